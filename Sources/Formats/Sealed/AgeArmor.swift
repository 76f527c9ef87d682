/// An age file as text: strict PEM.
///
/// ```
/// "-----BEGIN AGE ENCRYPTED FILE-----" LF
/// *(64 characters of base64 LF)               padded, unlike everything else in an age file
/// 0..1 shorter line of it, LF
/// "-----END AGE ENCRYPTED FILE-----" LF
/// ```
///
/// The armor itself authenticates nothing. Spec: C2SP age, "ASCII armor"; RFC 7468, section 3.
package enum AgeArmor {
    static let firstLine = Array("-----BEGIN AGE ENCRYPTED FILE-----".utf8)
    static let lastLine = Array("-----END AGE ENCRYPTED FILE-----".utf8)
    /// How much white space may stand before the armor, and how much behind it.
    static let mostSpace = 1024
    /// How many bytes a line that is not the last stands for.
    package static let lineLength = 48

    private static let textLineLength = 65

    /// How many bytes of a file tell whether it is in armor.
    package static let longestBeginning = mostSpace + firstLine.count
    /// In how many bytes of a file its header ends, in armor or not.
    package static let longestPrefix = longestBeginning + 2 + longestText

    /// The text of the longest header, with lines that end with CRLF.
    private static let longestText = (AgeHeader.longestHeader / lineLength + 1) * 66

    /// Whether a file that begins with these bytes is in armor.
    package static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.drop(while: isSpace).starts(with: firstLine)
    }

    /// What the first `longestPrefix` bytes of a file, or all of a shorter one, stand for: the bytes
    /// themselves where they are in no armor.
    ///
    /// - Throws: `FormatError.age` with `armorLine`, `armorTruncated`, `armorTrailing` or
    ///   `headerTruncated`.
    package static func decode(prefix bytes: [UInt8]) throws(FormatError) -> [UInt8] {
        guard begins(bytes) else { return bytes }
        var decoder = AgeArmorDecoder()
        var decoded: [UInt8] = []
        let text = Array(bytes.prefix(longestPrefix))
        try decoder.decode(text.span, into: &decoded)
        if bytes.count < longestPrefix { try decoder.finish(into: &decoded) }
        return decoded
    }

    /// The armor's beginning.
    package static var opening: [UInt8] { firstLine + [AgeHeader.lineFeed] }

    /// The armor's end, behind a last line of these bytes if there are any.
    ///
    /// - Precondition: they are fewer than `lineLength`.
    package static func closing(_ bytes: Span<UInt8>) -> [UInt8] {
        precondition(bytes.count < lineLength, "whole lines come first")
        let line: [UInt8] = Base64.encode(bytes, .padded)
        let feed = [AgeHeader.lineFeed]
        return line + (line.isEmpty ? [] : feed) + lastLine + feed
    }

    /// Whole lines.
    ///
    /// - Precondition: the bytes are a multiple of `lineLength`.
    package static func lines(_ bytes: Span<UInt8>) -> [UInt8] {
        precondition(bytes.count.isMultiple(of: lineLength), "the last line is the closing's")
        let text: [UInt8] = Base64.encode(bytes)
        var lines: [UInt8] = []
        lines.reserveCapacity(bytes.count / lineLength * textLineLength)
        for start in stride(from: 0, to: text.count, by: AgeHeader.columns) {
            lines += text[start..<start + AgeHeader.columns]
            lines.append(AgeHeader.lineFeed)
        }
        return lines
    }

    /// Where a line of the contents, counted from 0, begins in the text.
    package static func offset(ofLine line: Int) -> Int {
        firstLine.count + 1 + line * textLineLength
    }

    /// How long the text of so many bytes is.
    package static func length(of count: Int) -> Int {
        let rest = count % lineLength
        let last = rest == 0 ? 0 : (rest + 2) / 3 * 4 + 1
        return offset(ofLine: count / lineLength) + last + lastLine.count + 1
    }

    /// Whether a byte may stand outside the armor.
    static func isSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), AgeHeader.lineFeed: true
        default: false
        }
    }
}
