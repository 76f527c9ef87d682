import Formats
import Primitives
import Recovery
import Support
import Testing

@testable import matrix_recovery

/// Messages out of what a real server exported, by the rows of the account's key backups. Issue: done
/// when 1.
@Suite(.timeLimit(.minutes(20))) struct ReadMessagesTests {
    private static func exported() throws -> [Fixture] {
        try Fixture.all().filter {
            try !$0.expected.messages.isEmpty && $0.dumps().contains("export-data")
        }
    }

    /// With the backup key out of secret storage, and the keys of older backups in files.
    @Test(arguments: try exported()) func readsEveryMessage(_ fixture: Fixture) throws {
        let desk = try Desk(Dump(fixture: fixture, form: .sync))
        var options = "--account account \(desk.keyOptions)"
        for file in try fixture.files() where file.hasPrefix("room_keys_keys") {
            options += " --keys '\(fixture.path(file))'"
        }
        for (number, backup) in fixture.expected.backups.enumerated() where !backup.isCurrent {
            try desk.stage.put("backup-\(number)", line: Base64.encoded(backup.privateKey))
            options += " --backup-key-file backup-\(number)"
        }
        let dump = fixture.path("export-data")
        let answer = try desk.stage.expect(
            0,
            "matrix-recovery room-keys read '\(dump)' \(options) -o out.jsonl --json"
        )
        let report = try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
        let count = Int64(fixture.expected.messages.count)
        #expect(try report.member("read")?.wholeNumber == count)
        #expect(try report.member("written")?.wholeNumber == count)
        #expect(try report.array(at: "unread").isEmpty)
        #expect(try Self.messages(desk.stage, of: fixture) == Set(fixture.expected.messages))
    }

    /// What was written, with the event IDs that the export leaves out: those of the encrypted events,
    /// in the same order.
    private static func messages(
        _ stage: TranscriptStage,
        of fixture: Fixture
    ) throws -> Set<ExpectedAccount.Message> {
        var encrypted: [JSONValue] = []
        try EventFile(FilePath(fixture.path("export-data")), SystemFiles()).forEachEvent {
            (event, _) throws(RecoveryError) in
            if (try? event.string(at: "type")) == "m.room.encrypted" { encrypted.append(event) }
        }
        let lines = try stage.bytes("out.jsonl").split(separator: UInt8(ascii: "\n"))
        try #require(lines.count == encrypted.count)
        return try Set(
            zip(lines, encrypted).map { line, original in
                let event = try JSONValue(parsing: Array(line))
                let id = try Reference.eventID(of: original)
                let expected = fixture.expected.messages.first { $0.eventID == id }
                let session = try original.value(at: "content").text(at: "session_id")
                return ExpectedAccount.Message(
                    roomID: try event.text(at: "room_id"),
                    eventID: id,
                    sessionID: expected?.sessionID == nil ? nil : session,
                    body: try event.value(at: "content").text(at: "body")
                )
            }
        )
    }
}

extension Base64 {
    fileprivate static func encoded(_ bytes: [UInt8]) -> String {
        String(decoding: encode(bytes.span), as: UTF8.self)
    }
}
