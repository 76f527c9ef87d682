import Formats
import Testing

/// Base64 that is put where there is room for it is the same as any other.
struct Base64PlacesTests {
    @Test func writesTheSameAtAnyPlace() {
        for count in 0..<60 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 83 + count) }
            let expected = Array(Base64.encode(bytes).utf8)
            #expect(Base64.encodedCount(count) == expected.count)
            for offset in [0, 1, 7] {
                var text = [UInt8](repeating: 0x2A, count: offset + expected.count + 2)
                var target = text.mutableSpan
                let written = Base64.encode(bytes.span, into: &target, at: offset)
                #expect(written == expected.count)
                let stars = [UInt8](repeating: 0x2A, count: offset)
                #expect(text == stars + expected + [0x2A, 0x2A], "\(count) at \(offset)")
            }
        }
    }
}
