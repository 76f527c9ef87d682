import Formats
import Support
import Testing

/// Traps: 1, 2, 37; section 2: 7. Whatever became of the text, the bytes are found, in pieces of any
/// length.
struct KeyExportArmorDecoderTests {
    private static let first = "-----BEGIN MEGOLM SESSION DATA-----"
    private static let last = "-----END MEGOLM SESSION DATA-----"
    /// They have every digit, `+` and `/` at every place of a group, and one character of padding.
    private static let bytes: [UInt8] =
        (0..<64).flatMap { (value: UInt8) -> [UInt8] in
            [value << 2 | value >> 4, value << 4 | value >> 2, value << 6 | value]
        } + [0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFF, 0x3E, 0xFB, 0xEF, 0x00, 0x3F]
    private static let base64: String = Base64.encode(bytes, .padded)

    /// What comes of a text that is given in pieces of a length.
    private static func decode(
        _ text: [UInt8],
        pieces: Int = .max,
        _ damage: KeyExportArmorDecoder.Damage = .refused
    ) throws -> (bytes: [UInt8], hasTrailer: Bool) {
        var decoder = KeyExportArmorDecoder(damage)
        var bytes: [UInt8] = []
        var output = [UInt8](repeating: 0, count: text.count + 64)
        var position = 0
        while position < text.count {
            let room = min(output.count, 3 * (text.count + 20))
            let count = min(pieces, text.count - position, decoder.mostText(for: room))
            var target = output.mutableSpan
            let piece = text.span.extracting(position..<position + count)
            let written = try decoder.decode(piece, into: &target, at: 0)
            bytes += output[..<written]
            position += count
        }
        var target = output.mutableSpan
        let written = try decoder.finish(into: &target, at: 0)
        return (bytes + output[..<written], decoder.hasTrailer)
    }

    private static func wrapped(_ columns: Int, by separator: String) -> String {
        let text = Array(base64)
        return stride(from: 0, to: text.count, by: columns)
            .map { String(text[$0..<min(text.count, $0 + columns)]) }.joined(separator: separator)
    }

    private static func escaped(_ replacements: [(String, String)]) -> String {
        base64.map { character in
            replacements.first { $0.0 == String(character) }?.1 ?? String(character)
        }.joined()
    }

