import Formats
import Support
import Testing

/// Specification: "Megolm group ratchet", message format.
struct MegolmMessageTests {
    private static let blocks = [UInt8](repeating: 0xAA, count: 32)
    private static let trailer = (0..<72).map { UInt8($0) }
    private static let index: [UInt8] = [8, 5]
    private static let ciphertext = [0x12, 32] + blocks

    private static func message(_ body: [UInt8]) throws(MegolmMessageError) -> MegolmMessage {
        try MegolmMessage(decoding: [3] + body + trailer)
    }

    @Test func readsAMessage() throws {
        let message = try Self.message(Self.index + Self.ciphertext)
        let bytes = message.bytes
        #expect(message.index == 5)
        #expect(Array(bytes[message.ciphertext]) == Self.blocks)
        #expect(Array(bytes[message.mac]) == Array(Self.trailer.prefix(8)))
        #expect(Array(bytes[message.signature]) == Array(Self.trailer.suffix(64)))
        #expect(message.authenticated == 0..<bytes.count - 72)
        #expect(message.signed == 0..<bytes.count - 64)
        #expect(try MegolmMessage(base64: ExactText(Base64.encode(bytes))) == message)
        #expect(try MegolmMessage(base64: ExactText(Base64.encode(bytes, .padded))) == message)
    }

    @Test(arguments: [0, 127, 128, 16_383, 16_384, UInt64(UInt32.max)])
    func readsEveryIndex(_ index: UInt64) throws {
        let body = [8] + MegolmSender.varint(index) + Self.ciphertext
        #expect(try UInt64(Self.message(body).index) == index)
    }

    /// Fields may stand in any order, and unknown ones among them.
    @Test(
        arguments: [
            [], [0x18, 0xFF, 0x01], [0x1A, 3, 1, 2, 3], [0x19, 1, 2, 3, 4, 5, 6, 7, 8],
            [0x1D, 1, 2, 3, 4], [0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 0],
            [0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
        ] as [[UInt8]]
    )
    func stepsOverUnknownFields(_ unknown: [UInt8]) throws {
        for parts in [
            [unknown, Self.index, Self.ciphertext], [Self.ciphertext, unknown, Self.index],
        ] {
            let message = try Self.message(parts.flatMap { $0 } + unknown)
            #expect(message.index == 5)
            #expect(Array(message.bytes[message.ciphertext]) == Self.blocks)
        }
    }

    @Test func refusesEveryTruncation() throws {
        let whole = try Self.message(Self.index + Self.ciphertext).bytes
        for count in 0..<whole.count {
            #expect(throws: MegolmMessageError.self) {
                try MegolmMessage(decoding: Array(whole.prefix(count)))
            }
        }
    }

    @Test func refusesOtherVersions() {
        for version in UInt8.min...UInt8.max where version != 3 {
            let bytes = [version] + Self.index + Self.ciphertext + Self.trailer
            #expect(throws: MegolmMessageError.version(version)) {
                try MegolmMessage(decoding: bytes)
            }
        }
    }

    @Test(
        arguments: [
            // Cut off: a tag, an integer, bytes, eight bytes, four bytes.
            [0x80], [0x18], [0x18, 0x80], [0x1A, 1], [0x19, 1, 2, 3], [0x1D, 1, 2, 3],
            // Integers of more than 64 bits, or more than ten bytes.
            [0x18, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02],
            [0x18, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00],
            // Lengths of 2^64 - 1 and 2^63 - 1.
            [0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
            [0x1A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
            // Groups, types that are none, fields with the number 0.
            [0x1B, 0], [0x1C, 0], [0x1E, 0], [0x1F, 0], [0x00, 0], [0x02, 0],
            // A second index, a second ciphertext.
            [8, 5], [0x12, 0],
        ] as [[UInt8]]
    )
    func refusesMalformedFields(_ field: [UInt8]) {
        let body = Self.index + Self.ciphertext
        #expect(throws: MegolmMessageError.field(offset: 1 + body.count)) {
            try Self.message(body + field)
        }
    }

    @Test func refusesAnIndexBeyond32Bits() {
        let body = [8] + MegolmSender.varint(1 << 32) + Self.ciphertext
        #expect(throws: MegolmMessageError.index) { try Self.message(body) }
        #expect(throws: MegolmMessageError.index) { try Self.message(Self.ciphertext) }
    }

    @Test func refusesAFieldOfTheOtherType() {
        let text: [UInt8] = [0x0A, 1, 5] + Self.ciphertext
        #expect(throws: MegolmMessageError.field(offset: 1)) { try Self.message(text) }
        let number: [UInt8] = Self.index + [0x10, 5]
        #expect(throws: MegolmMessageError.field(offset: 3)) { try Self.message(number) }
    }

    @Test(arguments: [0, 1, 15, 17, 31]) func refusesWhatIsNotWholeBlocks(_ count: Int) {
        let body = Self.index + [0x12, UInt8(count)] + Self.blocks.prefix(count)
        #expect(throws: MegolmMessageError.ciphertext) { try Self.message(body) }
        #expect(throws: MegolmMessageError.ciphertext) { try Self.message(Self.index) }
    }

    @Test func refusesWhatIsNoBase64() {
        #expect(throws: MegolmMessageError.base64) { try MegolmMessage(base64: "A*") }
        #expect(throws: MegolmMessageError.length(0)) { try MegolmMessage(base64: "") }
    }
}
