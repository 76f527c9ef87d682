/// A signature of minisign's over a file, as it lies in `NAME.minisig`.
///
/// ```
/// "untrusted comment: " text LF
/// base64(74) LF
///     0    2   "ED"                  of a digest; "Ed", of the whole file, is not read
///     2    8   key ID
///    10   64   signature             Ed25519, over BLAKE2b-512 of the file
/// "trusted comment: " text LF
/// base64(64) LF                      Ed25519, over the signature above || the text of the comment
/// ```
/// Nothing vouches for the untrusted comment.
package struct MinisignSignature: Equatable, Sendable {
    private static let algorithm = Array("ED".utf8)
    private static let legacyAlgorithm = Array("Ed".utf8)
    private static let trusted = Array("trusted comment: ".utf8)
    /// The most bytes of the third line, with its end, that minisign reads.
    private static let longestComment = 8192
    private static let length = 64

    /// The most bytes that a file has.
    package static let longestFile = MinisignLines.longestComment + longestComment + 256
    /// What is put behind a file's name for the name of its signature.
    package static let suffix = Array(".minisig".utf8)

    /// The key pair that is said to have made it.
    package let keyID: MinisignKeyID
    /// The signature over the file's digest.
    package let signature: [UInt8]
    /// What the signer says of the file: mostly text, in whatever encoding, without control characters but
    /// tabs.
    package let comment: [UInt8]
    /// The signature over `commentedBytes`.
    package let commentSignature: [UInt8]

    /// A signature of these parts, each of 64 bytes.
    package init(
        keyID: MinisignKeyID,
        signature: [UInt8],
        comment: [UInt8],
        commentSignature: [UInt8]
    ) {
        self.keyID = keyID
        self.signature = signature
        self.comment = comment
        self.commentSignature = commentSignature
    }

    /// What the second signature is over.
    package static func commentedBytes(_ signature: [UInt8], _ comment: [UInt8]) -> [UInt8] {
        signature + comment
    }

    /// The file, as minisign writes it.
    package var encoded: [UInt8] {
        let first = Base64.encode(Self.algorithm + keyID.bytes + signature, .padded)
        let second = Base64.encode(commentSignature, .padded)
        let text = "signature from minisign secret key\n\(first)\n"
        return MinisignLines.untrusted + Array(text.utf8) + Self.trusted
            + comment + Array("\n\(second)\n".utf8)
    }
}

extension MinisignSignature {
    /// Reads a file.
    ///
    /// - Throws: `FormatError.minisign` with `signatureLine`, or with `legacySignature`.
    package init(parsing text: [UInt8]) throws(FormatError) {
        let lines = MinisignLines.split(text.span).map { text[$0] }
        func wrong(_ line: Int) -> FormatError { .minisign(.signatureLine(line)) }
        guard let first = lines.first, first.starts(with: MinisignLines.untrusted),
            first.count < MinisignLines.longestComment
        else { throw wrong(1) }
        guard lines.count > 1,
            let bytes = MinisignLines.bytes(lines[1], count: 10 + Self.length)
        else { throw wrong(2) }
        if bytes.starts(with: Self.legacyAlgorithm) { throw .minisign(.legacySignature) }
        guard bytes.starts(with: Self.algorithm) else { throw wrong(2) }
        guard lines.count > 2, lines[2].count < Self.longestComment,
            let comment = MinisignLines.rest(lines[2], behind: Self.trusted),
            Self.isPlain(String(decoding: comment, as: UTF8.self))
        else { throw wrong(3) }
        guard lines.count > 3,
            let commentSignature = MinisignLines.bytes(lines[3], count: Self.length)
        else { throw wrong(4) }
        guard lines.count == 4 else { throw wrong(5) }
        self.init(
            keyID: MinisignKeyID(bytes[2..<10]),
            signature: Array(bytes[10...]),
            comment: comment,
            commentSignature: commentSignature
        )
    }

    private static func isPlain(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0 == "\t" || isPlain($0) }
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
    }
}

extension MinisignSignature {
    private static let longestName = 1024

    /// What minisign writes as the trusted comment of a file. What cannot stand in one becomes `?`.
    ///
    /// - Parameter time: when it is signed, in seconds since 1970.
    package static func comment(time: Int64, fileName: [UInt8]) -> String {
        let name = String(decoding: fileName.prefix(longestName), as: UTF8.self)
        let plain = String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { isPlain($0) && $0 != "\u{FFFD}" ? $0 : "?" }
            )
        )
        return "timestamp:\(time)\tfile:\(plain)\thashed"
    }
}
