import Formats
import Support
import Testing

/// Spec: B12; "Olm: a cryptographic ratchet", the message format.
struct OlmMessageTests {
    private static func key(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

    private static let blocks = [UInt8](repeating: 0xAA, count: 32)
    private static let mac = (0..<8).map { UInt8($0) }
    private static let ratchetKey = [0x0A, 32] + key(1)
    private static let index: [UInt8] = [0x10, 5]
    private static let ciphertext = [0x22, 32] + blocks
    private static let body = ratchetKey + index + ciphertext

    private static let oneTime = [0x0A, 32] + key(2)
    private static let base = [0x12, 32] + key(3)
    private static let identity = [0x1A, 32] + key(4)
    private static let inner = [3] + body + mac
    private static let message = [0x22, UInt8(inner.count)] + inner
    private static let envelope = oneTime + base + identity + message

    private static func normal(_ body: [UInt8]) throws(OlmMessageError) -> OlmNormalMessage {
        try OlmNormalMessage(decoding: [3] + body + mac)
    }

    private static func preKey(_ body: [UInt8]) throws(OlmMessageError) -> OlmPreKeyMessage {
        try OlmPreKeyMessage(decoding: [3] + body)
    }

    @Test func readsANormalMessage() throws {
        let message = try Self.normal(Self.body)
        #expect(message.ratchetKey.bytes == Self.key(1))
        #expect(message.index == 5)
        #expect(Array(message.bytes[message.ciphertext]) == Self.blocks)
        #expect(Array(message.bytes[message.mac]) == Self.mac)
        #expect(message.authenticated == 0..<message.bytes.count - 8)
    }

    @Test func readsAPreKeyMessage() throws {
        let message = try Self.preKey(Self.envelope)
        #expect(message.keys.oneTime.bytes == Self.key(2))
        #expect(message.keys.base.bytes == Self.key(3))
        #expect(message.keys.identity.bytes == Self.key(4))
        #expect(message.message == (try Self.normal(Self.body)))
    }

    @Test(arguments: [0, 127, 128, 16_383, 16_384, UInt32.max])
    func writesWhatItReads(_ index: UInt32) throws {
        let read = try Self.normal(Self.body)
        var authenticated: [UInt8] = []
        let written = OlmNormalMessage(
            ratchetKey: read.ratchetKey,
            index: index,
            ciphertext: Self.blocks
        ) { bytes in
            authenticated = bytes
            return Self.mac
        }
        #expect(try OlmNormalMessage(decoding: written.bytes) == written)
        #expect(Array(written.bytes[written.authenticated]) == authenticated)
        let envelope = OlmPreKeyMessage(try Self.preKey(Self.envelope).keys, written)
        #expect(try OlmPreKeyMessage(decoding: envelope.bytes) == envelope)
        if index == 5 { #expect(written == read) }
    }

    @Test func hasATypeAndABody() throws {
        let normal = OlmMessage.normal(try Self.normal(Self.body))
        let preKey = OlmMessage.preKey(try Self.preKey(Self.envelope))
        #expect([preKey.type, normal.type] == [0, 1])
        for message in [normal, preKey] {
            #expect(try OlmMessage(type: message.type, body: ExactText(message.body)) == message)
            let padded = ExactText(Base64.encode(message.bytes, .padded))
            #expect(try OlmMessage(type: message.type, body: padded) == message)
        }
        for type: Int64 in [-1, 2, .max] {
            #expect(throws: OlmMessageError.type(type)) {
                try OlmMessage(type: type, body: ExactText(normal.body))
            }
        }
        #expect(throws: OlmMessageError.base64) { try OlmMessage(type: 1, body: "A*") }
        #expect(throws: OlmMessageError.length(0)) { try OlmMessage(type: 1, body: "") }
        #expect(throws: OlmMessageError.length(0)) { try OlmMessage(type: 0, body: "") }
    }

    @Test func takesFieldsInAnyOrderAndUnknownOnes() throws {
        let unknown: [UInt8] = [0x28, 1, 0x1A, 2, 7, 7]
        let parts = Self.ciphertext + unknown + Self.index + Self.ratchetKey
        #expect(try Self.normal(parts).index == 5)
        let envelope = Self.message + [0x28, 1] + Self.identity + Self.oneTime + Self.base
        #expect(try Self.preKey(envelope).keys == (try Self.preKey(Self.envelope).keys))
    }

    @Test func refusesEveryTruncation() throws {
        for (type, bytes) in [(Int64(0), [3] + Self.envelope), (1, Self.inner)] {
            for count in bytes.indices {
                #expect(throws: OlmMessageError.self) {
                    try OlmMessage(type: type, decoding: Array(bytes.prefix(count)))
                }
            }
        }
    }

