import Formats
import Testing

/// A server may give an object back in another order; nothing else may differ. Design: section 4.
struct JSONValueEquivalenceTests {
    private func value(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    @Test(arguments: [
        ("{\"a\":1,\"b\":2}", "{ \"b\" : 2, \"a\" : 1 }"), ("[1, {}]", "[1,{ }]"),
        (#""\u00e9\/""#, "\"é/\""), (#"{"\u0061":1}"#, "{\"a\":1}"), ("null", " null "),
        ("{\"a\":{\"x\":[],\"y\":0}}", "{\"a\":{\"y\":0,\"x\":[]}}"), ("1.50", "1.50"),
        ("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}"), ("[true,false]", "[ true , false ]"),
    ])
    func isSame(one: String, other: String) throws {
        #expect(try value(one).isEquivalent(to: value(other)))
        #expect(try value(other).isEquivalent(to: value(one)))
    }

    @Test(arguments: [
        ("{\"a\":1}", "{\"a\":2}"), ("{\"a\":1}", "{}"), ("{\"a\":1}", "{\"a\":1,\"b\":1}"),
        ("{\"a\":1}", "{\"b\":1}"), ("[1,2]", "[2,1]"), ("[1]", "[1,1]"), ("1", "\"1\""),
        ("1", "1.0"), ("0", "-0"), ("10", "1e1"), ("null", "false"), ("true", "false"),
        ("{}", "[]"), ("\"\u{E9}\"", "\"e\u{301}\""), ("{\"\u{E9}\":1}", "{\"e\u{301}\":1}"),
        ("\"a\"", "\"A\""), ("9007199254740993", "9007199254740992"), ("null", "{}"),
        ("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":2}}"), ("[[]]", "[{}]"),
    ])
    func isDifferent(one: String, other: String) throws {
        #expect(try !value(one).isEquivalent(to: value(other)))
        #expect(try !value(other).isEquivalent(to: value(one)))
    }

    @Test func comparesBuiltWithParsed() throws {
        let built = JSONValue.object([("b", .integer(1)), ("a", .array([.bool(true), .null]))])
        #expect(try built.isEquivalent(to: value("{\"a\":[true,null], \"b\":1}")))
    }

    /// Names that stand twice are not taken for each other in another order.
    @Test func keepsTheOrderOfNamesThatStandTwice() throws {
        let one = try value("{\"a\":1,\"a\":2}")
        #expect(try !one.isEquivalent(to: value("{\"a\":2,\"a\":1}")))
    }
}
