import Formats
import Support
import Testing

/// Spec: B12; RFC 7748, section 5: numbers below 2^255 - 19, the lowest byte first.
struct Curve25519KeyTests {
    private static func number(lowest: UInt8, middle: UInt8, highest: UInt8) -> [UInt8] {
        [lowest] + [UInt8](repeating: middle, count: 30) + [highest]
    }

    @Test(
        arguments: [
            number(lowest: 0, middle: 0, highest: 0),
            number(lowest: 0xEC, middle: 0xFF, highest: 0x7F),
            number(lowest: 0xED, middle: 0xFE, highest: 0x7F),
            number(lowest: 0xFF, middle: 0xFF, highest: 0x7E),
        ]
    )
    func readsTheOneForm(_ bytes: [UInt8]) throws {
        let key = try #require(Curve25519Key(bytes))
        #expect(key.bytes == bytes)
        #expect(key.description == key.base64)
        for text in [key.base64, Base64.encode(bytes, .padded)] {
            #expect(Curve25519Key(base64: ExactText(text)) == key)
        }
    }

    @Test(
        arguments: [
            [], [UInt8](repeating: 1, count: 31), [UInt8](repeating: 1, count: 33),
            number(lowest: 0xED, middle: 0xFF, highest: 0x7F),
            number(lowest: 0xFF, middle: 0xFF, highest: 0x7F),
            number(lowest: 9, middle: 0, highest: 0x80),
            number(lowest: 0, middle: 0, highest: 0xFF),
        ]
    )
    func refusesOtherForms(_ bytes: [UInt8]) {
        #expect(Curve25519Key(bytes) == nil)
        #expect(Curve25519Key(base64: ExactText(Base64.encode(bytes))) == nil)
    }

    @Test func refusesWhatIsNoBase64() {
        #expect(Curve25519Key(base64: "*") == nil)
    }
}
