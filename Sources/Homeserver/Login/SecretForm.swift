internal import Formats
internal import Secrets

/// A form with a secret in it, as browsers send it, made and read in guarded memory.
enum SecretForm {
    /// The form `fields`, and behind them, under `name`, the secret.
    static func encode(
        _ fields: [(String, String)],
        _ name: String,
        _ secret: SecretBytes
    ) -> SecretBytes {
        let mark = encode(fields) + (fields.isEmpty ? "" : "&") + name + "="
        return SecretBytes(plain: mark).joined(with: escaped(secret))
    }

    /// The form `fields`.
    static func encode(_ fields: [(String, String)]) -> String {
        fields.map { "\($0)=\(PercentEncoding.segment(ExactText($1)))" }.joined(separator: "&")
    }

    /// The value of `name` in a form, or in the query of an address; nil where it is not there once.
    static func value(of name: String, in form: SecretBytes) -> SecretBytes? {
        let end = SecretBytes(plain: "&")
        let whole = end.joined(with: form).joined(with: end)
        return whole.part(from: "&\(name)=", to: "&").map(unescaped)
    }

    private static func escaped(_ secret: SecretBytes) -> SecretBytes {
        let digits = Array("0123456789ABCDEF".utf8)
        return secret.withBytes { bytes in
            let count = bytes.indices.reduce(0) {
                $0 + (PercentEncoding.isAlphanumeric(bytes[$1]) ? 1 : 3)
            }
            return SecretBytes(count: count) { target in
                var place = 0
                for index in bytes.indices {
                    let byte = bytes[index]
                    if PercentEncoding.isAlphanumeric(byte) {
                        target[place] = byte
                        place += 1
                        continue
                    }
                    target[place] = UInt8(ascii: "%")
                    target[place + 1] = digits[Int(byte >> 4)]
                    target[place + 2] = digits[Int(byte & 15)]
                    place += 3
                }
            }
        }
    }

    private static func unescaped(_ text: SecretBytes) -> SecretBytes {
        var plain = SecretBuilder(limit: text.count)
        text.withBytes { bytes in
            var place = 0
            while place < bytes.count {
                let isEscape = bytes[place] == UInt8(ascii: "%") && place + 2 < bytes.count
                let digits = isEscape ? [bytes[place + 1], bytes[place + 2]] : []
                let values = digits.compactMap(Self.digit)
                let byte = values.count == 2 ? values[0] << 4 | values[1] : bytes[place]
                _ = plain.append([byte].span)
                place += values.count == 2 ? 3 : 1
            }
        }
        return plain.finish()
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        UInt8(String(UnicodeScalar(byte)), radix: 16)
    }
}
