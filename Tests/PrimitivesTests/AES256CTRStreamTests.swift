import Primitives
import Secrets
import Support
import Testing

/// Spec: B10; traps: 5. The same bytes as in one piece, however they come.
struct AES256CTRStreamTests {
    private static let key = SecretBytes(copying: Array(0..<32))
    /// The low half of the counter returns to zero at once, after two blocks, or never.
    private static let ivs: [[UInt8]] = [
        [UInt8](repeating: 0xFF, count: 16),
        [UInt8](repeating: 0xFF, count: 15) + [0xFE],
        Array(0..<16),
        [UInt8](repeating: 0, count: 16),
    ]

    @Test(arguments: ivs, [AES256CTR.Counter.bits128, .bits64])
    func givesTheSameInPieces(_ iv: [UInt8], _ counter: AES256CTR.Counter) throws {
        let message = (0..<200).map { UInt8($0) }
        let whole = try AES256CTR.decrypt(message, key: Self.key, iv: iv, counter: counter).revealed
        for length in [1, 5, 15, 16, 17, 31, 32, 33, 48, 199, 200] {
            let stream = try AES256CTRStream(key: Self.key, iv: iv, counter: counter)
            var result = [UInt8](repeating: 0, count: message.count)
            var target = result.mutableSpan
            for start in stride(from: 0, to: message.count, by: length) {
                let end = min(message.count, start + length)
                let piece = message.span.extracting(start..<end)
                try stream.apply(piece, into: &target, at: start)
            }
            #expect(result == whole, "\(length)")
        }
    }

    @Test func takesNoBytes() throws {
        let stream = try AES256CTRStream(key: Self.key, iv: Self.ivs[0], counter: .bits64)
        var none: [UInt8] = []
        var target = none.mutableSpan
        try stream.apply([UInt8]().span, into: &target)
    }

    @Test(arguments: [0, 15, 17])
    func refusesOtherLengths(_ count: Int) {
        let bytes = [UInt8](repeating: 0, count: count)
        for counter in [AES256CTR.Counter.bits128, .bits64] {
            #expect(throws: PrimitivesError.length) {
                try AES256CTRStream(key: Self.key, iv: bytes, counter: counter)
            }
        }
        #expect(throws: PrimitivesError.length) {
            try AES256CTRStream(key: SecretBytes(copying: bytes), iv: Self.ivs[0])
        }
    }
}
