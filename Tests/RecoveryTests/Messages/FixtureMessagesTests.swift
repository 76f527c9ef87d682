import Formats
import Primitives
import Recovery
import Support
import Testing

/// The messages of accounts that real clients wrote, out of what a real server exported.
struct FixtureMessagesTests {
    private static func file(_ fixture: Fixture, _ path: String) throws -> EventFile {
        try EventFile(FilePath("\(fixture.name)/\(path)"), in: MemoryFiles(fixture))
    }

    /// What comes of the events at a path, with every session of the account's backups.
    private static func read(_ fixture: Fixture, _ path: String) throws -> [ReadEvent] {
        let file = try file(fixture, path)
        var needs = MessageNeeds()
        try file.forEachEvent { (event, room) throws(RecoveryError) in needs.add(event, room: room)
        }
        let keys = MessageKeys(needing: needs)
        for session in fixture.expected.backups.flatMap(\.sessions) {
            let key = try session.base64(at: "session_key")
            keys.offer(roomID: try session.text(at: "room_id"), sessionKey: key.span)
        }
        let reader = MessageReader(keys: keys)
        var results: [ReadEvent] = []
        try file.forEachEvent { (event, room) throws(RecoveryError) in
            results.append(reader.read(event, room: room))
        }
        return results
    }

    /// Synapse's export has no event IDs: they are computed from the events as they were encrypted.
    private static func originals(_ fixture: Fixture) throws -> [JSONValue] {
        var events: [JSONValue] = []
        try file(fixture, "export-data").forEachEvent {
            (event, _) throws(RecoveryError) in events.append(event)
        }
        return events
    }

    @Test(arguments: try Fixture.all()) func readsEveryMessage(_ fixture: Fixture) throws {
        guard try fixture.dumps().contains("export-data"), !fixture.expected.messages.isEmpty else {
            #expect(fixture.expected.messages.isEmpty)
            return
        }
        let results = try Self.read(fixture, "export-data")
        let originals = try Self.originals(fixture)
        #expect(results.count == originals.count)
        var found: Set<ExpectedAccount.Message> = []
        for (result, original) in zip(results, originals) {
            switch result.outcome {
            case .plain(let event): #expect(event.encoded == original.encoded)
            case .decrypted(let event):
                let sessionID = try #require(result.encrypted).sessionID.text
                let id = try Reference.eventID(of: original)
                let expected = fixture.expected.messages.first { $0.eventID == id }
                found.insert(
                    ExpectedAccount.Message(
                        roomID: try #require(result.room),
                        eventID: id,
                        sessionID: expected?.sessionID == nil ? nil : sessionID,
                        body: try event.value(at: "content").text(at: "body")
                    )
                )
                #expect(try event.string(at: "type") == "m.room.message")
                #expect(
                    try event.removing("type").removing("content").encoded
                        == original.removing("type").removing("content").encoded
                )
            case .replayed, .unreadable: Issue.record("\(result.outcome)")
            }
        }
        #expect(found == Set(fixture.expected.messages))
    }

    /// The export's root, its rooms' folder, a room's folder and a room's file.
    @Test func findsTheEventsFromEveryFolder() throws {
        let fixture = try Fixture("alice-passphrase")
        let room = "!smbjuVpmKNEPMvMwau:example.org"
        let all = try Self.read(fixture, "export-data").count
        #expect(try Self.read(fixture, "export-data/").count == all)
        #expect(try Self.read(fixture, "export-data/rooms").count == all)
        let one = try Self.read(fixture, "export-data/rooms/\(room)")
        #expect(try Self.read(fixture, "export-data/rooms/\(room)/events").count == one.count)
        #expect(one.count < all)
        #expect(one.allSatisfy { $0.room == ExactText(room) })
    }

    @Test func refusesWhatHasNoEvents() throws {
        let fixture = try Fixture("alice-passphrase")
        for path in ["export-data/user_data", "sync.json", "room_keys_version.json"] {
            let whole = FilePath("\(fixture.name)/\(path)")
            #expect(throws: RecoveryError.noEvents(whole)) {
                try Self.file(fixture, path).forEachEvent { _, _ in }
            }
        }
        let nothing = FilePath("\(fixture.name)/nothing")
        #expect(throws: RecoveryError.noSuchFile(nothing)) { try Self.file(fixture, "nothing") }
    }
}
