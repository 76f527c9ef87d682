internal import CSodium

/// The one door to libsodium's set-up and return codes.
enum Sodium {
    /// Chooses the fastest implementations for this machine, once; every door calls it first.
    static func prepare() {
        precondition(sodium_init() >= 0, "libsodium found no source of randomness")
    }

    /// Holds a call to its promise: libsodium says 0 for success.
    ///
    /// - Throws: `PrimitivesError.library` with the call's name.
    static func check(_ status: Int32, _ call: String) throws(PrimitivesError) {
        guard status == 0 else { throw .library(call) }
    }
}
