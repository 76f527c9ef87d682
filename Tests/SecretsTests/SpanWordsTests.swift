import Secrets
import Testing

/// Eight bytes at once, at any place.
struct SpanWordsTests {
    @Test(arguments: 0..<9)
    func readsAndWritesTheLowestByteFirst(place: Int) {
        let bytes = Array(1...16 as ClosedRange<UInt8>)
        let word = bytes[place..<place + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        #expect(bytes.span.word(at: place) == word)
        var target = [UInt8](repeating: 0x2A, count: 16)
        var span = target.mutableSpan
        span.setWord(word, at: place)
        var expected = [UInt8](repeating: 0x2A, count: 16)
        expected.replaceSubrange(place..<place + 8, with: bytes[place..<place + 8])
        #expect(target == expected)
    }
}
