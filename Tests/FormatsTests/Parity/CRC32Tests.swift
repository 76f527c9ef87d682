import Formats
import Testing

/// The CRC-32 of PAR 2.0, and how it moves over a file.
struct CRC32Tests {
    private static func sum(_ bytes: [UInt8]) -> UInt32 {
        var sum = CRC32()
        sum.update(bytes.span)
        return sum.value
    }

    /// The check values of the catalogue of CRCs, and of a longer text.
    @Test func hasTheKnownValues() {
        #expect(Self.sum(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(Self.sum([]) == 0)
        #expect(
            Self.sum(Array("The quick brown fox jumps over the lazy dog".utf8)) == 0x414F_A339
        )
    }

    @Test(arguments: [0, 1, 7, 8, 9, 31, 100])
    func doesNotDependOnThePieces(_ cut: Int) {
        let bytes = (0..<100).map { UInt8(truncatingIfNeeded: $0 * 37) }
        var sum = CRC32()
        sum.update(bytes.span.extracting(0..<cut))
        sum.update(bytes.span.extracting(cut..<100))
        #expect(sum.value == Self.sum(bytes))
    }

    @Test(arguments: [0, 1, 2, 63, 64, 1000])
    func addsZerosAtOnce(_ count: Int) {
        var sum = CRC32()
        sum.update([1, 2, 3].span)
        sum.updateZeros(UInt64(count))
        #expect(sum.value == Self.sum([1, 2, 3] + [UInt8](repeating: 0, count: count)))
    }

    @Test(arguments: [1, 4, 8, 60])
    func movesOnByteByByte(_ length: Int) {
        let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ 11) }
        let window = CRC32.Window(length: UInt64(length))
        var sum = CRC32()
        sum.update(bytes.span.extracting(0..<length))
        for start in 1..<bytes.count - length {
            window.move(&sum, leaving: bytes[start - 1], entering: bytes[start + length - 1])
            #expect(sum.value == Self.sum(Array(bytes[start..<start + length])))
        }
    }
}
