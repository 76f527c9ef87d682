package import Secrets

/// JSON with secrets in it, made in guarded memory.
package enum SecretJSON {
    /// The object `members`, and in it, under `name`, the secret as a string.
    package static func object(
        _ members: [(ExactText, JSONValue)],
        _ name: ExactText,
        _ secret: SecretBytes
    ) -> SecretBytes {
        object(members, name, json: string(secret))
    }

    /// The object `members`, and in it, under `name`, JSON with a secret in it.
    package static func object(
        _ members: [(ExactText, JSONValue)],
        _ name: ExactText,
        json: SecretBytes
    ) -> SecretBytes {
        let plain = members.map { ($0.0, SecretBytes(copying: $0.1.encoded)) }
        return object(plain + [(name, json)])
    }

    /// An object whose values are JSON.
    package static func object(_ members: [(ExactText, SecretBytes)]) -> SecretBytes {
        var object = SecretBytes(copying: [UInt8(ascii: "{")])
        for (place, member) in members.enumerated() {
            let mark = Array((place == 0 ? "" : ",").utf8)
            let name = mark + JSONValue.string(member.0).encoded + [UInt8(ascii: ":")]
            object = object.joined(with: SecretBytes(copying: name)).joined(with: member.1)
        }
        return object.joined(with: SecretBytes(copying: [UInt8(ascii: "}")]))
    }

    /// A secret as a JSON string.
    package static func string(_ secret: SecretBytes) -> SecretBytes {
        let hexadecimal = Array("0123456789abcdef".utf8)
        func isPlain(_ byte: UInt8) -> Bool {
            byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        }
        return secret.withBytes { bytes in
            let count = bytes.indices.reduce(2) { $0 + (isPlain(bytes[$1]) ? 1 : 6) }
            return SecretBytes(count: count) { target in
                target[0] = UInt8(ascii: "\"")
                target[count - 1] = UInt8(ascii: "\"")
                var place = 1
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
