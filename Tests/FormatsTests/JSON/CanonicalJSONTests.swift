import Formats
import Testing

/// Canonical JSON (A4; appendix of the Matrix specification), beside the published vectors.
struct CanonicalJSONTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSONValue(parsing: Array(text.utf8)).canonical(), as: UTF8.self)
    }

    @Test(arguments: [
        (" { \"b\" : [ 1 , -2 ] , \"a\" : null } ", "{\"a\":null,\"b\":[1,-2]}"),
        ("\"\\u00e9\\/\\u001F\\u007f\"", "\"\u{E9}/\\u001f\u{7F}\""),
        ("{\"\\ud83d\\ude00\":1,\"\u{FFE5}\":2}", "{\"\u{FFE5}\":2,\"\u{1F600}\":1}"),
        ("9007199254740991", "9007199254740991"),
        ("-9007199254740991", "-9007199254740991"),
    ])
    func hasOneForm(text: String, expected: String) throws {
        #expect(try canonical(text) == expected)
    }

    @Test(arguments: [
        ("1.0", CanonicalJSONError.notAnInteger),
        ("1e3", .notAnInteger),
        ("-0", .notAnInteger),
        ("9007199254740992", .outOfRange),
        ("-9007199254740992", .outOfRange),
        ("123456789012345678901234567890", .outOfRange),
        ("\"\\ud800\"", .loneSurrogate),
        ("{\"\\udfff\":1}", .loneSurrogate),
        ("{\"a\":1,\"\\u0061\":1}", .duplicateName("a")),
    ])
    func refusesWhatHasNone(text: String, error: CanonicalJSONError) {
        #expect(throws: FormatError.canonicalJSON(error)) { try canonical(text) }
    }
}
