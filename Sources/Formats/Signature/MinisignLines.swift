import Secrets

/// The lines that minisign's files are made of.
enum MinisignLines {
    /// What the first line begins with. Nothing vouches for what follows.
    static let untrusted = Array("untrusted comment: ".utf8)
    /// The most bytes of the first line, with its end, that minisign reads.
    static let longestComment = 1024

    /// The lines, each of which ends with LF or CRLF, the last also with the text. Empty ones at the end
    /// are none.
    static func split(_ text: Span<UInt8>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            let hasReturn = end > start && end < text.count && text[end - 1] == UInt8(ascii: "\r")
            lines.append(start..<(hasReturn ? end - 1 : end))
            start = end + 1
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// What stands behind `prefix` in a line; nil where the line does not begin so.
    static func rest(_ line: some Collection<UInt8>, behind prefix: [UInt8]) -> [UInt8]? {
        guard line.starts(with: prefix) else { return nil }
        return Array(line.dropFirst(prefix.count))
    }

    /// The bytes that a line of base64 stands for, in the one spelling that it has.
    static func bytes(_ line: some Collection<UInt8>, count: Int) -> [UInt8]? {
        guard let bytes = try? Base64.decode(line), bytes.count == count,
            Base64.encode(bytes.span, .padded).elementsEqual(line)
        else { return nil }
        return bytes
    }
}
