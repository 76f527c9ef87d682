/// An X25519 public key that a file can be sealed to: `age1…`. Spec: C2SP age.
package struct AgeRecipient: Hashable, Sendable {
    private static let prefix = "age"

    /// The 32 bytes.
    package let publicKey: [UInt8]

    /// The recipient with this key of 32 bytes.
    package init(publicKey: [UInt8]) {
        self.publicKey = publicKey
    }

    /// Reads one recipient.
    ///
    /// - Throws: `FormatError.age` with `bech32`, or with `recipient` for another kind of key.
    package init(parsing text: String) throws(FormatError) {
        let (prefix, bytes) = try Bech32.decode(text)
        guard prefix == Self.prefix, bytes.count == 32, text.utf8.first == UInt8(ascii: "a") else {
            throw .age(.recipient(line: 1))
        }
        publicKey = bytes
    }

    /// The recipient as age writes it.
    package var encoded: String { Bech32.encode(prefix: Self.prefix, publicKey) }

    /// Reads a file of recipients: one a line, empty lines and comments with `#` between them.
    ///
    /// - Throws: `FormatError.age` with `mistyped` or `recipient` and the line, `noKeys` or
    ///   `tooManyKeys`.
    package static func file(_ bytes: [UInt8]) throws(FormatError) -> [AgeRecipient] {
        var recipients: [AgeRecipient] = []
        for line in try AgeKeyLines.lines(of: bytes.span) {
            let text = String(decoding: bytes[line.range], as: UTF8.self)
            recipients.append(try recipient(text, line: line.number))
        }
        return recipients
    }

    private static func recipient(
        _ text: String,
        line: Int
    ) throws(FormatError) -> AgeRecipient {
        do throws(FormatError) {
            return try AgeRecipient(parsing: text)
        } catch {
            guard case .age(.bech32(let fault)) = error, isMeant(by: text) else {
                throw .age(.recipient(line: line))
            }
            throw .age(.mistyped(line: line, fault))
        }
    }

    /// Whether text begins as a recipient does, in letters of whatever case.
    package static func isMeant(by text: String) -> Bool {
        text.lowercased().hasPrefix(prefix + "1")
    }
}
