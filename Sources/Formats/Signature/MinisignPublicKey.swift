/// A public key of minisign's.
///
/// ```
/// "untrusted comment: " text LF
/// base64(42) LF                     the key as it stands in a command line: RW…
///     0    2   "Ed"
///     2    8   key ID
///    10   32   public key            Ed25519
/// ```
/// Nothing vouches for the comment.
package struct MinisignPublicKey: Hashable, Sendable {
    private static let algorithm = Array("Ed".utf8)
    private static let length = 42
    /// How many characters the key has as text.
    private static let textLength = 56

    /// The most bytes that a file is read of.
    package static let longestFile = 4096

    /// The ID of the key pair.
    package let id: MinisignKeyID
    /// The 32 bytes of the key.
    package let key: [UInt8]

    /// The key of these 32 bytes.
    package init(id: MinisignKeyID, key: [UInt8]) {
        self.id = id
        self.key = key
    }

    /// Reads a file, or the key alone.
    ///
    /// - Throws: `FormatError.minisign` with `publicKey`.
    package init(parsing text: [UInt8]) throws(FormatError) {
        var lines = MinisignLines.split(text.span).map { text[$0] }
        if lines.count == 2, lines[0].starts(with: MinisignLines.untrusted),
            lines[0].count < MinisignLines.longestComment
        {
            lines.removeFirst()
        }
        guard lines.count == 1,
            let bytes = MinisignLines.bytes(lines[0], count: Self.length),
            bytes.starts(with: Self.algorithm)
        else { throw .minisign(.publicKey) }
        id = MinisignKeyID(bytes[2..<10])
        key = Array(bytes[10...])
    }

    /// Whether text is meant as a key and not as the name of a file with one: it begins as keys do, and
    /// consists of about as many characters that can stand in one.
    package static func isMeant(by text: String) -> Bool {
        text.hasPrefix("RW") && abs(text.utf8.count - textLength) <= 8
            && text.utf8.allSatisfy { Base64.alphabet.contains($0) || $0 == UInt8(ascii: "=") }
    }
}
