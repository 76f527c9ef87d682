extension AgeArmor {
    /// What the contents begin with in base64: an age file's first words.
    private static let firstContents: [UInt8] = Array("YWdlLWVuY3J5cHRpb24ub3Jn".utf8)

    /// Whether a file that begins with these bytes is or was in armor, be its first line damaged or
    /// gone.
    package static func mayBegin(_ bytes: [UInt8]) -> Bool {
        let text = bytes.drop(while: isSpace)
        return text.starts(with: firstLine.prefix(5)) || text.starts(with: firstContents)
    }

    /// What damaged armor stands for, as near as it can be told: every line of its contents but the
    /// last for 48 bytes, be some of its characters wrong, missing or too many, so that the others
    /// stay where they were. What is made up is for authentication to find.
    package static func decode(damaged text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var last: ArraySlice<UInt8>?
        var rest = text[...]
        // Lines without number are no armor, which has more characters than bytes.
        while !rest.isEmpty, bytes.count < text.count {
            let line = rest.prefix { $0 != AgeHeader.lineFeed && $0 != UInt8(ascii: "\r") }
            rest = rest[line.endIndex...].dropFirst()
            if line.starts(with: firstLine.prefix(5)) || line.allSatisfy(isSpace) { continue }
            if let last { bytes += wholeContents(last) }
            last = line
        }
        return last.map { bytes + lastContents($0) } ?? bytes
    }

    private static func wholeContents(_ line: ArraySlice<UInt8>) -> [UInt8] {
        if let bytes = try? Base64.decode(line), bytes.count == lineLength { return bytes }
        let missing = max(0, AgeHeader.columns - line.count)
        return digits(line.prefix(AgeHeader.columns) + [UInt8](repeating: zero, count: missing))
    }

    private static func lastContents(_ line: ArraySlice<UInt8>) -> [UInt8] {
        if let bytes = try? Base64.decode(line), bytes.count <= lineLength { return bytes }
        return digits(line.prefix(AgeHeader.columns))
    }

    private static let zero = UInt8(ascii: "A")

    /// The bytes of characters, with zeros for those that are none of base64.
    private static func digits(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let whole = line.prefix(line.count - line.count % 4)
        let clean = whole.map { Base64.alphabet.contains($0) ? $0 : zero }
        return (try? Base64.decode(clean)) ?? []
    }
}
