import Formats
import Secrets
import Support
import Testing

/// The texts of the age plugin `argon2`.
struct AgePluginKeyTests {
    private static let cost = AgePluginKey.Cost(memoryKiB: 65536, passes: 3, lanes: 4)

    @Test func roundTrips() throws {
        for key in [AgePluginKey(), AgePluginKey(cost: Self.cost)] {
            #expect(try AgePluginKey(parsingRecipient: key.recipient) == key)
            #expect(try AgePluginKey(parsingIdentity: key.identity) == key)
        }
        #expect(AgePluginKey().recipient.hasPrefix("age1argon21"))
        #expect(AgePluginKey().identity.hasPrefix("AGE-PLUGIN-ARGON2-1"))
    }

    @Test func refusesOtherKinds() {
        let key = AgePluginKey()
        #expect(throws: FormatError.self) { try AgePluginKey(parsingRecipient: key.identity) }
        #expect(throws: FormatError.self) { try AgePluginKey(parsingIdentity: key.recipient) }
        #expect(throws: FormatError.age(.identity(line: 1))) {
            try AgePluginKey(parsingIdentity: key.identity.lowercased())
        }
        #expect(throws: FormatError.age(.recipient(line: 1))) {
            try AgePluginKey(parsingRecipient: Bech32.encode(prefix: "age1argon2", [1, 2, 3]))
        }
    }

    @Test func refusesCostsPastTheLimits() {
        for cost in [
            AgePluginKey.Cost(memoryKiB: 4 << 20, passes: 1, lanes: 1),
            AgePluginKey.Cost(memoryKiB: 64, passes: 0, lanes: 1),
            AgePluginKey.Cost(memoryKiB: 64, passes: 1, lanes: .max),
        ] {
            let text = AgePluginKey(cost: cost).recipient
            #expect(throws: FormatError.age(.cost(0))) {
                try AgePluginKey(parsingRecipient: text)
            }
        }
    }

    @Test func secretBase64IsTheSame() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 11) }
            let text: [UInt8] = Base64.encode(bytes.span)
            #expect(Base64.encode(SecretBytes(copying: bytes)).revealed == text)
        }
    }

    /// A body of whole lines ends with an empty one.
    @Test func messagesAreStanzas() {
        for count in [0, 1, 47, 48, 49, 96] {
            let body = [UInt8](repeating: 7, count: count)
            let message = AgePluginMessage("a", ["b"], body: SecretBytes(copying: body))
            let stanza = AgeStanza(arguments: ["a", "b"], body: body)
            let header = AgeHeader(stanzas: [stanza]) { _ in [UInt8](repeating: 0, count: 32) }
            let text = String(decoding: header.encoded, as: UTF8.self)
            #expect(
                text.contains("\n\(String(decoding: message.encoded.revealed, as: UTF8.self))---")
            )
        }
    }
}
