internal import CCrypto

/// The one door to libcrypto's return codes.
enum Libcrypto {
    /// Holds a call to its promise: libcrypto says 1 for success.
    ///
    /// - Throws: `PrimitivesError.library` with the call's name.
    static func check(_ status: Int32, _ call: String) throws(PrimitivesError) {
        guard status == 1 else {
            ERR_clear_error()
            throw .library(call)
        }
    }

    /// What a call can only refuse for want of memory: nothing sensible can follow.
    static func require(_ status: Int32, _ call: StaticString) {
        precondition(status == 1, "libcrypto refused \(call)")
    }
}
