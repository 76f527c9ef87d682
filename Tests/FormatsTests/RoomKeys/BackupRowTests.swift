import Formats
import Testing

/// What a row of a key backup has to have. Spec: B9; traps 32, 35.
struct BackupRowTests {
    private static func row(_ text: String) throws -> RowParts {
        let bytes = Array("{\"sessions\":{\"s\":\(text)}}".utf8)
        var rows = RoomKeyRows()
        let step = try rows.next(in: bytes.span, isWhole: true)
        guard case .row(let range) = step else { throw FormatError.roomKeys(.form) }
        #expect(String(decoding: bytes[range], as: UTF8.self) == text)
        return rows.row
    }

    private static func texts(_ text: String) throws -> [ExactText] {
        let row = try row(text).sealedRow()
        let bytes = Array(text.utf8)
        return [row.front, row.ciphertext, row.mac].map { $0.text(in: bytes.span) }
    }

    @Test func findsTheParts() throws {
        let text = """
            {"x":{"session_data":1,"mac":2},"is_verified":true, "session_data": {"mac" :"M", "y":["mac",
            {"mac":"N"}], "ciphertext":"C", "ephemeral":"E"},"forwarded_count":0,"mac":"O"}
            """
        #expect(try Self.texts(text) == ["E", "C", "M"])
        #expect(try Self.row(text).sealedRow().algorithm == .curve25519)
    }

    /// MSC3270's algorithm has an initialisation vector in place of the ephemeral key.
    @Test func knowsTheSymmetricAlgorithm() throws {
        let text = #"{"session_data":{"iv":"I","ciphertext":"C","mac":"M"}}"#
        #expect(try Self.texts(text) == ["I", "C", "M"])
        #expect(try Self.row(text).sealedRow().algorithm == .symmetric)
        let both = #"{"session_data":{"iv":"I","ciphertext":"C","mac":"M","ephemeral":"E"}}"#
        #expect(try Self.texts(both) == ["E", "C", "M"])
        #expect(try Self.row(both).sealedRow().algorithm == .curve25519)
    }

    @Test func readsEscapes() throws {
        let text =
            #"{"session\u005fdata":{"\u006dac":"\/\u002B","ciphertext":"\u0041","ephemeral":""}}"#
        #expect(try Self.texts(text) == ["", "A", "/+"])
        #expect(try Self.row(text).sealedRow().mac.hasEscapes)
        #expect(try !Self.row(text).sealedRow().front.hasEscapes)
    }

    /// A row that is a whole text has the same parts.
    @Test func readsOneRowAlone() throws {
        let text = Array(
            #"{"a":1,"session_data":{"ephemeral":"E","ciphertext":"C","mac":"M"}}"#.utf8
        )
        var rows = RoomKeyRows()
        #expect(try rows.next(in: text.span, isWhole: true) == .row(0..<text.count))
        let row = try rows.row.sealedRow()
        #expect(row.mac.text(in: text.span) == "M")
    }

    @Test(arguments: [
        ("1", RowFault.notAnObject), ("[]", .notAnObject), ("null", .notAnObject),
        (#"["session_data"]"#, .notAnObject), ("{}", .missing(.sessionData)),
        (#"{"data":{"ephemeral":"E"}}"#, .missing(.sessionData)),
        (#"{"session_data":"x"}"#, .malformed(.sessionData)),
        (#"{"session_data":null}"#, .malformed(.sessionData)),
        (#"{"session_data":["mac"]}"#, .malformed(.sessionData)),
        (#"{"session_data":{},"session_data":{}}"#, .malformed(.sessionData)),
        (#"{"session_data":{}}"#, .missing(.ephemeral)),
        (#"{"session_data":{"ephemeral":"E"}}"#, .missing(.ciphertext)),
        (#"{"session_data":{"ephemeral":"E","ciphertext":"C"}}"#, .missing(.mac)),
        (#"{"session_data":{"ciphertext":"C","mac":"M"}}"#, .missing(.ephemeral)),
        (#"{"session_data":{"ephemeral":1,"ciphertext":"C","mac":"M"}}"#, .malformed(.ephemeral)),
        (
            #"{"session_data":{"ephemeral":"E","ciphertext":null,"mac":"M"}}"#,
            .malformed(.ciphertext)
        ),
        (#"{"session_data":{"ephemeral":"E","ciphertext":"C","mac":true}}"#, .malformed(.mac)),
        (#"{"session_data":{"iv":[],"ciphertext":"C","mac":"M"}}"#, .malformed(.iv)),
        (#"{"session_data":{"iv":{"a":"b"},"ciphertext":"C","mac":"M"}}"#, .malformed(.iv)),
        (#"{"session_data":{"mac":"M","mac":"M"}}"#, .malformed(.mac)),
        (
            #"{"session_data":{"ephemeral":"E","ciphertext":"C","mac":"M","mac":[]}}"#,
            .malformed(.mac)
        ),
        (
            #"{"session_data":{"ephemeral":"E","ciphertext":"C","mac":"M","mac":{}}}"#,
            .malformed(.mac)
        ),
        (#"{"session_data":{"ephemeral":"E","ephemeral":"F"}}"#, .malformed(.ephemeral)),
    ])
    func refuses(text: String, fault: RowFault) throws {
        #expect(throws: fault) { try Self.row(text).sealedRow() }
    }
}
