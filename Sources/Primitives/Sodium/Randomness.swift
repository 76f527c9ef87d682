internal import CSodium
package import Secrets

/// The system's cryptographic randomness.
package enum Randomness {
    /// `count` random bytes that are no secret: an IV, a salt, an identifier.
    package static func bytes(_ count: Int) -> [UInt8] {
        Sodium.prepare()
        var bytes = [UInt8](repeating: 0, count: count)
        unsafe randombytes_buf(&bytes, count)
        return bytes
    }

    /// `count` random bytes that are a secret from the start.
    package static func secret(_ count: Int) -> SecretBytes {
        SecretBytes(count: count) { target in
            unsafe target.withBase { base in unsafe randombytes_buf(base, count) }
        }
    }

    /// A number from 0 up to and without `bound`, every one as likely; 0 when `bound` is 0 or 1.
    package static func below(_ bound: UInt32) -> UInt32 {
        Sodium.prepare()
        return randombytes_uniform(bound)
    }
}
