internal import CPosix
internal import Glibc
internal import Synchronization

/// What must be put right when the person, or the system, ends the process: temporary files go,
/// the terminal echoes again.
///
/// A handler takes the signals and only wakes a thread that waits for that, so that cleaning up is
/// ordinary code. To block them in every thread but one would not do: once an asynchronous `main`
/// suspends, libdispatch unblocks all signals in the first thread, where they would then end the
/// process with nothing put right. The status is 130, whichever signal it was.
package enum Interruption {
    /// The exit status of an interrupted run.
    package static let status: Int32 = 130

    /// What is to be done on interruption.
    package struct Actions {
        private var next = 0
        private var actions: [Int: @Sendable () -> Void] = [:]

        /// Has `action` run, before those that were there already, until it is cancelled.
        package mutating func add(_ action: @escaping @Sendable () -> Void) -> Cleanup {
            next += 1
            actions[next] = action
            return Cleanup(number: next)
        }

        /// Forgets one.
        package mutating func remove(_ cleanup: Cleanup) {
            actions.removeValue(forKey: cleanup.number)
        }

        fileprivate func run() {
            for (_, action) in actions.sorted(by: { $0.key > $1.key }) { action() }
        }
    }

    /// Something to be done on interruption, until it is cancelled.
    package struct Cleanup: Sendable {
        fileprivate let number: Int

        /// Forgets it; there is nothing to put right any more.
        package func cancel() { holdingOff { $0.remove(self) } }
    }

    private static let actions = Mutex(Actions())

    /// Runs `body` while an interruption waits: what it makes, and the action that takes it away,
    /// are there together or not at all. Once the process is being interrupted it never begins.
    package static func holdingOff<Result: Sendable, Failure: Error>(
        _ body: (inout Actions) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try actions.withLock { (actions) throws(Failure) in try body(&actions) }
    }

    /// Has `action` run if the process is interrupted, before those that were there already.
    package static func onInterruption(_ action: @escaping @Sendable () -> Void) -> Cleanup {
        holdingOff { $0.add(action) }
    }

    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Starts to wait for SIGINT, SIGTERM and SIGHUP; one that was ignored at the start stays so.
    ///
    /// To be called once, before there is another thread.
    package static func watch() {
        guard unsafe posix_take_signals(signals, Int32(signals.count)) == 0 else { return }
        var thread = pthread_t()
        unsafe pthread_create(&thread, nil, { _ in unsafe Interruption.waitForSignal() }, nil)
        pthread_detach(thread)
    }

    private static func waitForSignal() -> UnsafeMutableRawPointer? {
        posix_await_signal()
        actions.withLock { actions in
            actions.run()
            // Under the lock, so that no file is begun or named any more.
            _exit(status)
        }
        return nil
    }
}
