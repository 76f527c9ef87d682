import Formats
import Support
import Testing

/// What stands in the clear in events that are encrypted for a room.
struct EncryptedEventTests {
    private static let id = ExactText(Base64.encode((0..<32).map { UInt8($0) }))

    private static func read(_ content: String) throws -> EncryptedEvent? {
        let text = "{\"type\":\"m.room.encrypted\",\"content\":\(content)}"
        return try EncryptedEvent(decoding: JSONValue(parsing: Array(text.utf8)))
    }

    @Test func readsWhatIsInTheClear() throws {
        let event = try #require(
            try Self.read(
                """
                {"algorithm":"m.megolm.v1.aes-sha2","session_id":"\(Self.id)","ciphertext":"AwgA",
                "sender_key":"K","device_id":"D","m.relates_to":{"rel_type":"m.thread"}}
                """
            )
        )
        #expect(event.sessionID.text == Self.id)
        #expect(event.sessionID.publicKey == (0..<32).map { UInt8($0) })
        #expect(event.ciphertext == "AwgA")
        #expect(event.senderKey == "K")
        #expect(event.deviceID == "D")
        #expect(event.relation?.encoded == Array("{\"rel_type\":\"m.thread\"}".utf8))
    }

    @Test func takesAnIDWithPaddingForTheSame() throws {
        let padded = try #require(MegolmSessionID(parsing: ExactText("\(Self.id)=")))
        #expect(padded == MegolmSessionID(parsing: Self.id))
        #expect(padded.text == Self.id)
    }

    @Test func isNilForOtherEvents() throws {
        let text = "{\"type\":\"m.room.message\",\"content\":{}}"
        #expect(try EncryptedEvent(decoding: JSONValue(parsing: Array(text.utf8))) == nil)
    }

    @Test(
        arguments: [
            ("{}", .redacted),
            ("{\"algorithm\":\"m.olm.v1.curve25519-aes-sha2\",\"ciphertext\":{}}", .betweenDevices),
            ("{\"algorithm\":\"m.megolm.v2\"}", .algorithm("m.megolm.v2")),
            ("{\"ciphertext\":\"A\"}", .property("algorithm")),
            ("{\"algorithm\":1}", .property("algorithm")),
            ("{\"algorithm\":\"a\",\"algorithm\":\"b\"}", .property("algorithm")),
            ("[]", .property("content")),
            ("{\"algorithm\":\"m.megolm.v1.aes-sha2\"}", .property("session_id")),
            (
                "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"session_id\":\"AAAA\"}",
                .property("session_id")
            ),
            (
                "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"session_id\":\"\(Self.id)\"}",
                .property("ciphertext")
            ),
            (
                """
                {"algorithm":"m.megolm.v1.aes-sha2","session_id":"\(Self.id)","ciphertext":{}}
                """, .property("ciphertext")
            ),
        ] as [(String, EncryptedEvent.Fault)]
    )
    func saysWhyThereIsNoMessage(_ content: String, _ fault: EncryptedEvent.Fault) {
        #expect(throws: fault) { try Self.read(content) }
    }

    @Test(arguments: ["{}", "[]", "1", "{\"type\":null}", "{\"type\":\"a\",\"type\":\"b\"}"])
    func refusesWhatIsNoEvent(_ text: String) {
        #expect(throws: EncryptedEvent.Fault.property("type")) {
            try EncryptedEvent(decoding: JSONValue(parsing: Array(text.utf8)))
        }
    }
}
