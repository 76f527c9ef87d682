import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B9, B10; traps 35 and 36. How rows and sessions may be spelt, and what ends a run.
struct RoomKeyTextTests {
    private let session = SampleSession(1)

    /// A server may escape the slash, and anything else.
    @Test func readsEscapedStrings() throws {
        let session = try #require(
            (1..<300).lazy.map { SampleSession($0) }.first { $0.id.contains(/\/.*A|A.*\//) }
        )
        let row = try session.row()
        let slashed = row.replacing("/", with: "\\/")
        #expect(slashed != row)
        let id = session.id.replacing("/", with: "\\/").replacing("A", with: "\\u0041")
        #expect(id != session.id)
        let name = slashed.replacing("ephemeral", with: "\\u0065phemeral")
        let text = SampleRow.backup(name, id: id, room: "!r\\u006fom:example.org")
        let reading = try RoomKeyReading(text)
        #expect(reading.faults == [] && reading.sessions.map(\.json) == [session.listed()])
        let listed = session.listed().replacing("/", with: "\\/")
        #expect(try RoomKeyReading("[\(listed)]").sessions.map(\.json) == [listed])
    }

    /// The ID is compared as bytes: padded, in either alphabet.
    @Test func takesIDsInEverySpelling() throws {
        let session = try #require(
            (1..<300).lazy.map { SampleSession($0) }.first { $0.id.contains("/") }
        )
        for id in [session.id, session.id + "=", session.id.replacing("/", with: "_")] {
            let reading = try RoomKeyReading(SampleRow.backup(session.row(), id: id))
            #expect(reading.sessions.map(\.id) == [session.id], "\(id)")
        }
    }

