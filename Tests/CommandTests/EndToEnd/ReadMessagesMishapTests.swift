import Formats
import Recovery
import Support
import Testing

/// What `room-keys read` says of events that cannot be read, or should not be relied on.
@Suite(.timeLimit(.minutes(20))) struct ReadMessagesMishapTests {
    private static let room = "!room:example.org"

    /// A key export as a plain list.
    private static func list(_ keys: [(sender: MegolmSender, room: String)]) -> [UInt8] {
        JSONValue.array(
            keys.map { sender, room in
                JSONValue.object([
                    ("algorithm", .string("m.megolm.v1.aes-sha2")),
                    ("room_id", .string(ExactText(room))),
                    ("sender_key", .string("K")),
                    ("session_id", .string(sender.sessionID)),
                    ("session_key", .string(ExactText(utf8: Base64.encode(sender.exported.span)))),
                ])
            }
        ).encoded
    }

    private static func stage(
        _ events: [String],
        _ keys: [(sender: MegolmSender, room: String)]
    ) throws -> TranscriptStage {
        let stage = try TranscriptStage(files: [])
        try stage.put("events", Array(events.joined(separator: "\n").utf8))
        try stage.put("keys.json", list(keys))
        return stage
    }

    private static func lines(_ stage: TranscriptStage, _ name: String) throws -> [JSONValue] {
        try stage.bytes(name).split(separator: UInt8(ascii: "\n"))
            .map { try JSONValue(parsing: Array($0)) }
    }

    /// Every reason once, each event as it was beside its reason.
    @Test func saysWhyNotOfEveryEvent() throws {
        let known = try MegolmSender(number: 1)
        var later = try MegolmSender(number: 2)
        let early = try later.event("early", id: "$early", room: Self.room)
        later.advance()
        let elsewhere = try MegolmSender(number: 3)
        let unknown = try MegolmSender(number: 4)
        let read = try known.event("read", id: "$read", room: Self.room)
        let moved = try elsewhere.event("moved", id: "$moved", room: Self.room)
        let lost = try unknown.event("lost", id: "$lost", room: Self.room)
        let foreign = try known.event(
            "",
            id: "$foreign",
            room: Self.room,
            plaintext: "{\"type\":\"m.x\",\"content\":{},\"room_id\":\"!other\"}"
        )
        let broken = read.replacing("\"$read\"", with: "\"$broken\"")
            .replacing("\"ciphertext\":\"", with: "\"ciphertext\":\"?")
        let copy = read.replacing("\"$read\"", with: "\"$copy\"")
        let redacted =
            "{\"type\":\"m.room.encrypted\",\"event_id\":\"$redacted\",\"room_id\":\"\(Self.room)\","
            + "\"content\":{}}"
        let plain = "{\"type\":\"m.room.message\",\"content\":{},\"room_id\":\"\(Self.room)\"}"
        let stage = try Self.stage(
            [read, early, moved, lost, foreign, broken, copy, redacted, plain],
            [(known, Self.room), (later, Self.room), (elsewhere, "!other")]
        )
        let answer = try stage.expect(
            1,
            "matrix-recovery room-keys read events --keys keys.json -o out --unread why --json"
        )
        let reasons = try Self.lines(stage, "why").map { line in
            [try line.string(at: "event_id"), try line.string(at: "reason")]
        }
        #expect(
            reasons == [
                ["$early", "before_first_index"], ["$moved", "key_of_another_room"],
                ["$lost", "no_key"], ["$foreign", "message_of_another_room"],
                ["$broken", "message"], ["$copy", "replayed"], ["$redacted", "redacted"],
            ]
        )
        let first = try #require(try Self.lines(stage, "why").first)
        #expect(try first.value(at: "event").encoded == Array(early.utf8))
        #expect(try first.string(at: "room_id") == Self.room)
        let written = try Self.lines(stage, "out").map { try $0.string(at: "event_id") }
        #expect(written == ["$read", "$copy"])
        let report = try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
        #expect(try report.member("encrypted")?.wholeNumber == 8)
        #expect(try report.member("not_encrypted")?.wholeNumber == 1)
        #expect(try report.member("replayed")?.wholeNumber == 1)
        #expect(try report.array(at: "unread").count == 6)
    }

    /// A message that was taken out is missed by nobody; one that was sent again is told.
    @Test func failsForWhatIsMissedOnly() throws {
        let sender = try MegolmSender(number: 1)
        let read = try sender.event("read", id: "$read", room: Self.room)
        let redacted = "{\"type\":\"m.room.encrypted\",\"content\":{},\"room_id\":\"\(Self.room)\"}"
        let command = "matrix-recovery room-keys read events --keys keys.json"
        try Self.stage([read, redacted], [(sender, Self.room)]).expect(0, command)
        let copy = read.replacing("\"$read\"", with: "\"$copy\"")
        try Self.stage([read, copy], [(sender, Self.room)]).expect(1, command)
        try Self.stage([read], []).expect(1, command)
        try Self.stage([], []).expect(0, command)
    }

    /// What a terminal would obey is escaped; a line is one event, whatever white space it had; the room
    /// that the surroundings say is in it.
    @Test func writesLinesThatAreSafe() throws {
        let sender = try MegolmSender(number: 1)
        let event = try sender.event(
            "",
            id: "$1",
            room: Self.room,
            plaintext:
                "{\"type\":\"m.x\",\"content\":{\"body\" :\n \"\u{202E}a b\u{7F}\u{9B}\\\"\\\\\"},"
                + "\"room_id\":\"\(Self.room)\"}"
        ).replacing("\"room_id\":\"\(Self.room)\",", with: "")
        let sync = """
            {"rooms": {"join": {"\(Self.room)": {"timeline": {"events": [
            \(event)
            ]}}}}}
            """
        let stage = try Self.stage([sync], [(sender, Self.room)])
        let answer = try stage.expect(0, "matrix-recovery room-keys read events --keys keys.json")
        #expect(
            answer.output == [
                """
                {"type":"m.x","event_id":"$1","sender":"@alice:example.org",\
                "origin_server_ts":1000,\
                "content":{"body":"\\u202ea b\\u007f\\u009b\\"\\\\"},"room_id":"\(Self.room)"}
                """
            ]
        )
    }

    /// Nothing stays of a run whose dump breaks off.
    @Test func leavesNothingOfABrokenDump() throws {
        let sender = try MegolmSender(number: 1)
        let read = try sender.event("read", id: "$read", room: Self.room)
        let stage = try Self.stage([read, String(read.dropLast(9))], [(sender, Self.room)])
        try stage.expect(
            3,
            "matrix-recovery room-keys read events --keys keys.json -o out --unread why"
        )
        try stage.expect(0, "test \"$(ls -A)\" = \"$(printf 'events\\nkeys.json')\"")
    }

    /// Of several keys of a session the one that opens more is used, in whatever order they come.
    @Test(arguments: ["--keys keys.json --keys late.json", "--keys late.json --keys keys.json"])
    func takesTheBetterKey(_ files: String) throws {
        let early = try MegolmSender(number: 1)
        var late = early
        late.advance()
        let read = try early.event("read", id: "$read", room: Self.room)
        let stage = try Self.stage([read], [(early, Self.room)])
        try stage.put("late.json", Self.list([(late, Self.room)]))
        try stage.expect(0, "matrix-recovery room-keys read events \(files)")
    }
}
