import Formats
import Testing

/// Dumps of events: objects behind one another, on lines or in a list. Traps: section 3.
struct JSONSplitterTests {
    private static func split(
        _ text: [UInt8],
        window: Int = 1 << 16,
        limit: Int = 100,
        firstLimit: Int = 100
    ) throws(FormatError) -> [String] {
        var splitter = JSONSplitter(limit: limit, firstLimit: firstLimit)
        var objects: [String] = []
        var start = 0
        while start < text.count {
            let piece = Array(text[start..<min(start + window, text.count)])
            var index = 0
            while let object = try splitter.next(piece.span, at: &index) {
                #expect(splitter.offset == start + index)
                objects.append(String(decoding: object, as: UTF8.self))
            }
            start += piece.count
        }
        #expect(splitter.offset == text.count)
        try splitter.finish()
        return objects
    }

    private static let objects = [
        #"{"a":1}"#, #"{"b":"}{\"[\\"}"#, "{}", #"{"c":[{"d":"é"},[]],"e":{}}"#,
    ]

    private static let texts: [String] = [
        objects.joined(),
        objects.joined(separator: "\n") + "\n",
        objects.joined(separator: "\r\n"),
        "[\(objects.joined(separator: ","))]",
        " [ \(objects.joined(separator: "\n , ")) ]\n",
        "[\(objects[0])]\n[\(objects[1...].joined(separator: ","))]",
        "[]\(objects.joined())[ ]",
    ]

    @Test(arguments: texts)
    func cutsAtEveryWindow(_ text: String) throws {
        for window in [1, 2, 3, 7, 1 << 16] {
            #expect(try Self.split(Array(text.utf8), window: window) == Self.objects)
        }
    }

    @Test(arguments: ["", " \n", "[]"]) func findsNothingInNothing(_ text: String) throws {
        #expect(try Self.split(Array(text.utf8)) == [])
    }

    @Test(arguments: [
        ("[,{}]", 1), ("[{},]", 4), ("[{}{}]", 3), ("[{}", 3), ("{}]", 2), ("{},{}", 2), ("1", 0),
        ("\"{}\"", 0), ("[[{}]]", 1), ("{} x", 3), ("null", 0),
    ])
    func refusesWhatStandsBetween(_ text: String, _ offset: Int) {
        let fault: JSONError.Fault = text == "[{}" ? .truncated : .unexpectedByte
        #expect(throws: FormatError.json(JSONError(fault, at: offset))) {
            try Self.split(Array(text.utf8))
        }
    }

    @Test func refusesEveryTruncation() {
        let text = Array(#"[{"a":"\"","b":[1]}]"#.utf8)
        for count in 1..<text.count {
            #expect(throws: FormatError.json(JSONError(.truncated, at: count))) {
                try Self.split(Array(text.prefix(count)))
            }
        }
    }

    @Test func refusesByteOrderMarks() {
        for mark in [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]] as [[UInt8]] {
            #expect(throws: FormatError.json(JSONError(.byteOrderMark, at: 0))) {
                try Self.split(mark + [UInt8(ascii: "{"), UInt8(ascii: "}")])
            }
        }
    }

    @Test func holdsTheLimits() throws {
        let short = #"{"a":"0"}"#
        let long = #"{"a":"01"}"#
        func split(_ text: String, window: Int) throws -> [String] {
            try Self.split(Array(text.utf8), window: window, limit: 9, firstLimit: 10)
        }
        for window in [1, 4, 100] {
            #expect(try split(long + short, window: window) == [long, short])
            #expect(throws: FormatError.self) { try split(short + long, window: window) }
            #expect(throws: FormatError.self) { try split(#"{"a":"012"}"#, window: window) }
        }
        #expect(throws: FormatError.json(JSONError(.tooLarge, at: 11))) {
            try split(#"{"a":"012"}"#, window: 1)
        }
    }
}
