internal import CSodium
package import Secrets

/// HMAC with SHA-256. RFC 2104; Spec: A7, B1, B10.
package enum HMACSHA256 {
    /// The length of a code, in bytes.
    package static let codeLength = 32

    /// The code of `message` under a key of any length.
    package static func code(of message: Span<UInt8>, key: SecretBytes) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: codeLength)
        var target = code.mutableSpan
        key.withBytes { key in
            withState { state in
                state.take(key: key)
                state.update(message)
                state.finish(into: &target, at: 0)
            }
        }
        return code
    }

    /// The code of `message` under a key of any length.
    package static func code(of message: [UInt8], key: SecretBytes) -> [UInt8] {
        code(of: message.span, key: key)
    }

    /// The code of `message` under a key of any length, which may lie in memory that is shared with
    /// others.
    package static func code(of message: Span<UInt8>, key: Span<UInt8>) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: codeLength)
        var target = code.mutableSpan
        withState { state in
            state.take(key: key)
            state.update(message)
            state.finish(into: &target, at: 0)
        }
        return code
    }

    /// Puts the code of `message` into `memory`, from `offset` on, under the key at `key` there,
    /// which it may replace.
    ///
    /// - Precondition: the key and the code lie within the memory.
    package static func code(
        of message: Span<UInt8>,
        keyAt key: Range<Int>,
        in memory: inout MutableSpan<UInt8>,
        at offset: Int
    ) {
        withState { state in
            state.take(key: memory.span.extracting(key))
            state.update(message)
            state.finish(into: &memory, at: offset)
        }
    }

    /// Runs `body` with a state, which takes a key first, and wipes it after.
    static func withState(_ body: (borrowing State) -> Void) {
        Sodium.prepare()
        var memory = crypto_auth_hmacsha256_state()
        unsafe withUnsafeMutablePointer(to: &memory) { pointer in
            defer {
                unsafe sodium_memzero(pointer, MemoryLayout<crypto_auth_hmacsha256_state>.size)
            }
            body(unsafe State(pointer))
        }
    }

    /// A code in the making. libsodium documents these calls as never failing.
    @safe struct State: ~Copyable {
        private let pointer: UnsafeMutablePointer<crypto_auth_hmacsha256_state>

        fileprivate init(_ pointer: UnsafeMutablePointer<crypto_auth_hmacsha256_state>) {
            unsafe self.pointer = pointer
        }

        /// Takes the key, which need not live any longer.
        func take(key: Span<UInt8>) {
            unsafe key.withBase { base in
                _ = unsafe crypto_auth_hmacsha256_init(pointer, base, key.count)
            }
        }

        /// Runs `body` with a copy, and wipes the copy after: what a key costs is paid for once.
        func withCopy(_ body: (borrowing State) -> Void) {
            HMACSHA256.withState { copy in
                unsafe copy.pointer.pointee = unsafe pointer.pointee
                body(copy)
            }
        }

        /// Takes more of the message.
        func update(_ bytes: Span<UInt8>) {
            unsafe bytes.withBase { base in
                _ = unsafe crypto_auth_hmacsha256_update(pointer, base, UInt64(bytes.count))
            }
        }

        /// Writes the code into `target`, from `offset` on.
        func finish(into target: inout MutableSpan<UInt8>, at offset: Int) {
            precondition(offset >= 0 && target.count - offset >= codeLength)
            unsafe target.withBase { base in
                _ = unsafe crypto_auth_hmacsha256_final(pointer, base + offset)
            }
        }
    }
}
