import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// What comes of events: plain ones.
struct MessageReaderTests {
    private static let room: ExactText = "!room:example.org"

    @Test func putsWhatWasDecryptedInPlace() throws {
        let sender = try MegolmSender(number: 1)
        let content = "{\"body\": \"hi\", \"n\": 1.50}"
        let event =
            try sender.event(
                "",
                id: "$1",
                room: Self.room.string,
                plaintext:
                    "{\"type\":\"m.x\", \"content\": \(content), \"room_id\":\"\(Self.room)\"}"
            ).dropLast() + ",\"unsigned\": {\"age\" : 1e1}, \"depth\":10.0}"
        let result = try MessageReading.read(
            String(event),
            key: sender.exported,
            room: Self.room.string
        )
        #expect(
            try MessageReading.plain(result) == """
                {"type":"m.x","event_id":"$1","room_id":"\(Self.room)",\
                "sender":"@alice:example.org","origin_server_ts":1000,\
                "content":\(content),"unsigned":{"age" : 1e1},"depth":10.0}
                """
        )
        #expect(result.room == Self.room)
        #expect(result.eventID == "$1")
        #expect(result.encrypted?.senderKey == "K")
        #expect(result.encrypted?.deviceID == "DEVICE")
        #expect(result.encrypted?.sessionID.text == sender.sessionID)
    }

    /// As clients do: a relation is never encrypted, and is the content's.

    @Test func copiesTheRelation() throws {
        let sender = try MegolmSender(number: 2)
        let relation = ",\"m.relates_to\":{\"rel_type\":\"m.thread\"}"
        func content(_ plaintext: String) throws -> String? {
            let event = try sender.event(
                "",
                id: "$1",
                room: "!r",
                plaintext: "{\"type\":\"m.x\",\"content\":\(plaintext),\"room_id\":\"!r\"}",
                more: relation
            )
            let plain = try MessageReading.plain(
                MessageReading.read(event, key: sender.exported, room: "!r")
            )
            return try MessageReading.parse(plain).member("content").map { value in
                String(decoding: value.encoded, as: UTF8.self)
            }
        }
        #expect(try content("{\"body\":\"a\"}") == "{\"body\":\"a\"\(relation)}")
        #expect(try content("{\"m.relates_to\":null}") == "{\"m.relates_to\":null}")
    }

    @Test func passesOnWhatIsNotEncrypted() throws {
        let text = "{ \"type\":\"m.room.message\",\"content\":{ },\"room_id\":\"!r\"}"
        let result = try #require(try MessageReading.read([text], keys: []).first)
        guard case .plain(let event) = result.outcome else { throw TestDataError.malformed(text) }
        #expect(event.encoded == Array(text.utf8))
        #expect(result.encrypted == nil)
        #expect(result.room == "!r")
    }

    /// A key for another room, an event put into another room: neither is read.

    /// The same event twice in a dump is one event; another event with its message is not.

    @Test func tellsReplays() throws {
        var sender = try MegolmSender(number: 10)
        let key = sender.exported
        let first = try sender.event("x", id: "$1", room: "!r")
        sender.advance()
        let second = try sender.event("y", id: "$2", room: "!r")
        let copy = first.replacing("$1", with: "$3")
        let later = first.replacing(":1000", with: ":2000")
        let nameless = first.replacing("\"event_id\":\"$1\",", with: "")
        let hashed = String(nameless.dropLast()) + ",\"hashes\":{\"sha256\":\"A\"}}"
        let events = [first, second, first, nameless, hashed, copy, later]
        let results = try MessageReading.read(events, keys: [("!r", key)])
        let replays = results.map { result -> Int64? in
            if case .replayed(_, of: let other) = result.outcome { other.timestamp } else { nil }
        }
        #expect(replays == [nil, nil, nil, nil, nil, 1000, 1000])
        guard case .replayed(let event, of: _) = results[5].outcome else { return }
        #expect(try event.string(at: "event_id") == "$3")
        #expect(try event.value(at: "content").string(at: "body") == "x")
        // Without IDs, as in Synapse's export, the hashes tell.
        let other = hashed.replacing("\"A\"", with: "\"B\"")
        let export = try MessageReading.read([hashed, hashed, other], keys: [("!r", key)])
        #expect(
            export.map { if case .replayed = $0.outcome { true } else { false } }
                == [false, false, true]
        )
    }

    @Test func keepsOnlyWhatIsNeeded() throws {
        var sender = try MegolmSender(number: 11)
        let early = sender.exported
        sender.advance()
        var needs = MessageNeeds()
        needs.add(try MessageReading.parse(sender.event("x", id: "$1", room: "!r")), room: "!r")
        needs.add(try MessageReading.parse(sender.event("y", id: "$2", room: "!r")), room: "!r")
        needs.add(try MessageReading.parse("{\"type\":\"m.room.message\"}"), room: "!r")
        #expect(needs.count == 1)
        let keys = MessageKeys(needing: needs)
        let other = try MegolmSender(number: 12).exported
        #expect(keys.offer(roomID: "!r", sessionKey: other.span) == .notNeeded)
        #expect(keys.offer(roomID: "!s", sessionKey: early.span) == .notNeeded)
        #expect(keys.count == 0)
        #expect(keys.offer(roomID: "!r", sessionKey: sender.exported.span) == .kept)
        #expect(keys.offer(roomID: "!r", sessionKey: early.span) == .kept)
        #expect(keys.offer(roomID: "!r", sessionKey: sender.exported.span) == .notBetter)
        let short = Array(early.dropLast())
        #expect(
            keys.offer(roomID: "!r", sessionKey: short.span)
                == .malformed(.sessionKey(.length(164)))
        )
        #expect(keys.count == 1)
        let ratchet = SecretBytes(copying: Array(early[ExportedSessionKey.ratchetRange]))
        #expect(Leaks.found(of: ratchet, in: keys) == [])
        #expect(Leaks.found(of: ratchet, in: MessageReader(keys: keys)) == [])
    }
}
