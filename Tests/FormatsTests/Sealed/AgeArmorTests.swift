import Formats
import Testing

/// Age armor: strict PEM, as C2SP age has it.
struct AgeArmorTests {
    private static let begin = "-----BEGIN AGE ENCRYPTED FILE-----"
    private static let end = "-----END AGE ENCRYPTED FILE-----"

    /// Bytes in armor.
    private static func text(_ bytes: [UInt8]) -> [UInt8] {
        let whole = bytes.count / AgeArmor.lineLength * AgeArmor.lineLength
        let lines = Array(bytes[..<whole])
        let last = Array(bytes[whole...])
        return AgeArmor.opening + AgeArmor.lines(lines.span) + AgeArmor.closing(last.span)
    }

    /// Takes armor off in pieces of so many bytes.
    private static func decode(
        _ text: [UInt8],
        pieces: Int = .max
    ) throws(FormatError) -> [UInt8] {
        var decoder = AgeArmorDecoder()
        var bytes: [UInt8] = []
        var position = 0
        while position < text.count {
            let end = position + min(pieces, text.count - position)
            try decoder.decode(text.span.extracting(position..<end), into: &bytes)
            position = end
        }
        try decoder.finish(into: &bytes)
        return bytes
    }

    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }
    }

    @Test func readsWhatItWrites() throws {
        for count in 1...200 {
            let text = Self.text(Self.bytes(count))
            #expect(text.count == AgeArmor.length(of: count))
            for pieces in [1, 7, 64, .max] {
                #expect(try Self.decode(text, pieces: pieces) == Self.bytes(count))
            }
        }
    }

    @Test func looksAsItDoesInThePublicVectors() {
        let text = String(decoding: Self.text(Self.bytes(49)), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.map(\.count) == [34, 64, 4, 32, 0])
        #expect(lines[2].hasSuffix("=="))
    }

    @Test(arguments: [
        "\(begin)\nYWdl\n\(end)", "\(begin)\r\nYWdl\r\n\(end)\r\n",
        "\n \t\r\n\(begin)\nYWdl\n\(end)\n\n \r\n",
        String(repeating: "\n", count: 1024) + "\(begin)\nYWdl\n\(end)\n"
            + String(repeating: " ", count: 1024),
    ])
    func takesOtherLineEndsAndSpaceAround(_ text: String) throws {
        #expect(try Self.decode(Array(text.utf8)) == Array("age".utf8))
    }

    @Test(arguments: [
        (" \(begin)\nYWdl\n\(end)\n", AgeFormatError.armorLine(1)),
        ("\(begin) \nYWdl\n\(end)\n", .armorLine(1)), ("x\n\(begin)\n", .armorLine(1)),
        ("\(begin)\n\nYWdl\n\(end)\n", .armorLine(2)),
        ("\(begin)\nYWdl\n\n\(end)\n", .armorLine(3)),
        ("\(begin)\nYWdlYQ\n\(end)\n", .armorLine(2)), ("\(begin)\nYWd=\n\(end)\n", .armorLine(2)),
        ("\(begin)\nYW-_\n\(end)\n", .armorLine(2)),
        ("\(begin)\nYWdl\nYWdl\n\(end)\n", .armorLine(3)),
        ("\(begin)\nYWdl\r\r\n\(end)\n", .armorLine(2)), ("\(begin)\nYWdl\n", .armorTruncated),
        ("\(begin)\nYWdl", .armorTruncated), ("\(begin)\n", .armorTruncated), ("", .armorTruncated),
        ("\(begin)\n\(end)\n", .headerTruncated), ("\(begin)\nYWdl\n\(end)\nx", .armorTrailing),
        ("\(begin)\nYWdl\n\(end)x\n", .armorLine(3)), ("\(begin)\nYWd", .armorTruncated),
    ])
    func refusesEverythingElse(_ text: String, _ error: AgeFormatError) {
        #expect(throws: FormatError.age(error)) { try Self.decode(Array(text.utf8)) }
    }

    @Test func refusesLinesAndSpaceWithoutEnd() {
        let long = String(repeating: "A", count: 66)
        #expect(throws: FormatError.age(.armorLine(2))) {
            try Self.decode(Array("\(Self.begin)\n\(long)".utf8))
        }
        for space in [" ", "\n"] {
            let much = String(repeating: space, count: 1100)
            #expect(throws: FormatError.self) { try Self.decode(Array(much.utf8)) }
            #expect(throws: FormatError.age(.armorTrailing)) {
                try Self.decode(Array("\(Self.begin)\nYWdl\n\(Self.end)\n\(much)".utf8))
            }
        }
    }

    /// No other text stands for the same bytes, but for ends of lines and space around.
    @Test func hasOneSpellingOnly() throws {
        let bytes = Self.bytes(100)
        let text = Self.text(bytes)
        for index in text.indices {
            for bit in 0..<8 {
                var changed = text
                changed[index] ^= 1 << bit
                #expect((try? Self.decode(changed)) != bytes)
            }
            // Without its last line's end, the text is whole.
            guard index < text.count - 1 else { continue }
            #expect(throws: FormatError.self) { try Self.decode(Array(text[..<index])) }
        }
    }

    /// Of short lines without number, not each is taken for what is left of a whole one.
    @Test func makesNoMoreOfDamagedArmorThanItHas() {
        let text = Array("-----\n".utf8) + Array(String(repeating: "A\n", count: 100_000).utf8)
        #expect(AgeArmor.decode(damaged: text).count < text.count + 100)
    }

    @Test func tellsArmorByItsBeginning() {
        #expect(AgeArmor.begins(Array("\r\n \(Self.begin)".utf8)))
        #expect(!AgeArmor.begins(Array("age-encryption.org/v1\n".utf8)))
        #expect(!AgeArmor.begins(Array("-----BEGIN AGE".utf8)))
    }
}
