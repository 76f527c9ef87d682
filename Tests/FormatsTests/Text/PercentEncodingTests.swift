import Formats
import Testing

/// Names from outside become one segment of a path, whatever they hold; beside the vectors.
struct PercentEncodingTests {
    @Test(arguments: [
        ("m.direct-x_y~z", "m.direct-x_y~z"), (".", "%2E"), ("..", "%2E%2E"), ("...", "..."),
        ("a/b?c#d%e", "a%2Fb%3Fc%23d%25e"), ("é\n\u{0}", "%C3%A9%0A%00"), ("", ""),
    ])
    func roundTrips(text: String, encoded: String) {
        #expect(PercentEncoding.segment(ExactText(text)) == encoded)
        #expect(PercentEncoding.decode(encoded) == ExactText(text))
    }

    @Test(arguments: [("100%", "100%"), ("%zz", "%zz"), ("%4", "%4"), ("%2f%2F", "//")])
    func readsWhatIsNotEncodedAsItStands(encoded: String, text: String) {
        #expect(PercentEncoding.decode(encoded) == ExactText(text))
    }

    @Test func keepsBytesThatAreNoText() {
        let bytes = ExactText(utf8: [0xED, 0xA0, 0x80, 0xFF])
        #expect(PercentEncoding.segment(bytes) == "%ED%A0%80%FF")
        #expect(PercentEncoding.decode("%ED%A0%80%FF") == bytes)
    }
}
