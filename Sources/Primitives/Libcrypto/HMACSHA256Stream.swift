package import Secrets

/// HMAC-SHA-256 of bytes that arrive piece by piece, many of them. RFC 2104; Spec: B10.
///
/// It runs on libcrypto's SHA-256, which takes a sixth of the time of libsodium's over megabytes. What
/// is left of the key lies in guarded memory.
@safe package final class HMACSHA256Stream {
    private let codes = SHA256Codes()

    /// A code of nothing so far.
    ///
    /// - Precondition: the key has one block at most, 64 bytes.
    package init(key: SecretBytes) {
        key.withBytes { key in
            unsafe key.withBase { unsafe codes.take(key: $0, count: key.count) }
        }
        codes.begin()
    }

    /// Adds `bytes` to the message.
    package func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withBase { unsafe codes.update($0, count: bytes.count) }
    }

    /// The code of the whole message; the next one begins, under the same key.
    package func finish() -> [UInt8] {
        var code = [UInt8](repeating: 0, count: SHA256Codes.length)
        unsafe codes.finish(into: &code)
        codes.begin()
        return code
    }
}
