import Primitives
import Testing

/// The field of PAR 2.0: 2^16 elements, modulo 0x1100B.
struct GaloisField16Tests {
    /// Multiplication as it is taught.
    private static func product(_ one: UInt16, _ other: UInt16) -> UInt16 {
        var sum: UInt32 = 0
        for bit in 0..<16 where other >> bit & 1 == 1 { sum ^= UInt32(one) << bit }
        for bit in stride(from: 30, through: 16, by: -1) where sum >> bit & 1 == 1 {
            sum ^= 0x1100B << (bit - 16)
        }
        return UInt16(sum)
    }

    private static let samples: [UInt16] = [
        0, 1, 2, 3, 0x100, 0x1234, 0x7FFF, 0x8000, 0xABCD, 0xFFFE, 0xFFFF,
    ]

    @Test func multipliesAsTheDefinitionSays() throws {
        let field = try GaloisField16()
        for one in Self.samples {
            for other in Self.samples {
                #expect(field.product(one, other) == Self.product(one, other))
            }
        }
    }

    @Test func invertsEveryElementButZero() throws {
        let field = try GaloisField16()
        for element in UInt16(1)...UInt16.max {
            #expect(field.product(element, field.inverse(of: element)) == 1)
        }
    }

    @Test func raisesToPowers() throws {
        let field = try GaloisField16()
        #expect(field.power(2, 0) == 1)
        #expect(field.power(2, 16) == 0x100B)
        #expect(field.power(2, 65535) == 1)
        #expect(field.power(0x1234, 3) == field.product(0x1234, field.product(0x1234, 0x1234)))
    }

    /// All factors that matter to the library, zero and one among them, on whole and short ranges.
    @Test(arguments: [64, 128, 4096 + 64])
    func addsMultiplesOfRegions(_ count: Int) throws {
        let field = try GaloisField16()
        let source = WorkBuffer(count: count + 64, for: .ciphertext)
        let target = WorkBuffer(count: count, for: .ciphertext)
        for factor in Self.samples {
            let words = (0..<count / 2).map { UInt16(truncatingIfNeeded: $0 &* 40503) }
            let before = words.map { $0 &* 3 }
            source.copy(Self.bytes(words).span, to: 64)
            target.copy(Self.bytes(before).span, to: 0)
            field.add(factor, times: source, 64..<64 + count, to: target, at: 0)
            let expected = zip(words, before).map { Self.product($0, factor) ^ $1 }
            #expect(target.bytes(0..<count) == Self.bytes(expected))
            field.scale(target, 0..<count, by: factor)
            #expect(
                target.bytes(0..<count) == Self.bytes(expected.map { Self.product($0, factor) })
            )
        }
    }

    private static func bytes(_ words: [UInt16]) -> [UInt8] {
        words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
}
