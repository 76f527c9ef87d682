package import Secrets

/// Key derivation from a secret that already has enough entropy. RFC 5869; Spec: A7, B1.
package enum HKDFSHA256 {
    /// The most bytes that one derivation gives.
    package static let longestOutput = 255 * HMACSHA256.codeLength

    /// `count` bytes from `secret`, bound to `salt` and `info`.
    ///
    /// An empty salt and one of zeros are the same: HMAC pads its key with zeros.
    ///
    /// - Precondition: `count` is at most `longestOutput`; it is fixed by a format, never read.
    package static func derive(
        from secret: SecretBytes,
        salt: [UInt8],
        info: [UInt8],
        count: Int
    ) -> SecretBytes {
        precondition(count >= 0 && count <= longestOutput, "HKDF has no output of this length")
        let key = extract(secret, salt: salt)
        return SecretBytes(count: count) { target in
            var previous = SecretBytes(count: 0) { _ in }
            var written = 0
            var counter: UInt8 = 0
            while written < count {
                counter += 1
                previous = expand(key, previous: previous, info: info, counter: counter)
                previous.withBytes { block in
                    for index in 0..<min(block.count, count - written) {
                        target[written + index] = block[index]
                    }
                    written += block.count
                }
            }
        }
    }

    private static func extract(_ secret: SecretBytes, salt: [UInt8]) -> SecretBytes {
        SecretBytes(count: HMACSHA256.codeLength) { target in
            secret.withBytes { secret in
                HMACSHA256.withState(key: salt.span) { state in
                    state.update(secret)
                    state.finish(into: &target)
                }
            }
        }
    }

    private static func expand(
        _ key: SecretBytes,
        previous: SecretBytes,
        info: [UInt8],
        counter: UInt8
    ) -> SecretBytes {
        SecretBytes(count: HMACSHA256.codeLength) { target in
            key.withBytes { key in
                previous.withBytes { previous in
                    HMACSHA256.withState(key: key) { state in
                        state.update(previous)
                        state.update(info.span)
                        state.update([counter].span)
                        state.finish(into: &target)
                    }
                }
            }
        }
    }
}
