import Formats
import Primitives
import Recovery
import Support
import Testing

/// What comes of events that cannot be read: the reason why not.
struct MessageRefusalTests {
    @Test func saysWhichKeyIsMissing() throws {
        let sender = try MegolmSender(number: 3)
        let other = try MegolmSender(number: 4)
        let event = try sender.event("x", id: "$1", room: "!r")
        let id = try #require(MegolmSessionID(parsing: sender.sessionID))
        #expect(
            try MessageReading.reason(MessageReading.read(event, key: other.exported, room: "!r"))
                == .noKey(id)
        )
    }

    @Test func saysWhichIndicesAreMissing() throws {
        var sender = try MegolmSender(number: 5)
        sender.advance()
        let event = try sender.event("x", id: "$1", room: "!r")
        for _ in 0..<6 { sender.advance() }
        #expect(
            try MessageReading.reason(MessageReading.read(event, key: sender.exported, room: "!r"))
                == .refused(.beforeFirstIndex(1, first: 7))
        )
    }

    @Test func holdsTheRoomsTogether() throws {
        let sender = try MegolmSender(number: 6)
        let id = try #require(MegolmSessionID(parsing: sender.sessionID))
        let event = try sender.event("x", id: "$1", room: "!r")
        #expect(
            try MessageReading.reason(
                MessageReading.read(event, key: sender.exported, room: "!other")
            )
                == .keyOfAnotherRoom(id)
        )
        let moved = event.replacing("\"room_id\":\"!r\"", with: "\"room_id\":\"!moved\"")
        #expect(
            try MessageReading.reason(
                MessageReading.read(moved, key: sender.exported, room: "!moved")
            )
                == .messageOfAnotherRoom("!r")
        )
        let nowhere = event.replacing("\"room_id\":\"!r\",", with: "")
        #expect(
            try MessageReading.reason(
                MessageReading.read(nowhere, key: sender.exported, room: "!r")
            ) == .noRoom
        )
        let keys = [(room: "!r", key: sender.exported)]
        let given = try #require(try MessageReading.read([nowhere], keys: keys, room: "!r").first)
        #expect(try MessageReading.plain(given).contains("\"body\":\"x\""))
    }

    @Test func refusesAPlaintextWithoutItsRoom() throws {
        let sender = try MegolmSender(number: 7)
        let event = try sender.event(
            "",
            id: "$1",
            room: "!r",
            plaintext: "{\"type\":\"m.x\",\"content\":{}}"
        )
        #expect(
            try MessageReading.reason(MessageReading.read(event, key: sender.exported, room: "!r"))
                == .messageOfAnotherRoom(nil)
        )
    }

    @Test(arguments: [
        "", "x", "[]", "{\"content\":{},\"room_id\":\"!r\"}",
        "{\"type\":\"m.x\",\"room_id\":\"!r\"}",
        "{\"type\":\"m.x\",\"content\":[],\"room_id\":\"!r\"}",
        "{\"type\":1,\"content\":{},\"room_id\":\"!r\"}",
        "{\"type\":\"a\",\"type\":\"b\",\"content\":{},\"room_id\":\"!r\"}",
        "{\"type\":\"a\",\"content\":{},\"room_id\":\"!r\",\"room_id\":\"!r\"}",
    ])
    func refusesAPlaintextThatIsNoMessage(_ plaintext: String) throws {
        let sender = try MegolmSender(number: 8)
        let event = try sender.event("", id: "$1", room: "!r", plaintext: plaintext)
        #expect(
            try MessageReading.reason(MessageReading.read(event, key: sender.exported, room: "!r"))
                == .plaintext
        )
    }

    @Test func tellsDamagedMessages() throws {
        let sender = try MegolmSender(number: 9)
        let event = try sender.event("x", id: "$1", room: "!r")
        func reason(_ old: String, _ new: String) throws -> ReadEvent.Reason {
            let changed = event.replacing(old, with: new)
            try #require(changed != event)
            return try MessageReading.reason(
                MessageReading.read(changed, key: sender.exported, room: "!r")
            )
        }
        #expect(try reason("\"AwgA", "\"AwgB") == .refused(.signature))
        #expect(try reason("\"AwgA", "\"BAgA") == .refused(.malformed(.version(4))))
        #expect(try reason("\"AwgA", "\"*wgA") == .refused(.malformed(.base64)))
    }

    @Test func tellsEventsWithoutAMessage() throws {
        let redacted = "{\"type\":\"m.room.encrypted\",\"content\":{},\"room_id\":\"!r\"}"
        let olm = redacted.replacing(
            "{}",
            with: "{\"algorithm\":\"m.olm.v1.curve25519-aes-sha2\"}"
        )
        let results = try MessageReading.read([redacted, olm, "{\"content\":1}"], keys: [])
        let faults: [EncryptedEvent.Fault] = [.redacted, .betweenDevices, .property("type")]
        #expect(try results.map(MessageReading.reason) == faults.map { .event($0) })
    }
}
