import Formats
import Testing

/// Texts are equal if all their bytes are, and then have one hash.
struct ExactTextTests {
    private static func text(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 1) }
    }

    @Test(arguments: 0..<40)
    func equalsTheSameBytesOnly(count: Int) {
        let bytes = Self.text(count)
        let text = ExactText(utf8: bytes)
        let same = ExactText(utf8: bytes.map { $0 })
        #expect(text == same && text.hashValue == same.hashValue)
        for place in 0..<count {
            var other = bytes
            other[place] ^= 0x80
            #expect(text != ExactText(utf8: other), "\(place)")
        }
        #expect(text != ExactText(utf8: bytes + [0]))
        #expect(text != ExactText(utf8: [0] + bytes))
    }

    /// Else a table of texts that differ in one byte would be a list.
    @Test func hashesEveryByte() {
        for count in 1..<40 {
            let bytes = Self.text(count)
            var texts = Set([ExactText(utf8: bytes), ExactText(utf8: bytes + [0])])
            for place in 0..<count {
                var other = bytes
                other[place] ^= 1
                texts.insert(ExactText(utf8: other))
            }
            #expect(texts.count == count + 2)
            #expect(Set(texts.map(\.hashValue)).count == count + 2)
        }
    }

    @Test func keepsSpellingsApart() {
        #expect(ExactText("\u{E9}") != ExactText("e\u{301}"))
    }
}
