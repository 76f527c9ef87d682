/// The lines of a file of recipients or identities that are neither empty nor comments.
enum AgeKeyLines {
    private static let longestFile = 1 << 20
    private static let mostKeys = 1000

    /// A line with something in it.
    struct Line {
        /// Its number, from 1.
        let number: Int
        /// Where it stands, without white space around it.
        let range: Range<Int>
    }

    /// The lines of `text`, at least one; they end with LF or CRLF.
    static func lines(of text: Span<UInt8>) throws(FormatError) -> [Line] {
        guard text.count <= longestFile else { throw .age(.tooManyKeys) }
        var lines: [Line] = []
        var start = 0
        var number = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != AgeHeader.lineFeed { end += 1 }
            number += 1
            let range = trim(text, start..<end)
            if !range.isEmpty, text[range.lowerBound] != UInt8(ascii: "#") {
                lines.append(Line(number: number, range: range))
            }
            guard lines.count <= mostKeys else { throw .age(.tooManyKeys) }
            start = end + 1
        }
        guard !lines.isEmpty else { throw .age(.noKeys) }
        return lines
    }

    private static func trim(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, blanks.contains(text[lower]) { lower += 1 }
        while lower < upper, blanks.contains(text[upper - 1]) { upper -= 1 }
        return lower..<upper
    }
}