    /// Trap 36: a mark of any name is kept as it stands, and where they differ the session is not
    /// shared. What is no truth value is no consent.
    @Test(arguments: [
        (#","shared_history":true"#, true), (#","shared_history":false"#, false),
        (#","org.matrix.msc3061.shared_history":true"#, true), (#","m.shared_history":true"#, true),
        (#","m.shared_history":true,"shared_history":false"#, false),
        (#","shared_history":true,"org.matrix.msc3061.shared_history":true"#, true),
        (#","shared_history":"true""#, false), (#","shared_history":1"#, false),
    ])
    func keepsMarksOfSharedHistory(_ mark: String, _ isShared: Bool) throws {
        let reading = try RoomKeyReading(SampleRow.backup(session.row(mark), id: session.id))
        #expect(reading.sessions.map(\.json) == [session.listed(in: SampleRow.room, mark)])
        #expect(reading.sessions.map(\.sharesHistory) == [isShared])
        let unmarked = try RoomKeyReading(SampleRow.backup(session.row(), id: session.id))
        #expect(unmarked.sessions.map(\.sharesHistory) == [nil])
    }

    /// Trap 35: `mac2` of MSC4048 and whatever else stands in a row means nothing, and properties of
    /// a session that are not known stay.
    @Test func keepsWhatIsNotKnown() throws {
        let row = try SampleRow(session.plaintext(#","x":{"y":[1,2.50,"\/"]},"z":null"#))
        let data = row.data.dropLast() + #","mac2":"AAAA","more":{"mac":1}}"#
        let text = #"{"session_data":\#(data),"count":[{"session_data":1}],"is_verified":"?"}"#
        let reading = try RoomKeyReading(SampleRow.backup(text, id: session.id))
        let expected = session.listed(in: SampleRow.room, #","x":{"y":[1,2.50,"\/"]},"z":null"#)
        #expect(reading.sessions.map(\.json) == [expected])
    }

    /// matrix-dart-sdk puts room and ID into what it seals.
    @Test func keepsTheRoomAndIDInside() throws {
        let text = try SampleRow("  " + session.listed() + "\n").text
        let reading = try RoomKeyReading(SampleRow.backup(text, id: session.id))
        #expect(reading.sessions.map(\.json) == [session.listed() + "\n"])
        let half = try SampleRow(session.plaintext(",\"room_id\":\"\(SampleRow.room)\"")).text
        let other = try RoomKeyReading(SampleRow.backup(half, id: session.id)).sessions
        let json = try JSONValue(parsing: Array(try #require(other.first).json.utf8))
        #expect(try json.string(at: "session_id") == session.id)
        #expect(try json.object(at: "sender_claimed_keys").count == 1)
    }

    @Test func readsARowOfOneSessionWithoutItsID() throws {
        let reading = try RoomKeyReading(session.row(), room: ExactText(SampleRow.room))
        #expect(reading.sessions.map(\.json) == [session.listed()])
    }

    /// One thread and many give the same bytes, however the text comes.
    @Test(.timeLimit(.minutes(20)))
    func givesTheSameWhateverTheThreads() throws {
        let rooms = try (0..<5).map { room in
            let rows = try (0..<160).map { number in
                let session = SampleSession(room * 1000 + number, index: UInt32(number))
                let isGood = number % 50 != 7
                return (session.id, isGood ? try session.row() : "[\(number)]")
            }
            return ("!\(room):example.org", rows)
        }
        let text = SampleRow.backup(rooms)
        let one = try RoomKeyReading(text)
        #expect(one.sessions.count == 780 && one.rejects.count == 20)
        for (threads, pieces) in [(1, 4099), (2, 100_000), (4, .max), (4, 70_001)] {
            let other = try RoomKeyReading(text, threads: threads, pieces: pieces)
            #expect(other.written == one.written && other.rejects == one.rejects)
            #expect(other.sessions == one.sessions)
        }
    }

    /// Hostile sizes end the run; the row is longer than anything that is taken.
    @Test(.timeLimit(.minutes(20)))
    func endsAtAHugeRow() throws {
        let long = String(repeating: "A", count: 1 << 20)
        let text = SampleRow.backup("{\"session_data\":{\"mac\":\"\(long)\"}}", id: session.id)
        #expect { try RoomKeyReading(text) } throws: { error in
            guard case RecoveryError.format(.json(let json)) = error else { return false }
            return json.fault == .tooLarge
        }
        let listed = SampleSession.list(session.listed(in: SampleRow.room, ",\"x\":\"\(long)\""))
        #expect(throws: RecoveryError.self) { try RoomKeyReading(listed, threads: 4) }
    }

    @Test func takesALongRowThatIsNoHuge() throws {
        let long = ",\"x\":\"" + String(repeating: "y", count: 300_000) + "\""
        let text = try SampleRow.backup(session.row(long), id: session.id)
        let reading = try RoomKeyReading(text, threads: 2, pieces: 10_007)
        #expect(reading.sessions.map(\.json) == [session.listed(in: SampleRow.room, long)])
    }

    @Test func endsAtInvalidUTF8() throws {
        for bytes in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]] as [[UInt8]] {
            var text = try SampleRow.backup(session.row(), id: session.id)
            let place = try #require(text.firstIndex(of: UInt8(ascii: "A")))
            text.replaceSubrange(place...place, with: bytes)
            #expect { try RoomKeyReading(text) } throws: { error in
                if case RecoveryError.format(.json) = error { true } else { false }
            }
        }
    }

    /// In what a row holds it is that row's fault alone.
    @Test func rejectsInvalidUTF8InsideARow() throws {
        let plaintext =
            Array(session.plaintext().dropLast().utf8) + Array(",\"x\":\"".utf8) + [
                0xFF, 0x22, 0x7D,
            ]
        let row = try SampleRow(plaintext).text
        let reading = try RoomKeyReading(SampleRow.backup(row, id: session.id))
        #expect(reading.faults == [.plaintext])
    }

    /// Whoever looks into rejects wants to know whose they are.
    @Test func saysTheRoomAndSessionOfRejects() throws {
        let good = session.listed()
        let texts = [
            good.replacing("m.megolm.v1.aes-sha2", with: "m.olm"),
            good.replacing("\"session_key\"", with: "\"other\""),
            good.replacing("[]", with: "[[1,2]]"), good.replacing(session.id, with: "another"),
        ]
        let reading = try RoomKeyReading("[\(texts.joined(separator: ","))]")
        let faults: [RowFault] = [
            .algorithm, .missing(.sessionKey), .malformed(.forwardingChain), .anotherSession,
        ]
        #expect(reading.faults == faults)
        #expect(reading.rejects.allSatisfy { $0.room == SampleRow.room })
        let id = session.id
        #expect(reading.rejects.map(\.session) == [id, id, id, "another"])
    }

    @Test(arguments: ["", "{}", "[", "{\"rooms\":[]}", "5", "{\"rooms\":{}}x", "[]]"])
    func refusesWhatHoldsNoRoomKeys(_ text: String) {
        #expect(throws: RecoveryError.self) { try RoomKeyReading(text) }
    }

    @Test func readsNothingOfEmptyForms() throws {
        for text in ["[]", "{\"rooms\":{}}", "{\"sessions\":{}}", "{\"rooms\":{\"!r\":{}}}"] {
            let reading = try RoomKeyReading(text)
            #expect(reading.sessions.isEmpty && reading.rejects.isEmpty)
            #expect(reading.written == Array("[]".utf8))
        }
    }
}
