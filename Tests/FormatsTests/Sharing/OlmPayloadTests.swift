import Formats
import Secrets
import Support
import Testing

/// Spec: A13, B12. What an Olm message says of itself, and the secret in it.
struct OlmPayloadTests {
    private static let one = OlmPayload.Party(
        userID: "@a:x",
        fingerprint: [UInt8](repeating: 1, count: 32)
    )
    private static let two = OlmPayload.Party(
        userID: "@b:x",
        fingerprint: [UInt8](repeating: 2, count: 32)
    )

    private static func plaintext(_ change: (JSONValue) throws -> JSONValue) throws -> SecretBytes {
        let answer = SecretAnswer(requestID: "1", secret: SecretBytes(text: "s"))
        let whole = OlmPayload.plaintext(SecretAnswer.eventType, answer.content, from: one, to: two)
        return SecretBytes(copying: try change(JSONValue(parsing: whole.revealed)).encoded)
    }

    @Test(arguments: ["", "plain", "quote\"back\\slash/", "line\nend\u{0}", "ä€😀"])
    func roundTrips(_ secret: String) throws {
        let answer = SecretAnswer(requestID: "1\"", secret: SecretBytes(text: secret))
        let plaintext = OlmPayload.plaintext(
            SecretAnswer.eventType,
            answer.content,
            from: Self.one,
            to: Self.two
        )
        let payload = try OlmPayload(decoding: plaintext)
        #expect(payload.type == SecretAnswer.eventType)
        #expect(payload.sender == Self.one)
        #expect(payload.recipient == Self.two)
        let read = try SecretAnswer(decoding: payload.content)
        #expect(read.requestID == "1\"")
        #expect(read.secret == SecretBytes(text: secret))
    }

    /// Some clients write slashes and other characters as escapes.
    @Test func acceptsEscapes() throws {
        let content = SecretBytes(
            text: #"{"request_id":"a\/b","secret":"\u0061\/+\ud83d\ude00\n\"","other":[{}]}"#
        )
        let answer = try SecretAnswer(decoding: SecretObject(parsing: content))
        #expect(answer.requestID == "a/b")
        #expect(answer.secret == SecretBytes(text: "a/+😀\n\""))
    }

    @Test(arguments: ["type", "sender", "keys", "recipient", "recipient_keys", "content"])
    func refusesWhatLacksAMember(_ name: String) throws {
        for value in [nil, JSONValue.integer(1)] {
            let plaintext = try Self.plaintext { whole in
                let rest = try whole.removing(ExactText(name))
                return try value.map { try rest.setting(ExactText(name), to: $0) } ?? rest
            }
            #expect(throws: FormatError.property(name)) { try OlmPayload(decoding: plaintext) }
        }
    }

    @Test func refusesAKeyOfAnotherLength() throws {
        let plaintext = try Self.plaintext {
            try $0.setting("keys", to: .object([("ed25519", .string("AAAA"))]))
        }
        #expect(throws: FormatError.property("keys")) { try OlmPayload(decoding: plaintext) }
    }

    @Test func refusesANameThatStandsTwice() throws {
        let json = SecretBytes(text: #"{"secret":"a","secret":"b","request_id":"1"}"#)
        #expect(throws: FormatError.self) { try SecretObject(parsing: json) }
    }

    @Test(arguments: ["", "{", "[]", "1", "{} {}", "{\"a\":}", "\u{FEFF}{}"])
    func refusesWhatIsNoObject(_ text: String) {
        #expect(throws: FormatError.self) { try SecretObject(parsing: SecretBytes(text: text)) }
    }

    @Test func neverLeaks() throws {
        let answer = SecretAnswer(requestID: "1", secret: SecretBytes(text: "canary"))
        let payload = try OlmPayload(
            decoding: OlmPayload.plaintext("t", answer.content, from: Self.one, to: Self.two)
        )
        let secret = SecretBytes(text: "canary")
        #expect(Leaks.found(of: secret, in: answer).isEmpty)
        #expect(Leaks.found(of: secret, in: payload).isEmpty)
    }
}
