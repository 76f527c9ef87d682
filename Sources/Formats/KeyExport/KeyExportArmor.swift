/// The text around a key export: two lines, and base64 between them. Spec: B10.
///
/// It is written as Element writes it, in lines of 128 characters with padding.
package enum KeyExportArmor {
    /// What stands before the base64.
    package static let firstLine = Array("-----BEGIN MEGOLM SESSION DATA-----".utf8)
    /// What stands behind it.
    package static let lastLine = Array("-----END MEGOLM SESSION DATA-----".utf8)
    /// How many characters a line of base64 has.
    package static let columns = 128
    /// How many bytes such a line stands for.
    package static let lineLength = columns / 4 * 3

    /// The armor's beginning.
    package static var opening: [UInt8] { firstLine + [lineFeed] }

    /// The armor's end.
    package static var closing: [UInt8] { lastLine + [lineFeed] }

    static let lineFeed = UInt8(ascii: "\n")

    /// How long the lines of so many bytes are.
    package static func textLength(of count: Int) -> Int {
        let lines = (count + lineLength - 1) / lineLength
        return (count + 2) / 3 * 4 + lines
    }

    /// Writes `bytes` as lines of base64, the last one padded, and returns how long they are.
    ///
    /// - Precondition: the text has room for them; but for the last of a file, the bytes are a
    ///   multiple of `lineLength`.
    package static func encode(
        _ bytes: Span<UInt8>,
        into text: inout MutableSpan<UInt8>
    ) -> Int {
        let pairs = Base64.pairs
        var written = 0
        for start in stride(from: 0, to: bytes.count, by: lineLength) {
            let line = bytes.extracting(start..<min(bytes.count, start + lineLength))
            let done = Base64.encodeSixes(line, into: &text, at: written, pairs.span)
            written += done / 3 * 4
            if done < line.count {
                let rest: [UInt8] = Base64.encode(line.extracting(done...), .padded)
                for character in rest {
                    text[written] = character
                    written += 1
                }
            }
            text[written] = lineFeed
            written += 1
        }
        return written
    }
}

extension KeyExportArmor {
    /// Whether a file that begins so is meant as a key export: its first line is there, or most of it.
    ///
    /// In what begins as JSON a line has to begin with it, since no string goes over lines.
    package static func isMeant(by bytes: [UInt8]) -> Bool {
        let mark = Array("-----BEGIN MEGOLM".utf8)
        let isJSON = beginsAsJSON(bytes)
        var start = 0
        while start + mark.count <= bytes.count {
            if bytes[start] == mark[0], bytes[start..<start + mark.count].elementsEqual(mark),
                !isJSON || isLineEnd(bytes[start - 1])
            {
                return true
            }
            start += 1
        }
        return false
    }

    private static func beginsAsJSON(_ bytes: [UInt8]) -> Bool {
        let first = bytes.first { $0 != UInt8(ascii: " ") && !(0x09...0x0D).contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == lineFeed || byte == UInt8(ascii: "\r")
    }
}
