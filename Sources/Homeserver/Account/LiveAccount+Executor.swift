internal import Primitives

extension LiveAccount {
    /// The thread that waits for servers. That it is there for good is what the language cannot see.
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe ThreadExecutor.network.asUnownedSerialExecutor()
    }
}
