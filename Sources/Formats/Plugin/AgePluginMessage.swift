package import Secrets

/// What an age client and its plugin say to each other: a stanza as in an age header, whose body may
/// be a secret.
///
/// ```
/// "-> " command *(" " argument) LF
/// *(64 characters of base64 LF)          the body
/// 0..63 characters of base64 LF
/// ```
///
/// Spec: C2SP age-plugin, "IPC protocol".
package struct AgePluginMessage: Sendable {
    /// The longest line, and the longest text of a body.
    package static let longest = 64 << 10

    /// What is said.
    package let command: String
    /// What goes with it.
    package let arguments: [String]
    /// Its data.
    package let body: SecretBytes

    /// A message; the arguments have none but the bytes `!` to `~`.
    package init(
        _ command: String,
        _ arguments: [String] = [],
        body: SecretBytes = SecretBytes(copying: [])
    ) {
        self.command = command
        self.arguments = arguments
        self.body = body
    }

    /// Reads a message of its first line and the text of its body, both without ends of lines.
    ///
    /// - Throws: `FormatError.age` with `headerLine`: 1 for the first line, 2 for the body.
    package init(firstLine: SecretBytes, body: SecretBytes) throws(FormatError) {
        let words = firstLine.withBytes { line in
            var copy: [UInt8] = []
            for index in line.indices { copy.append(line[index]) }
            return AgeStanza.arguments(ofLine: copy[...])
        }
        guard let words, let command = words.first else { throw .age(.headerLine(1)) }
        guard let data = try? Base64.decode(body), Base64.encode(data) == body else {
            throw .age(.headerLine(2))
        }
        self.command = command
        arguments = Array(words.dropFirst())
        self.body = data
    }

    /// The message's lines.
    package var encoded: SecretBytes {
        let front = Array("-> \(([command] + arguments).joined(separator: " "))\n".utf8)
        let body = Base64.encode(body)
        let columns = AgeHeader.columns
        let count = front.count + body.count + body.count / columns + 1
        return SecretBytes(count: count) { target in
            for index in front.indices { target[index] = front[index] }
            var position = front.count
            body.withBytes { body in
                for index in body.indices {
                    target[position] = body[index]
                    position += 1
                    guard (index + 1).isMultiple(of: columns) else { continue }
                    target[position] = AgeHeader.lineFeed
                    position += 1
                }
            }
            target[position] = AgeHeader.lineFeed
        }
    }
}