    /// What was done to a text, and the text.
    private static let texts: [(String, String)] = [
        ("as Element writes it", "\(first)\n\(wrapped(128, by: "\n"))\n\(last)\n"),
        ("lines of 76", "\(first)\n\(wrapped(76, by: "\n"))\n\(last)\n"),
        ("lines of 73", "\(first)\n\(wrapped(73, by: "\n"))\n\(last)\n"),
        ("lines of 1", "\(first)\n\(wrapped(1, by: "\n"))\n\(last)\n"),
        ("CRLF", "\(first)\r\n\(wrapped(64, by: "\r\n"))\r\n\(last)\r\n"),
        ("CR", "\(first)\r\(wrapped(64, by: "\r"))\r\(last)\r"),
        ("no wrapping", "\(first)\n\(base64)\n\(last)"),
        ("one line in all", "\(first)\(base64)\(last)"),
        ("one line with spaces", "\(first) \(base64) \(last)"),
        ("a byte order mark", "\u{FEFF}\(first)\n\(base64)\n\(last)\n"),
        ("junk before", "Here are my keys:\n-----\n--\(first)\n\(base64)\n\(last)\n"),
        ("indented", "  \(first)\n  \(wrapped(64, by: "\n\t"))\n  \(last)  "),
        ("blank lines", "\n\n\(first)\n\n\n\(wrapped(64, by: "\n\n"))\n\n\(last)\n\n"),
        ("something behind", "\(first)\n\(base64)\n\(last)\\\n    and *more*"),
        ("unpadded", "\(first)\n\(base64.filter { $0 != "=" })\n\(last)\n"),
        ("the other alphabet", "\(first)\n\(escaped([("+", "-"), ("/", "_")]))\n\(last)\n"),
        ("hexadecimal references", escapedFile("&#x2B;", "&#x2F;", "&#x3D;")),
        ("small ones", escapedFile("&#x2b;", "&#x2f;", "&#x3d;")),
        ("decimal references", escapedFile("&#43;", "&#47;", "&#61;")),
        ("named references", escapedFile("&plus;", "&sol;", "&equals;")),
        ("line ends as references", "\(first)&#10;\(wrapped(64, by: "&#13;&#10;"))&#10;\(last)"),
    ]

    private static func escapedFile(_ plus: String, _ slash: String, _ equals: String) -> String {
        "\(first)\n\(escaped([("+", plus), ("/", slash), ("=", equals)]))\n\(last)\n"
    }

    @Test(arguments: texts, [1, 2, 3, 5, 8, 61, .max])
    func findsTheBytes(_ text: (String, String), _ pieces: Int) throws {
        let decoded = try Self.decode(Array(text.1.utf8), pieces: pieces)
        #expect(decoded.bytes == Self.bytes, "\(text.0)")
        #expect(decoded.hasTrailer)
    }

    /// element-android#4082; and a last line that was cut, mistyped or quoted.
    @Test(
        arguments: [
            "", "\n", "\n-", "\n--", "\n-----", "\n-----END", "\n-----END MEGOLM SESSION DATA----",
            "\n-----END MEGOLM SESSION DATA----\n", "\n-----\n", "\n----- END MEGOLM SESSION DATA",
            "\n-----END MEGOLM SESSION DATA----*",
        ],
        [1, 7, .max]
    )
    func tellsThatTheLastLineIsMissing(_ end: String, _ pieces: Int) throws {
        let decoded = try Self.decode(Array((Self.first + Self.base64 + end).utf8), pieces: pieces)
        #expect(decoded.bytes == Self.bytes)
        #expect(!decoded.hasTrailer)
    }

    /// Every digit may stand twice before it is a first line's or a last line's.
    @Test func takesHyphensForDigitsWhereTheyAreSome() throws {
        for count in 1...40 {
            let text = String(repeating: "-", count: count) + "__AA"
            guard count % 4 != 1 else { continue }
            let expected = try Base64.decode(String(repeating: "+", count: count) + "//AA")
            let decoded = try Self.decode(Array("\(Self.first)\n\(text)\n\(Self.last)".utf8))
            #expect(decoded.bytes == expected, "\(count)")
        }
    }

    @Test func findsTheFirstLineWithinReachOnly() throws {
        let reach = KeyExportArmorDecoder.reach
        for (junk, isFound) in [(reach, true), (reach + 1, false), (4 * reach, false)] {
            let file =
                [UInt8](repeating: UInt8(ascii: "-"), count: junk)
                + Array("\(Self.first)\n\(Self.base64)\n\(Self.last)".utf8)
            for pieces in [1000, .max] {
                let decoded = Result { try Self.decode(file, pieces: pieces) }
                #expect((try? decoded.get().bytes) == (isFound ? Self.bytes : nil))
                if !isFound {
                    #expect(throws: FormatError.keyExport(.header)) { try decoded.get() }
                }
            }
        }
    }

    @Test(arguments: ["", "-----", "AAAA", "-----BEGIN MEGOLM SESSION DATA----", "{}"])
    func refusesTextWithoutAFirstLine(_ text: String) {
        #expect(throws: FormatError.keyExport(.header)) { try Self.decode(Array(text.utf8)) }
    }

    @Test(arguments: ["", "\n", "\n-----", "\n-----END", "\n----- \n", "\nA"])
    func refusesAFirstLineAlone(_ rest: String) {
        #expect(throws: FormatError.keyExport(.trailer)) {
            try Self.decode(Array((Self.first + rest).utf8))
        }
    }

    /// With the place of what is wrong, in the text as a whole.
    @Test(
        arguments: [
            ("AX*h", 2), ("AAAA\u{E9}AAA", 4), ("AAAAAAAAAAAA.", 12), ("AAAAA=", 5), ("AAAA=", 4),
            ("AA===", 4), ("AA==AA==", 4), ("AA=A", 3), ("=", 0), ("AA&amp;AA", 6), ("AA&#x2F", 7),
            ("AA&#x2G;A", 7), ("AA&#300;A", 7), ("AA&#-4;A", 4), ("AA&;", 3), ("A&bcdefghij;", 10),
            ("AAA&#195;", 8),
        ],
        [1, 4, .max]
    )
    func refusesWhatIsNoBase64(_ wrong: (String, Int), _ pieces: Int) {
        let file = "junk\(Self.first)\n\(wrong.0)\n\(Self.last)\n"
        let place = UInt64(4 + Self.first.utf8.count + 1 + wrong.1)
        #expect(throws: FormatError.keyExport(.base64(offset: place))) {
            try Self.decode(Array(file.utf8), pieces: pieces)
        }
    }

    /// One digit is less than a byte: it was lost with the others where the end is missing.
    @Test func takesOneDigitTooManyForDamageUnlessTheEndIsMissing() throws {
        let text = "\(Self.first)\nAAAAB"
        #expect(throws: FormatError.self) { try Self.decode(Array("\(text)\n\(Self.last)".utf8)) }
        #expect(try Self.decode(Array(text.utf8)).bytes == [0, 0, 0])
    }

    @Test func endsAtDamageWhereThatIsAskedFor() throws {
        let file = "\(Self.first)\nAAECAw*EBQYH\n\(Self.last)"
        let decoded = try Self.decode(Array(file.utf8), .ending)
        #expect(decoded.bytes == [0, 1, 2, 3])
        #expect(!decoded.hasTrailer)
    }
}
