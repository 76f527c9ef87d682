import Formats
import Recovery
import Support
import Testing

/// Issue 2, "done when" 5: every single-bit flip and every truncation of a small archive is
/// refused, all positions.
///
/// Header and slots are opened with the identity; behind them, where the way to the file key
/// plays no part any more, with the file key, which spares an exchange for each of the bits.
struct ArchiveDamageTests {
    private struct Sample {
        let bytes: [UInt8]
        let key: ArchiveKeys
        let headerLength: Int

        init() throws {
            (bytes, key) = try SealedFixture.smallest()
            headerLength = try AgeHeader(parsingPrefixOf: bytes).encoded.count
        }

        func isAccepted(_ changed: [UInt8], from position: Int) -> Bool {
            let identity = ArchiveKeys(identities: [SealedFixture.identity])
            let keys = position < headerLength ? identity : key
            return (try? SealedFixture.open(changed, with: keys).verify()) != nil
        }
    }

    private static let sample = Result { try Sample() }
    private static let parts = 2

    @Test func acceptsTheArchiveItself() throws {
        let sample = try Self.sample.get()
        #expect(sample.isAccepted(sample.bytes, from: 0))
        #expect(sample.isAccepted(sample.bytes, from: sample.bytes.count))
    }

    @Test(arguments: 0..<parts)
    func refusesEveryFlippedBit(_ part: Int) throws {
        let sample = try Self.sample.get()
        var bytes = sample.bytes
        var accepted: [Int] = []
        for bit in stride(from: part, to: bytes.count * 8, by: Self.parts) {
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            if sample.isAccepted(bytes, from: bit / 8) { accepted.append(bit) }
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        }
        #expect(accepted.isEmpty)
        #expect(bytes == sample.bytes)
    }

    @Test(arguments: 0..<parts)
    func refusesEveryTruncation(_ part: Int) throws {
        let sample = try Self.sample.get()
        var accepted: [Int] = []
        for count in stride(from: part, to: sample.bytes.count, by: Self.parts) {
            let cut = Array(sample.bytes[..<count])
            if sample.isAccepted(cut, from: count) { accepted.append(count) }
        }
        #expect(accepted.isEmpty)
    }
}
