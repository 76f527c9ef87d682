import Formats
import Testing

/// Specification: "SAS method: `decimal`", "SAS method: `emoji`".
struct ShortAuthenticationStringTests {
    @Test func takesSixBitsForAPicture() throws {
        let bytes: [UInt8] = [0b000000_00, 0b0001_0000, 0b10_000011, 0b111111_11, 0b1110_1111, 0]
        let string = try #require(ShortAuthenticationString(decoding: bytes))
        #expect(string.emoji.map(\.number) == [0, 1, 2, 3, 63, 62, 60])
        #expect(string.emoji.map(\.name).prefix(4) == ["Dog", "Cat", "Lion", "Horse"])
        #expect(string.emoji.first?.symbol == "🐶")
    }

    /// The operations of the specification, as they stand there.
    @Test(
        arguments: [
            [0, 0, 0, 0, 0, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0],
            [0x12, 0x34, 0x56, 0x78, 0x9A, 0xBC], [0xA5, 0x5A, 0x3C, 0xC3, 0x81, 0x18],
        ] as [[UInt8]]
    )
    func takesThirteenBitsForANumber(_ bytes: [UInt8]) throws {
        let b = bytes.map { Int($0) }
        let expected = [
            (b[0] << 5 | b[1] >> 3) + 1000, ((b[1] & 0x7) << 10 | b[2] << 2 | b[3] >> 6) + 1000,
            ((b[3] & 0x3F) << 7 | b[4] >> 1) + 1000,
        ]
        let string = try #require(ShortAuthenticationString(decoding: bytes))
        #expect(string.decimals == expected)
    }

    @Test(arguments: [0, 5, 7]) func refusesAnotherNumberOfBytes(_ count: Int) {
        let bytes = [UInt8](repeating: 0, count: count)
        #expect(ShortAuthenticationString(decoding: bytes) == nil)
    }

    @Test func hasATableWithoutRepetition() {
        #expect(SASEmoji.all.map(\.number) == Array(0..<64))
        #expect(Set(SASEmoji.all.map(\.symbol)).count == 64)
        #expect(Set(SASEmoji.all.map(\.name)).count == 64)
        #expect(SASEmoji.all.last == SASEmoji.all[63])
        #expect(SASEmoji.all[63].name == "Pin")
    }
}
