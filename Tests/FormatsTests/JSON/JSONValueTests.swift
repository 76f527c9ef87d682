import Formats
import Testing

/// A tree gives its bytes back exactly, and an edit leaves the siblings as they stood.
struct JSONValueTests {
    private func value(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    private func text(_ value: JSONValue) -> String {
        String(decoding: value.encoded, as: UTF8.self)
    }

    @Test func knowsItsKind() throws {
        let elements = try #require(try value(#"[null,true,12,"a",[],{}]"#).elements)
        #expect(elements.map(\.isNull) == [true, false, false, false, false, false])
        #expect(elements.map(\.boolean) == [nil, true, nil, nil, nil, nil])
        #expect(elements.map(\.integer) == [nil, nil, 12, nil, nil, nil])
        #expect(elements.map(\.text) == [nil, nil, nil, "a", nil, nil])
        #expect(elements.map { $0.elements?.count } == [nil, nil, nil, nil, 0, nil])
        #expect(elements.map(\.isEmptyObject) == [false, false, false, false, false, true])
    }

    @Test(arguments: [
        ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
        ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil), ("-0", 0),
    ])
    func readsIntegersOnly(text: String, expected: Int64?) throws {
        #expect(try value(text).integer == expected)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0.0e7", 0), ("0e99999999999999999999", 0), ("10.0", 10), ("1e1", 10),
            ("-12.50E3", -12_500), ("0.001e+3", 1), ("1200e-2", 12), ("1200e-3", nil), ("1.5", nil),
            ("9223372036854775807.000", Int64.max), ("9223372036854775808", nil),
            ("-922337203685477580.8e1", Int64.min), ("1e18", 1_000_000_000_000_000_000),
            ("1e19", nil), ("1e400", nil), ("1e-400", nil), ("1e9223372036854775807", nil),
            ("10e9223372036854775807", nil), ("0.1e-9223372036854775808", nil),
            ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil),
        ] as [(String, Int64?)]
    )
    func readsWholeNumbersHoweverTheyAreWritten(text: String, expected: Int64?) throws {
        #expect(try value(text).wholeNumber == expected)
    }

    @Test func keepsEveryByteOfEveryValue() throws {
        let inner = #"{ "\u0061" : 1.50 ,"b":[ 1e400,"\/\ud800" ] }"#
        let tree = try value(" [ \(inner) ,0 ]\n")
        #expect(text(tree) == "[ \(inner) ,0 ]")
        #expect(tree.sourceRange == 1..<(tree.encoded.count + 1))
        #expect(tree.elements.map { $0.map(text) } == [inner, "0"])
    }

    @Test func boundsTheNumberOfValues() throws {
        let limits = JSONLimits(maximumBytes: 99, maximumDepth: 9, maximumValues: 3)
        #expect(try JSONValue(parsing: Array("[1,2]".utf8), limits: limits).elements?.count == 2)
        #expect(throws: FormatError.json(JSONError(.tooLarge, at: 5))) {
            try JSONValue(parsing: Array("[1,2,3]".utf8), limits: limits)
        }
    }

    @Test func readsMembersByExactName() throws {
        let object = try value(#"{"a":1,"\u00e9":2,"e\u0301":3}"#)
        #expect(try object.member("a")?.integer == 1)
        #expect(try object.member("\u{E9}")?.integer == 2)
        #expect(try object.member("e\u{301}")?.integer == 3)
        #expect(try object.member("b") == nil)
        #expect(try value("[]").member("a") == nil)
    }

    @Test func refusesToReadANameThatStandsTwice() throws {
        let object = try value(#"{"a":1,"b":2,"\u0061":3}"#)
        let error = FormatError.json(JSONError(.duplicateName("a"), at: 13))
        #expect(throws: error) { try object.member("a") }
        #expect(throws: error) { try object.setting("a", to: .null) }
        #expect(throws: error) { try object.removing("a") }
        #expect(try object.member("b")?.integer == 2)
    }

    @Test func setsAndRemovesMembersBesideUntouchedOnes() throws {
        let object = try value(#"{ "a" : 1.0, "b": {"x": "\/"}, "c":[ ] }"#)
        let set = try object.setting("b", to: .string("new")).setting("d", to: .bool(false))
        #expect(text(set) == #"{"a":1.0,"b":"new","c":[ ],"d":false}"#)
        #expect(set.sourceRange == nil)
        #expect(text(try object.removing("a")) == #"{"b":{"x": "\/"},"c":[ ]}"#)
        #expect(text(try object.removing("z")) == text(object))
        #expect(text(try value("1").setting("a", to: .null)) == #"{"a":null}"#)
    }

    @Test func buildsCompactJSON() {
        let built = JSONValue.object([
            ("n", .null), ("i", .integer(-5)), ("s", .string("\"\\/\u{1}\u{1F}\n😀")),
            ("l", .array([.bool(true), .array([]), .object([])])),
        ])
        #expect(text(built) == #"{"n":null,"i":-5,"s":"\"\\/\u0001\u001f\n😀","l":[true,[],{}]}"#)
    }

    @Test func writesLoneSurrogatesAsEscapes() throws {
        let odd = try #require(try value(#""a\uD800\udfffb\uDC00""#).text)
        let built = JSONValue.string(odd)
        #expect(text(built) == "\"a\u{103FF}b\\udc00\"")
        #expect(try JSONValue(parsing: built.encoded).text == odd)
    }
}
