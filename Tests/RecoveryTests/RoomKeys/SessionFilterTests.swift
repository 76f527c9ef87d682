import Formats
import Recovery
import Support
import Testing

/// A filter gives what is all that was asked for.
struct SessionFilterTests {
    private func kept(_ change: (inout SessionFilter) -> Void) throws -> [String] {
        let sessions = (0..<6).map { number in
            let listed = SampleSession(number).listed(in: "!\(number % 2)")
            return listed.replacing("\"S\"", with: "\"device\\u0030\(number % 3)\"")
        }
        return try kept(of: sessions, change)
    }

    private func kept(
        of sessions: [String],
        _ change: (inout SessionFilter) -> Void
    ) throws -> [String] {
        var filter = SessionFilter()
        change(&filter)
        var kept: [String] = []
        let reader = try RoomKeyReader(keys: [], threads: 1)
        let text = Array("[\(sessions.joined(separator: ","))]".utf8)
        let body = { (batch: SessionBatch) throws(RecoveryError) in
            for session in batch.sessions where filter.wants(session, of: batch) {
                kept.append(session.id.text.string)
            }
        }
        try reader.take(text.span, body)
        try reader.finish(body)
        return kept
    }

    private func ids(_ numbers: Int...) -> [String] { numbers.map { SampleSession($0).id } }

    @Test func wantsEverythingAtFirst() throws {
        #expect(try kept { _ in } == ids(0, 1, 2, 3, 4, 5))
    }

    @Test func takesRooms() throws {
        #expect(try kept { $0.rooms = ["!1"] } == ids(1, 3, 5))
        #expect(try kept { $0.rooms = ["!1", "!0"] } == ids(0, 1, 2, 3, 4, 5))
        #expect(try kept { $0.rooms = ["!2"] } == [])
    }

    @Test func takesSessions() throws {
        #expect(try kept { $0.sessions = [ExactText(SampleSession(4).id)] } == ids(4))
    }

    /// Base64 is written padded and unpadded.
    @Test func takesPaddedNames() throws {
        #expect(try kept { $0.sessions = [ExactText(SampleSession(4).id + "=")] } == ids(4))
        let key = Base64.encode([UInt8](repeating: 5, count: 32))
        let sessions = [key, key + "="].map { spelling in
            SampleSession(1).listed().replacing("\"S\"", with: "\"\(spelling)\"")
        }
        for asked in [key, key + "="] {
            let found = try kept(of: sessions) { $0.senderKeys = [ExactText(asked)] }
            #expect(found.count == 2)
        }
    }

    /// However the key is escaped.
    @Test func takesSenderKeys() throws {
        #expect(try kept { $0.senderKeys = ["device02"] } == ids(2, 5))
    }

    @Test func asksForAllAtOnce() throws {
        let both = try kept { filter in
            filter.rooms = ["!1"]
            filter.senderKeys = ["device02", "device01"]
        }
        #expect(both == ids(1, 5))
    }

    /// Joined, left and invited rooms are all rooms.
    @Test func takesTheRoomsOfASync() throws {
        let sync = #"{"rooms":{"join":{"!a":{}},"leave":{"!b":{}},"invite":{"!c":{}},"knock":1}}"#
        #expect(try SessionFilter.rooms(ofSync: Array(sync.utf8)) == ["!a", "!b", "!c"])
        #expect(throws: FormatError.property("rooms")) {
            try SessionFilter.rooms(ofSync: Array("{\"next_batch\":\"s\"}".utf8))
        }
        #expect(throws: FormatError.self) { try SessionFilter.rooms(ofSync: Array("{".utf8)) }
    }

    /// An empty set would ask for every room.
    @Test(arguments: [
        #"{"rooms":{}}"#, #"{"rooms":{"join":{}}}"#, #"{"rooms":{"!a":{"sessions":{}}}}"#,
    ])
    func refusesASyncThatNamesNoRoom(_ sync: String) {
        #expect(throws: FormatError.property("rooms")) {
            try SessionFilter.rooms(ofSync: Array(sync.utf8))
        }
    }

    @Test func takesTheRoomsOfASlidingSync() throws {
        for sync in [
            #"{"pos":"1","rooms":{"!a":{"name":"A"},"!b":{"timeline":[]}}}"#,
            #"{"rooms":{"!a":{},"!b":{"timeline":[]}}}"#,
        ] {
            #expect(try SessionFilter.rooms(ofSync: Array(sync.utf8)) == ["!a", "!b"])
        }
    }
}
