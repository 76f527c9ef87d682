import Formats
import Testing

/// The pull reader takes RFC 8259 and nothing more lenient, and says what is wrong at which byte.
struct JSONReaderTests {
    /// The tokens of a text, or its first fault.
    private func tokens(
        _ bytes: [UInt8],
        _ limits: JSONLimits = .standard
    ) throws -> [JSONToken] {
        var reader = try JSONReader(bytes, limits: limits)
        var tokens: [JSONToken] = []
        while let token = try reader.next() { tokens.append(token) }
        #expect(reader.offset == bytes.count)
        return tokens
    }

    @Test func stepsThroughEveryKindOfToken() throws {
        let text =
            " { \"a\" : [ 1 , \"b\" , true , false , null , { } , [ ] ] , \"c\":-0.5e+9}\r\n\t"
        #expect(
            try tokens(Array(text.utf8)) == [
                .beginObject, .name, .beginArray, .number, .string, .bool(true), .bool(false),
                .null, .beginObject, .endObject, .beginArray, .endArray, .endArray, .name, .number,
                .endObject,
            ]
        )
    }

    @Test(arguments: [
        "0", "-0", "10", "-1.5", "1e5", "1E-05", "0.0e+0", "123456789012345678901234567890",
        "1e400", "\"\"", "\"\u{7F}\"", "\"\u{10FFFF}\u{E000}\u{D7FF}\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\uD800\"", "\"\\uDC00\\uD800\"", "\"\\u0000\\uFFFF\"", "{\"a\":1,\"a\":2}", "[[[]]]",
        "null",
    ])
    func acceptsWhatTheGrammarAllows(text: String) throws {
        #expect(try !tokens(Array(text.utf8)).isEmpty)
    }

    @Test(arguments: [
        ("", JSONError.Fault.truncated, 0), (" ", .truncated, 1), ("[", .truncated, 1),
        ("{", .truncated, 1), ("{\"a\"", .truncated, 4), ("{\"a\":", .truncated, 5),
        ("[1", .truncated, 2), ("[1,", .truncated, 3), ("\"", .truncated, 1),
        ("\"\\", .truncated, 2), ("\"\\u12", .truncated, 5), ("tru", .truncated, 3),
        ("-", .truncated, 1), ("1.", .truncated, 2), ("1e", .truncated, 2), ("1e+", .truncated, 3),
        ("[1,]", .unexpectedByte, 3), ("[,1]", .unexpectedByte, 1), ("[1,,2]", .unexpectedByte, 3),
        ("{\"a\":1,}", .unexpectedByte, 7), ("{a:1}", .unexpectedByte, 1),
        ("{'a':1}", .unexpectedByte, 1), ("{\"a\" 1}", .unexpectedByte, 5),
        ("{\"a\",1}", .unexpectedByte, 4), ("{1:1}", .unexpectedByte, 1),
        ("[1}", .unexpectedByte, 2), ("{\"a\":1]", .unexpectedByte, 6), ("]", .unexpectedByte, 0),
        ("[1 2]", .unexpectedByte, 3), ("01", .unexpectedByte, 1), ("-01", .unexpectedByte, 2),
        ("+1", .unexpectedByte, 0), (".5", .unexpectedByte, 0), ("1.e5", .unexpectedByte, 2),
        ("--1", .unexpectedByte, 1), ("0x10", .trailingData, 1), ("NaN", .unexpectedByte, 0),
        ("Infinity", .unexpectedByte, 0), ("True", .unexpectedByte, 0),
        ("nul1", .unexpectedByte, 3),
        ("truex", .trailingData, 4), ("/**/1", .unexpectedByte, 0), ("1//", .trailingData, 1),
        ("1 2", .trailingData, 2), ("{}{}", .trailingData, 2), ("1,", .trailingData, 1),
        ("\"\n\"", .unexpectedByte, 1), ("\"\u{0}\"", .unexpectedByte, 1),
        ("\"\t\"", .unexpectedByte, 1),
        ("\"\\x41\"", .unexpectedByte, 2), ("\"\\u12G4\"", .unexpectedByte, 5),
        ("\"\\U0041\"", .unexpectedByte, 2), ("\u{A0}1", .unexpectedByte, 0),
        ("\u{0C}1", .unexpectedByte, 0), ("[1\u{0}]", .unexpectedByte, 2),
    ])
    func refusesEverythingElse(text: String, fault: JSONError.Fault, offset: Int) {
        #expect(throws: FormatError.json(JSONError(fault, at: offset))) {
            try tokens(Array(text.utf8))
        }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0xBF],
            [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF1, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xFE],
        ] as [[UInt8]]
    )
    func refusesBytesThatAreNoUTF8(sequence: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        #expect(throws: FormatError.json(JSONError(.invalidUTF8, at: 2))) {
            try tokens([quote, 0x61] + sequence + [quote])
        }
    }

    @Test(
        arguments: [[0xEF, 0xBB, 0xBF, 0x31], [0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF]] as [[UInt8]]
    )
    func refusesByteOrderMarksByName(bytes: [UInt8]) {
        #expect(throws: FormatError.json(JSONError(.byteOrderMark, at: 0))) { try tokens(bytes) }
    }

    @Test func boundsNesting() throws {
        let nested = { (depth: Int) in
            [UInt8](repeating: UInt8(ascii: "["), count: depth)
                + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
        }
        #expect(try tokens(nested(128)).count == 256)
        #expect(throws: FormatError.json(JSONError(.tooDeep, at: 128))) { try tokens(nested(129)) }
        let endless = Array(String(repeating: "{\"a\":", count: 1_000_000).utf8)
        #expect(throws: FormatError.json(JSONError(.tooDeep, at: 640))) { try tokens(endless) }
    }

    @Test func boundsTheLength() throws {
        let limits = JSONLimits(maximumBytes: 3, maximumDepth: 1, maximumValues: 1)
        #expect(try tokens(Array("123".utf8), limits) == [.number])
        #expect(throws: FormatError.json(JSONError(.tooLarge, at: 3))) {
            try tokens(Array("1234".utf8), limits)
        }
    }

    @Test(arguments: [
        (#""plain é""#, "plain é"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u00e9\u20AC\u0041""#, "é€A"), (#""\ud83d\ude00!""#, "😀!"), (#""\u0000""#, "\u{0}"),
        ("-1.50E+3", "-1.50E+3"), ("true", "true"),
    ])
    func decodesText(text: String, expected: String) throws {
        var reader = try JSONReader(Array(text.utf8))
        _ = try reader.next()
        #expect(reader.text() == ExactText(expected))
        #expect(reader.tokenRange == 0..<text.utf8.count)
    }

    @Test(
        arguments: [
            (#""\ud800""#, [0xED, 0xA0, 0x80]), (#""\uDFFF""#, [0xED, 0xBF, 0xBF]),
            (#""\ud800\ud801\udc00""#, [0xED, 0xA0, 0x80, 0xF0, 0x90, 0x90, 0x80]),
            (#""\udc00\ud800""#, [0xED, 0xB0, 0x80, 0xED, 0xA0, 0x80]),
            (#""\ud800\\udc00""#, [0xED, 0xA0, 0x80] + Array(#"\udc00"#.utf8)),
            (#""\ud800\n""#, [0xED, 0xA0, 0x80, 0x0A]),
        ] as [(String, [UInt8])]
    )
    func keepsLoneSurrogates(text: String, bytes: [UInt8]) throws {
        var reader = try JSONReader(Array(text.utf8))
        _ = try reader.next()
        #expect(reader.text().utf8 == bytes)
        #expect(!reader.text().isWellFormed)
    }

    @Test func hasNoTextBeforeTheFirstStep() throws {
        #expect(try JSONReader([]).text() == "")
        #expect(try JSONReader(Array("\"a\"".utf8)).text() == "")
    }
}
