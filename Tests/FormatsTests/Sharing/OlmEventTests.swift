import Formats
import Testing

/// Spec: A13, B12. An Olm message as an event between devices has it.
struct OlmEventTests {
    private let own: Curve25519Key
    private let event: OlmEvent

    init() throws {
        own = try Self.key(1)
        let message = OlmNormalMessage(
            ratchetKey: try Self.key(2),
            index: 3,
            ciphertext: [UInt8](repeating: 4, count: 16)
        ) { _ in [UInt8](repeating: 5, count: 8) }
        event = OlmEvent(from: try Self.key(6), to: own, .normal(message))
    }

    private static func key(_ byte: UInt8) throws -> Curve25519Key {
        try #require(Curve25519Key([UInt8](repeating: byte, count: 32)))
    }

    /// The content, with something else under a name, or nothing.
    private func changed(_ name: ExactText, _ value: JSONValue?) throws -> JSONValue {
        try value.map { try event.content.setting(name, to: $0) } ?? event.content.removing(name)
    }

    @Test func refusesWhatIsEncryptedOtherwise() throws {
        for value in [nil, .string("m.megolm.v1.aes-sha2"), .integer(1)] as [JSONValue?] {
            let content = try changed("algorithm", value)
            #expect(throws: FormatError.property("algorithm")) {
                try OlmEvent(decoding: content, for: own)
            }
        }
    }

    @Test func refusesWhatHasNoSender() throws {
        for value in [nil, .string("AAAA"), .integer(1)] as [JSONValue?] {
            let content = try changed("sender_key", value)
            #expect(throws: FormatError.property("sender_key")) {
                try OlmEvent(decoding: content, for: own)
            }
        }
    }

    @Test func refusesWhatIsForAnother() throws {
        let other = try Self.key(7)
        #expect(throws: FormatError.property("ciphertext")) {
            try OlmEvent(decoding: event.content, for: other)
        }
    }

    @Test(arguments: [
        "{}", "1", #"{"type":1}"#, #"{"body":"AAAA","type":1}"#, #"{"body":"AAAA","type":2}"#,
        #"{"body":"*","type":0}"#, #"{"body":1,"type":0}"#, #"{"body":"AAAA","type":0.5}"#,
    ])
    func refusesWhatIsNoMessage(_ entry: String) throws {
        let value = try JSONValue(parsing: Array(entry.utf8))
        let content = try changed("ciphertext", .object([(ExactText(own.base64), value)]))
        #expect(throws: FormatError.property("ciphertext")) {
            try OlmEvent(decoding: content, for: own)
        }
    }

    @Test func roundTrips() throws {
        let content = try JSONValue(parsing: event.content.encoded)
        #expect(try OlmEvent(decoding: content, for: own) == event)
    }
}
