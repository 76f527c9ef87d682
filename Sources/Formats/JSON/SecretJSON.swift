package import Secrets

/// JSON with a secret string in it, made in guarded memory.
package enum SecretJSON {
    /// The object `members`, and in it, under `name`, the secret as a string.
    package static func object(
        _ members: [(ExactText, JSONValue)],
        _ name: String,
        _ secret: SecretBytes
    ) -> SecretBytes {
        let quote = SecretBytes(copying: [UInt8(ascii: "\"")])
        return object(
            members,
            name,
            json: quote.joined(with: escaped(secret)).joined(with: quote)
        )
    }

    /// The object `members`, and in it, under `name`, JSON with a secret in it.
    package static func object(
        _ members: [(ExactText, JSONValue)],
        _ name: String,
        json: SecretBytes
    ) -> SecretBytes {
        let rest = JSONValue.object(members).encoded.dropLast()
        let mark = (members.isEmpty ? "\"" : ",\"") + name + "\":"
        return SecretBytes(copying: rest + Array(mark.utf8)).joined(with: json)
            .joined(with: SecretBytes(copying: [UInt8(ascii: "}")]))
    }

    /// A secret's bytes as they stand in a JSON string.
    private static func escaped(_ secret: SecretBytes) -> SecretBytes {
        let hexadecimal = Array("0123456789abcdef".utf8)
        func isPlain(_ byte: UInt8) -> Bool {
            byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        }
        return secret.withBytes { bytes in
            let count = bytes.indices.reduce(0) { $0 + (isPlain(bytes[$1]) ? 1 : 6) }
            return SecretBytes(count: count) { target in
                var place = 0
                for index in bytes.indices {
                    let byte = bytes[index]
                    if isPlain(byte) {
                        target[place] = byte
                        place += 1
                        continue
                    }
                    for (offset, mark) in "\\u00".utf8.enumerated() {
                        target[place + offset] = mark
                    }
                    target[place + 4] = hexadecimal[Int(byte >> 4)]
                    target[place + 5] = hexadecimal[Int(byte & 15)]
                    place += 6
                }
            }
        }
    }
}
