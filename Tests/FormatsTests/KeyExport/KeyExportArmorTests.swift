import Formats
import Support
import Testing

/// Spec: B10. Lines as Element writes them.
struct KeyExportArmorTests {
    private static func encode(_ bytes: [UInt8]) -> String {
        var text = [UInt8](repeating: 0, count: KeyExportArmor.textLength(of: bytes.count))
        var target = text.mutableSpan
        let count = KeyExportArmor.encode(bytes.span, into: &target)
        #expect(count == text.count)
        return String(decoding: text, as: UTF8.self)
    }

    /// Sizes around groups, around what is encoded at once, and around lines.
    @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7, 8, 90, 91, 95, 96, 97, 98, 191, 192, 193, 1000])
    func writesLinesOf128WithPadding(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 7) }
        let text = Self.encode(bytes)
        let lines = text.split(separator: "\n")
        #expect(lines.dropLast().allSatisfy { $0.utf8.count == 128 })
        #expect(lines.joined() == Base64.encode(bytes, .padded))
        #expect(text.isEmpty || text.hasSuffix("\n"))
        #expect(!text.contains("\n\n"))
    }

    @Test func writesEveryValueOfEveryPlaceAsTheOtherEncoderDoes() {
        let bytes = (0...UInt8.max).flatMap { byte in [byte, ~byte, byte ^ 0x5A] }
        let text = Self.encode(bytes).split(separator: "\n").joined()
        #expect(text == Base64.encode(bytes, .padded))
    }

    @Test func beginsAndEndsAsElementDoes() {
        let opening = String(decoding: KeyExportArmor.opening, as: UTF8.self)
        let closing = String(decoding: KeyExportArmor.closing, as: UTF8.self)
        #expect(opening == "-----BEGIN MEGOLM SESSION DATA-----\n")
        #expect(closing == "-----END MEGOLM SESSION DATA-----\n")
    }

    /// Before the first line may stand anything, and within JSON it is a text like any other.
    @Test(arguments: [
        ("-----BEGIN MEGOLM SESSION DATA-----", true), ("x -----BEGIN MEGOLM SESS", true),
        ("[see below]\n-----BEGIN MEGOLM SESSION DATA-----\nAA", true),
        ("{}\r-----BEGIN MEGOLM SESSION DATA-----\nAA", true), ("", false),
        ("[{\"x\":\"-----BEGIN MEGOLM SESSION DATA-----\"}]", false),
        (" \n{\"rooms\":\"-----BEGIN MEGOLM SESSION DATA-----\"}", false),
        ("{\"x\":\"\\n-----BEGIN MEGOLM SESSION DATA-----\"}", false), ("-----BEGIN", false),
    ])
    func isToldFromJSON(_ text: String, _ isMeant: Bool) {
        #expect(KeyExportArmor.isMeant(by: Array(text.utf8)) == isMeant)
    }
}

/// Spec: B10.
struct KeyExportHeaderTests {
    private static let bytes: [UInt8] =
        [1] + Array(10..<26) + [UInt8](repeating: 0xFF, count: 16) + [0xFF, 0xEE, 0xDD, 0xCC]

    @Test func readsEveryField() throws {
        let header = try KeyExportHeader(decodingPrefixOf: Self.bytes + [9, 9])
        #expect(header.salt == Array(10..<26))
        #expect(header.iv == [UInt8](repeating: 0xFF, count: 16))
        // Unsigned: old clients of Element read it as a negative number. Traps: 37.
        #expect(header.rounds == 0xFFEE_DDCC)
        #expect(header.encoded == Self.bytes)
    }

    /// Bit 63 is the top bit of byte 8. Traps: 3.
    @Test func clearsBit63OfTheIVsThatItWrites() {
        let iv = [UInt8](repeating: 0xFF, count: 16)
        let header = KeyExportHeader(salt: Array(0..<16), iv: iv, rounds: 1)
        #expect(header.iv == Array(iv[..<8]) + [0x7F] + Array(iv[9...]))
    }

    @Test(arguments: [0, 2, 0x30, 0xFF] as [UInt8])
    func refusesOtherVersions(_ version: UInt8) {
        #expect(throws: FormatError.keyExport(.version(version))) {
            try KeyExportHeader(decodingPrefixOf: [version] + Self.bytes.dropFirst())
        }
    }

    @Test(arguments: 0..<37)
    func refusesLess(_ count: Int) {
        #expect(throws: FormatError.keyExport(.tooShort)) {
            try KeyExportHeader(decodingPrefixOf: Array(Self.bytes.prefix(count)))
        }
    }
}
