import Primitives
import Testing

/// The digests of `SHA256Stream`, with a thread and without.
struct ParallelSHA256Tests {
    private static let large: UInt64 = 64 << 20

    @Test(arguments: [0, large], [1, 1000, 65_536, 300_000])
    func givesTheDigestOfAllPieces(expecting count: UInt64, _ size: Int) {
        let bytes = (0..<1_400_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        let digest = ParallelSHA256(expecting: count)
        var offset = 0
        while offset < bytes.count {
            let end = min(offset + size, bytes.count)
            digest.update(bytes.span.extracting(offset..<end))
            offset = end
        }
        #expect(digest.finish() == SHA256.digest(bytes))
    }

    @Test(arguments: [0, large])
    func beginsAnewAfterFinishing(expecting count: UInt64) {
        let digest = ParallelSHA256(expecting: count)
        digest.update([1, 2, 3].span)
        #expect(digest.finish() == SHA256.digest([1, 2, 3]))
        digest.update([4].span)
        #expect(digest.finish() == SHA256.digest([4]))
        #expect(digest.finish() == SHA256.digest([]))
    }

    @Test func endsItsThreadWithoutBeingFinished() {
        for _ in 0..<3 {
            let digest = ParallelSHA256(expecting: Self.large)
            digest.update([UInt8](repeating: 7, count: 600_000).span)
        }
    }
}
