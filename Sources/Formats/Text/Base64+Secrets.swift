package import Secrets

extension Base64 {
    /// The base64 of a secret, unpadded, without a copy outside guarded memory.
    package static func encode(_ secret: SecretBytes) -> SecretBytes {
        SecretBytes(count: (secret.count * 4 + 2) / 3) { target in
            secret.withBytes { bytes in
                for position in target.indices {
                    let bit = position * 6
                    let first = UInt16(bytes[bit / 8]) << 8
                    let second = bit / 8 + 1 < bytes.count ? UInt16(bytes[bit / 8 + 1]) : 0
                    let value = (first | second) >> UInt16(10 - bit % 8) & 63
                    target[position] = alphabet[Int(value)]
                }
            }
        }
    }
}
