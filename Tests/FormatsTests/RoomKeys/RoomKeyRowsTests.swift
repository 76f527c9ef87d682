import Formats
import Testing

/// Rows come out of every form of `/room_keys/keys` and out of a list of sessions, in any pieces.
/// Spec: B9, B10; traps: section 3, "Key backup".
struct RoomKeyRowsTests {
    /// A row as text, with the names it stands under.
    private struct Row: Equatable {
        let text: String
        let room: ExactText?
        let session: ExactText?
        let isMisfit: Bool

        init(
            _ text: String,
            _ room: ExactText? = nil,
            _ session: ExactText? = nil,
            misfit: Bool = false
        ) {
            self.text = text
            self.room = room
            self.session = session
            isMisfit = misfit
        }
    }

    private static func rows(
        _ pieces: [[UInt8]]
    ) throws(FormatError) -> (form: RoomKeyRows.Form?, rows: [Row]) {
        var rows = RoomKeyRows()
        var found: [Row] = []
        var window: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            window += piece
            let isWhole = index == pieces.count - 1
            steps: while true {
                switch try rows.next(in: window.span, isWhole: isWhole) {
                case .starved, .end: break steps
                case .row(let range):
                    let text = String(decoding: window[range], as: UTF8.self)
                    found.append(Row(text, rows.roomID, rows.sessionID))
                case .misfit(let range):
                    let text = String(decoding: window[range], as: UTF8.self)
                    found.append(Row(text, rows.roomID, rows.sessionID, misfit: true))
                }
            }
            let spent = rows.spent
            window.removeFirst(spent)
            rows.discard(spent)
        }
        return (rows.form, found)
    }

    private static func rows(
        _ text: String
    ) throws(FormatError) -> (form: RoomKeyRows.Form?, rows: [Row]) {
        try rows([Array(text.utf8)])
    }

    private static let texts: [(String, RoomKeyRows.Form, [Row])] = [
        (
            #" {"etag":"7","rooms":{"!a":{"x":[{}],"sessions":{"s/+":{"session_data":{}},"t":{ }},"y":1},"#
                + #""!\u0062:é":{"sessions":{"u":{"rooms":{}}}}},"count":3}"# + "\n",
            .rooms,
            [
                Row(#"{"session_data":{}}"#, "!a", "s/+"), Row("{ }", "!a", "t"),
                Row(#"{"rooms":{}}"#, "!b:é", "u"),
            ]
        ),
        (
            #"{"x":{"sessions":{}},"sessions":{"s":{"a":[1,{}]},"t":7},"y":null}"#, .sessions,
            [Row(#"{"a":[1,{}]}"#, nil, "s"), Row("7", nil, "t")]
        ),
        (
            #" {"first_message_index":1,"session_data":{"mac":"A"},"sessions":{"s":{}},"rooms":[]} "#,
            .session,
            [
                Row(
                    #"{"first_message_index":1,"session_data":{"mac":"A"},"sessions":{"s":{}},"rooms":[]}"#
                )
            ]
        ),
        (
            #"[ {"a":[]} ,7,"x",null,[] ]"#, .list,
            [#"{"a":[]}"#, "7", #""x""#, "null", "[]"].map { Row($0) }
        ),
        (#"{"rooms":{}}"#, .rooms, []), (#"{"sessions":{}}"#, .sessions, []), ("[]", .list, []),
        (#"{"rooms":{"!a":{}}}"#, .rooms, []), (#"{"rooms":{"!a":{"sessions":{}}}}"#, .rooms, []),
        (#"{"session\u005fdata":1}"#, .session, [Row(#"{"session\u005fdata":1}"#)]),
        (
            #"{"rooms":{"!a":[1],"!b":null,"!c":{"sessions":[{}]},"!d":{"sessions":{"s":1},"sessions":2}}}"#,
            .rooms,
            [
                Row("[1]", "!a", misfit: true), Row("null", "!b", misfit: true),
                Row("[{}]", "!c", misfit: true), Row("1", "!d", "s"), Row("2", "!d", misfit: true),
            ]
        ),
        (
            #"{"rooms":{"!a":{"sessions":{"s":1}},"!a":{"sessions":{"s":2,"s":3}}}}"#, .rooms,
            [Row("1", "!a", "s"), Row("2", "!a", "s"), Row("3", "!a", "s")]
        ),
    ]

    @Test(arguments: texts.indices)
    func findsTheRows(_ index: Int) throws {
        let (text, form, expected) = Self.texts[index]
        let found = try Self.rows(text)
        #expect(found.form == form)
        #expect(found.rows == expected)
    }

    @Test(arguments: texts.indices)
    func findsThemCutAnywhere(_ index: Int) throws {
        let (text, form, expected) = Self.texts[index]
        let bytes = Array(text.utf8)
        for place in 0...bytes.count {
            let found = try Self.rows([Array(bytes[..<place]), Array(bytes[place...]), []])
            #expect(found.form == form, "\(place)")
            #expect(found.rows == expected, "\(place)")
        }
    }

    @Test(arguments: texts.indices, [1, 2, 3, 7])
    func findsThemInPieces(_ index: Int, _ length: Int) throws {
        let (text, form, expected) = Self.texts[index]
        let bytes = Array(text.utf8)
        let pieces = stride(from: 0, to: bytes.count, by: length).map { start in
            Array(bytes[start..<min(start + length, bytes.count)])
        }
        let found = try Self.rows(pieces + [[]])
        #expect(found.form == form)
        #expect(found.rows == expected)
    }

    /// What is spent is all that can be: the window is no longer than the row that is read.
    @Test func needsNoMoreThanARow() throws {
        let row = #"{"session_data":{"mac":"0123456789"}}"#
        let sessions = (0..<50).map { "\"s\($0)\":\(row)" }.joined(separator: ",")
        let text = Array("{\"rooms\":{\"!a\":{\"sessions\":{\(sessions)}}}}".utf8)
        var rows = RoomKeyRows()
        var window: [UInt8] = []
        var count = 0
        for byte in text {
            window.append(byte)
            while case .row = try rows.next(in: window.span, isWhole: false) { count += 1 }
            window.removeFirst(rows.spent)
            rows.discard(rows.spent)
            #expect(window.count <= row.utf8.count)
        }
        #expect(try rows.next(in: window.span, isWhole: true) == .end)
        #expect(count == 50)
        #expect(rows.position == text.count)
    }

    @Test(arguments: [
        "{}", "null", "1", "\"rooms\"", #"{"rooms":[]}"#, #"{"rooms":null}"#, #"{"sessions":7}"#,
        #"{"errcode":"M_NOT_FOUND","error":"No backup found"}"#, #"{"room":{}}"#,
        #"{"x":{"rooms":{}}}"#,
    ])
    func refusesOtherForms(text: String) {
        #expect(throws: FormatError.roomKeys(.form)) { try Self.rows(text) }
    }

    /// Rows of the second form would be taken for the last room's, or be passed over.
    @Test(arguments: [
        #"{"rooms":{"!a":{"sessions":{"s":{}}}},"sessions":{"t":{}}}"#,
        #"{"sessions":{"t":{}},"rooms":{"!a":{"sessions":{"s":{}}}}}"#, #"{"rooms":{},"rooms":{}}"#,
        #"{"sessions":{},"sessions":{}}"#,
    ])
    func refusesTwoFormsInOne(text: String) {
        #expect(throws: FormatError.roomKeys(.form)) { try Self.rows(text) }
    }

    @Test(arguments: [
        (#"{"rooms":{"!a":{"sessions":{"s":{"#, JSONError.Fault.truncated),
        (#"{"rooms":{}} x"#, .trailingData), (#"{"rooms":{},}"#, .unexpectedByte),
        (#"{"rooms":{"!a":"#, .truncated), ("", .truncated), ("[1", .truncated),
        (#"{"errcode":"M_UNKNOWN""#, .truncated), ("<html>", .unexpectedByte),
    ])
    func refusesWhatIsNotJSON(text: String, fault: JSONError.Fault) {
        let error = #expect(throws: FormatError.self) { try Self.rows(text) }
        guard case .json(let json) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(json.fault == fault)
    }

    @Test func boundsNesting() {
        let text = #"{"rooms":{"!a":"# + String(repeating: "[", count: 200)
        #expect(throws: FormatError.json(JSONError(.tooDeep, at: 149))) { try Self.rows(text) }
    }
}
