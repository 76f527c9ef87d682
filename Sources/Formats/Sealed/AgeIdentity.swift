package import Secrets

/// An X25519 private key that opens files: `AGE-SECRET-KEY-1…`. Spec: C2SP age.
package struct AgeIdentity: Sendable {
    private static let prefix = "age-secret-key-"

    /// The 32 bytes.
    package let privateKey: SecretBytes

    /// The identity with this key of 32 bytes.
    package init(privateKey: SecretBytes) {
        self.privateKey = privateKey
    }

    /// Reads one identity.
    ///
    /// - Throws: `FormatError.age` with `bech32`, or with `identity` for another kind of key.
    package init(parsing text: Span<UInt8>) throws(FormatError) {
        let (prefix, bytes) = try Bech32.decode(text)
        guard prefix == Self.prefix, bytes.count == 32, text[0] == UInt8(ascii: "A") else {
            throw .age(.identity(line: 1))
        }
        privateKey = bytes
    }

    /// The identity as age writes it.
    package var encoded: SecretBytes {
        Bech32.encodeUppercased(prefix: Self.prefix, privateKey)
    }

    /// Reads a file of identities: one a line, empty lines and comments with `#` between them; or
    /// one identity in the lines of a recovery sheet, which comments may stand before.
    ///
    /// - Throws: `FormatError.age` with `mistyped` or `identity` and the line, `noKeys`,
    ///   `tooManyKeys` or `lines`.
    package static func file(_ text: SecretBytes) throws(FormatError) -> [AgeIdentity] {
        let plain: SecretBytes
        do throws(CheckedLineError) {
            let lines = text.slice(linesStart(in: text)..<text.count)
            plain = CheckedLines.isMeant(by: lines) ? try CheckedLines.plain(lines) : text
        } catch {
            throw .age(.lines(error))
        }
        return try plain.withBytes { (text: Span<UInt8>) throws(FormatError) in
            var identities: [AgeIdentity] = []
            for line in try AgeKeyLines.lines(of: text) {
                let part = text.extracting(line.range)
                identities.append(try identity(part, line: line.number))
            }
            return identities
        }
    }

    /// Where the first line stands that is neither empty nor a comment.
    private static func linesStart(in text: SecretBytes) -> Int {
        text.withBytes { text in
            var start = 0
            while start < text.count {
                var end = start
                while end < text.count, text[end] != AgeHeader.lineFeed { end += 1 }
                let isEmpty = (start..<end).allSatisfy { text[$0] == 0x20 || text[$0] == 0x0D }
                guard isEmpty || text[start] == UInt8(ascii: "#") else { return start }
                start = min(end + 1, text.count)
            }
            return start
        }
    }

    private static func identity(
        _ text: Span<UInt8>,
        line: Int
    ) throws(FormatError) -> AgeIdentity {
        do throws(FormatError) {
            return try AgeIdentity(parsing: text)
        } catch {
            guard case .age(.bech32(let fault)) = error, isMeant(by: text) else {
                throw .age(.identity(line: line))
            }
            throw .age(.mistyped(line: line, fault))
        }
    }

    /// Whether text begins as an identity does, in letters of whatever case.
    private static func isMeant(by text: Span<UInt8>) -> Bool {
        let start = Array((prefix + "1").utf8)
        guard text.count >= start.count else { return false }
        return start.indices.allSatisfy { text[$0] | 0x20 == start[$0] | 0x20 }
    }

    /// A file with this one identity, as `age-keygen` writes it.
    ///
    /// - Parameter created: when it was made, as RFC 3339 text.
    package func file(created: String, recipient: AgeRecipient) -> SecretBytes {
        let comments = Array("# created: \(created)\n# public key: \(recipient.encoded)\n".utf8)
        let key = encoded
        return SecretBytes(count: comments.count + key.count + 1) { target in
            for (index, byte) in comments.enumerated() { target[index] = byte }
            key.withBytes { key in
                for index in key.indices { target[comments.count + index] = key[index] }
            }
            target[target.count - 1] = AgeHeader.lineFeed
        }
    }
}
