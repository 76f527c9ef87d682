/// One way to the file key, as it stands in an age header; its meaning is `AgeSlot`'s to find.
///
/// ```
/// "-> " argument *(" " argument) LF      arguments of ! to ~, the first names the type
/// *(64 characters of base64 LF)          the body
/// 0..63 characters of base64 LF
/// ```
///
/// Spec: C2SP age, "Recipient stanza".
package struct AgeStanza: Equatable, Sendable {
    /// The type and what goes with it.
    package let arguments: [String]
    /// The wrapped file key, for the known types.
    package let body: [UInt8]

    /// A stanza of these arguments, none of them empty or with other bytes than `!` to `~`.
    package init(arguments: [String], body: [UInt8]) {
        self.arguments = arguments
        self.body = body
    }

    /// What follows `-> ` in a stanza's first line; nil for a line that is none.
    static func arguments(ofLine line: ArraySlice<UInt8>) -> [String]? {
        guard line.starts(with: "-> ".utf8) else { return nil }
        let words = line.dropFirst(3).split(
            separator: UInt8(ascii: " "),
            omittingEmptySubsequences: false
        )
        for word in words {
            guard !word.isEmpty, word.allSatisfy({ (33...126).contains($0) }) else { return nil }
        }
        return words.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The stanza's lines.
    var encoded: [UInt8] {
        var text = Array("-> \(arguments.joined(separator: " "))\n".utf8)
        let body: [UInt8] = Base64.encode(body.span)
        var start = 0
        while body.count - start >= AgeHeader.columns {
            text += body[start..<start + AgeHeader.columns]
            text.append(AgeHeader.lineFeed)
            start += AgeHeader.columns
        }
        text += body[start...]
        text.append(AgeHeader.lineFeed)
        return text
    }
}
