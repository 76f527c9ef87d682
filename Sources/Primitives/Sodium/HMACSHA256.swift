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
            withState(key: key) { state in
                state.update(message)
                state.finish(into: &target)
            }
        }
        return code
    }

    /// The code of `message` under a key of any length.
    package static func code(of message: [UInt8], key: SecretBytes) -> [UInt8] {
        code(of: message.span, key: key)
    }

    /// Runs `body` with a state keyed with `key`, and wipes the state after.
    static func withState(key: Span<UInt8>, _ body: (borrowing State) -> Void) {
        Sodium.prepare()
        let size = MemoryLayout<crypto_auth_hmacsha256_state>.size
        var memory = crypto_auth_hmacsha256_state()
        unsafe withUnsafeMutablePointer(to: &memory) { pointer in
            defer { unsafe sodium_memzero(pointer, size) }
            unsafe key.withBase { base in
                _ = unsafe crypto_auth_hmacsha256_init(pointer, base, key.count)
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

        func update(_ bytes: Span<UInt8>) {
            unsafe bytes.withBase { base in
                _ = unsafe crypto_auth_hmacsha256_update(pointer, base, UInt64(bytes.count))
            }
        }

        func finish(into code: inout MutableSpan<UInt8>) {
            precondition(code.count == codeLength)
            unsafe code.withBase { base in
                _ = unsafe crypto_auth_hmacsha256_final(pointer, base)
            }
        }
    }
}
