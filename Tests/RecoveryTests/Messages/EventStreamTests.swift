import Formats
import Primitives
import Recovery
import Support
import Testing

/// The forms that dumps of events have. Traps: section 3, export-data.
struct EventStreamTests {
    private static func event(_ id: Int, room: String? = nil) -> String {
        let room = room.map { ",\"room_id\":\"\($0)\"" } ?? ""
        return "{\"type\":\"m.t\",\"event_id\":\"$\(id)\",\"content\":{\"n\":\(id)}\(room)}"
    }

    /// The events' IDs, and their rooms.
    private static func read(_ text: String, room: ExactText? = nil) throws -> [String] {
        var found: [String] = []
        let stream = EventStream(MemoryContent(text), room: room)
        try stream.forEachEvent { (event, room) throws(RecoveryError) in
            let id = (try? event.member("event_id"))??.text
            found.append("\(id?.string ?? "?") \(room?.string ?? "-")")
        }
        return found
    }

    private static let three = (1...3).map { event($0, room: "!r\($0)") }
    private static let inRooms = ["$1 !r1", "$2 !r2", "$3 !r3"]

    @Test(arguments: [
        three.joined(), three.joined(separator: "\n"), three.joined(separator: "\r\n") + "\r\n",
        "[\(three.joined(separator: ", "))]",
        "{\"start\":\"a\",\"chunk\":[\(three.joined(separator: ","))],\"state\":[\(event(9))]}",
        "{\"chunk\":[\(three[0])]}\n{\"chunk\":[\(three[1]),\(three[2])]}\n{\"chunk\":[]}",
        "{\"events_before\":[\(three[0])],\"event\":\(three[1]),\"events_after\":[\(three[2])]}",
    ])
    func readsEveryForm(_ text: String) throws {
        #expect(try Self.read(text) == Self.inRooms)
    }

    @Test func readsASingleEvent() throws {
        #expect(try Self.read(Self.three[0]) == ["$1 !r1"])
        #expect(try Self.read(Self.event(1)) == ["$1 -"])
    }

    /// What is before comes with the latest first.
    @Test func putsTheEventsBeforeInOrder() throws {
        let before = "[\(Self.event(2)),\(Self.event(1))]"
        let text = "{\"events_before\":\(before),\"event\":\(Self.event(3))}"
        #expect(try Self.read(text) == ["$1 -", "$2 -", "$3 -"])
    }

    /// Its rooms stand under no membership, and their timelines are lists.
    @Test func readsTheRoomsOfASlidingSync() throws {
        let text = """
            {"pos":"5","lists":{},"rooms":{"!a":{"name":"A","required_state":[\(Self.event(9))],\
            "timeline":[\(Self.event(1)),\(Self.event(2, room: "!own"))],"limited":true},\
            "!b":{"timeline":[\(Self.event(3))]},"!c":{"heroes":[]}},"extensions":{}}
            """
        #expect(try Self.read(text) == ["$1 !a", "$2 !own", "$3 !b"])
        #expect(try Self.read(#"{"pos":"6","rooms":{"!a":{"name":"A"}}}"#) == [])
    }

    /// A key backup has rooms too, and no events.
    @Test func refusesRoomsThatAreNoneOfASync() {
        #expect(throws: RecoveryError.noEvents(nil)) {
            try Self.read(#"{"rooms":{"!a":{"sessions":{"s":{"session_data":{}}}}}}"#)
        }
    }