    @Test func refusesOtherVersions() {
        for version in UInt8.min...UInt8.max where version != 3 {
            #expect(throws: OlmMessageError.version(version)) {
                try OlmNormalMessage(decoding: [version] + Self.body + Self.mac)
            }
            #expect(throws: OlmMessageError.version(version)) {
                try OlmPreKeyMessage(decoding: [version] + Self.envelope)
            }
        }
    }

    @Test func refusesFieldsOfAWrongTypeOrThereTwice() {
        let wrong: [[UInt8]] = [[0x08, 1], [0x12, 0], [0x20, 1]]
        for field in [Self.ratchetKey, Self.index, Self.ciphertext] + wrong {
            #expect(throws: OlmMessageError.field(offset: 1 + Self.body.count)) {
                try Self.normal(Self.body + field)
            }
        }
        for field in [Self.oneTime, Self.base, Self.identity, Self.message, [0x10, 1]] {
            #expect(throws: OlmMessageError.field(offset: 1 + Self.envelope.count)) {
                try Self.preKey(Self.envelope + field)
            }
        }
    }

    @Test func refusesWhatIsMissing() {
        #expect(throws: OlmMessageError.publicKey(field: 1)) {
            try Self.normal(Self.index + Self.ciphertext)
        }
        #expect(throws: OlmMessageError.index) {
            try Self.normal(Self.ratchetKey + Self.ciphertext)
        }
        #expect(throws: OlmMessageError.ciphertext) {
            try Self.normal(Self.ratchetKey + Self.index)
        }
        for (number, body) in [
            (1, Self.base + Self.identity + Self.message),
            (2, Self.oneTime + Self.identity + Self.message),
            (3, Self.oneTime + Self.base + Self.message),
        ] {
            #expect(throws: OlmMessageError.publicKey(field: number)) { try Self.preKey(body) }
        }
        #expect(throws: OlmMessageError.message) {
            try Self.preKey(Self.oneTime + Self.base + Self.identity)
        }
    }

    @Test(arguments: [0, 1, 15, 17, 31]) func refusesWhatIsNotWholeBlocks(_ count: Int) {
        let body = Self.ratchetKey + Self.index + [0x22, UInt8(count)] + Self.blocks.prefix(count)
        #expect(throws: OlmMessageError.ciphertext) { try Self.normal(body) }
    }

    @Test func refusesAnIndexBeyond32Bits() {
        let index = [0x10] + MegolmSender.varint(1 << 32)
        #expect(throws: OlmMessageError.index) {
            try Self.normal(Self.ratchetKey + index + Self.ciphertext)
        }
    }

    @Test func refusesKeysOfAnotherForm() {
        for key in [[0x0A, 31] + Self.key(1).dropLast(), [0x0A, 32] + Self.key(0x80)] {
            #expect(throws: OlmMessageError.publicKey(field: 1)) {
                try Self.normal(key + Self.index + Self.ciphertext)
            }
            #expect(throws: OlmMessageError.publicKey(field: 1)) {
                try Self.preKey(key + Self.base + Self.identity + Self.message)
            }
        }
    }
}