    /// The room is the event's own, or its place's, or the one that is given.
    @Test func readsTheRoomsOfASync() throws {
        func room(_ id: Int) -> String {
            "{\"timeline\":{\"events\":[\(Self.event(id))]},\"state\":{\"events\":[\(Self.event(9))]}}"
        }
        let other = "{\"timeline\":{\"events\":[\(Self.event(5, room: "!own"))]}}"
        let text = """
            {"next_batch":"s","rooms":{"join":{"!a":\(room(1)),"!é":\(room(2)),"!n":{}},
            "leave":{"!b":\(room(3))},"invite":{"!i":{"invite_state":{"events":[]}}},
            "knock":{"!k":\(room(4)),"!o":\(other)}},"account_data":{"events":[\(Self.event(8))]}}
            """
        let rooms = ["$1 !a", "$2 !é", "$3 !b", "$4 !k", "$5 !own"]
        #expect(try Self.read(text, room: "!given") == rooms)
        #expect(try Self.read("{\"rooms\":{}}") == [])
    }

    @Test func takesTheGivenRoomLast() throws {
        #expect(
            try Self.read(Self.event(1) + Self.event(2, room: "!own"), room: "!given")
                == ["$1 !given", "$2 !own"]
        )
    }

    @Test(arguments: ["", "\n", "[]", "{\"chunk\":[]}"]) func findsNoEvents(_ text: String) throws {
        #expect(try Self.read(text) == [])
    }

    @Test(arguments: [
        "{}", "{\"errcode\":\"M_FORBIDDEN\"}", "{\"rooms\":[]}", "{\"chunk\":{}}",
        "{\"type\":\"m.t\"}", "{\"event\":1}",
    ])
    func refusesWhatIsNoDump(_ text: String) {
        #expect(throws: RecoveryError.noEvents(nil)) { try Self.read(text) }
    }

    /// What is no event among events is for who reads them to tell.
    @Test func passesOnWhatIsNoEventAmongEvents() throws {
        #expect(try Self.read(Self.event(1) + "{}" + Self.event(2)) == ["$1 -", "? -", "$2 -"])
        #expect(try Self.read("{\"chunk\":[1,\(Self.event(1))]}") == ["? -", "$1 -"])
    }

    @Test func saysWhereTheJSONIsWrong() throws {
        let first = Self.event(1)
        let place = first.utf8.count
        func fault(_ fault: JSONError.Fault, _ offset: Int) -> RecoveryError {
            .format(.json(JSONError(fault, at: place + offset)))
        }
        #expect(throws: fault(.unexpectedByte, 6)) { try Self.read(first + "\n{\"a\":x}") }
        #expect(throws: fault(.truncated, 4)) { try Self.read(first + "{\"a\"") }
        #expect(throws: fault(.duplicateName("type"), 10)) {
            try Self.read(first + "{\"type\":1,\"type\":2}")
        }
        #expect(throws: fault(.tooDeep, 139)) {
            let depth = 200
            let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            _ = try Self.read(first + "{\"\":" + arrays + "}")
        }
        var bytes = Array((first + "{\"a\":\"").utf8)
        bytes += [0xC3, 0x28, UInt8(ascii: "\""), UInt8(ascii: "}")]
        #expect(throws: fault(.invalidUTF8, 6)) {
            try EventStream(MemoryContent(bytes), room: nil).forEachEvent { _, _ in }
        }
    }

    /// Events come before the end is seen, and a large one passes.
    @Test func givesWhatStandsBeforeTheDamage() throws {
        var count = 0
        let padding = String(repeating: "x", count: 100_000)
        let long = "{\"type\":\"m.t\",\"content\":{\"body\":\"\(padding)\"}}"
        let stream = EventStream(MemoryContent(long + long + "{"), room: nil)
        #expect(throws: RecoveryError.self) {
            try stream.forEachEvent { (_, _) throws(RecoveryError) in count += 1 }
        }
        #expect(count == 2)
    }

    @Test(.timeLimit(.minutes(20))) func holdsTheLimitOfAnEvent() throws {
        let size = EventStream.eventLimit
        let large = "{\"type\":\"\(String(repeating: "x", count: size))\",\"content\":{}}"
        #expect(try Self.read(large) == ["? -"])
        #expect(throws: RecoveryError.self) { try Self.read(Self.event(1) + large) }
    }
}
