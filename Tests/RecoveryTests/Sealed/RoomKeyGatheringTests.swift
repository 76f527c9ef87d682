import Formats
import Primitives
import Recovery
import Support
import Testing

/// The best copy of each session, of files that are read once. Spec: B11.
struct RoomKeyGatheringTests {
    private static let room: ExactText = "!room:example.org"

    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private static func session(
        _ sender: MegolmSender,
        sharing: Bool? = nil,
        key: [UInt8]? = nil
    ) -> JSONValue {
        let bytes = key ?? sender.exported
        let text = Base64.encode(bytes.span)
        let shared = sharing.map { [(ExactText("shared_history"), JSONValue.bool($0))] } ?? []
        return .object(
            [
                ("algorithm", .string("m.megolm.v1.aes-sha2")), ("room_id", .string(room)),
                ("sender_key", .string("K")), ("session_id", .string(sender.sessionID)),
                ("session_key", .string(ExactText(utf8: text))),
            ] + shared
        )
    }

    private func gathering(_ files: [[JSONValue]]) throws -> RoomKeyGathering {
        let gathering = try RoomKeyGathering(beside: folder.path("target"))
        for file in files {
            let reader = try RoomKeyReader(keys: [], threads: 1)
            let source = ByteArraySource(JSONValue.array(file).encoded)
            try reader.read(source) { (batch) throws(RecoveryError) in try gathering.take(batch) }
        }
        try gathering.finish()
        return gathering
    }

    private static func content(_ gathering: RoomKeyGathering) throws -> [JSONValue] {
        let source = try gathering.content().open()
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            var target = piece.mutableSpan
            let count = try source.read(into: &target)
            if count == 0 { break }
            bytes += piece[..<count]
        }
        return try JSONValue(parsing: bytes).elements ?? []
    }

    @Test func keepsWhatThereIsOnce() throws {
        let files = try [
            [Self.session(MegolmSender(number: 1))], [Self.session(MegolmSender(number: 2))],
        ]
        let gathering = try gathering(files)
        #expect(gathering.count == 2)
        #expect(try Self.content(gathering).map(\.encoded) == files.joined().map(\.encoded))
    }

    @Test func keepsTheBetterCopy() throws {
        let early = try MegolmSender(number: 1)
        var late = early
        late.advance()
        for files in [[early, late], [late, early], [early, early, late, early]] {
            let gathering = try gathering(files.map { [Self.session($0)] })
            #expect(gathering.count == 1)
            #expect(gathering.contradictions == 0)
            #expect(try Self.content(gathering).map(\.encoded) == [Self.session(early).encoded])
        }
    }

    /// History is shared only where all copies say so.
    @Test func sharesHistoryOnlyWhereAllDo() throws {
        let sender = try MegolmSender(number: 1)
        for (flags, expected) in [([true, true], true), ([true, false], false)] {
            let files = flags.map { [Self.session(sender, sharing: $0)] }
            let content = try Self.content(gathering(files))
            #expect(content.count == 1)
            let shared = try content.first?.member("shared_history")
            #expect(shared?.encoded == Array("\(expected)".utf8))
        }
    }

    @Test func tellsContradictions() throws {
        let sender = try MegolmSender(number: 1)
        var other = sender.exported
        other[20] ^= 1
        let files = [[Self.session(sender)], [Self.session(sender, key: other)]]
        let gathering = try gathering(files)
        #expect(gathering.contradictions == 1)
        #expect(try Self.content(gathering).map(\.encoded) == [Self.session(sender).encoded])
    }

    /// Some of a batch, each one counted.
    @Test func takesOneByOne() throws {
        let (sender, other) = try (MegolmSender(number: 1), MegolmSender(number: 2))
        let wanted = Self.session(sender, sharing: true)
        let rows = [wanted, Self.session(other), wanted]
        let gathering = try RoomKeyGathering(beside: folder.path("target"))
        let source = ByteArraySource(JSONValue.array(rows).encoded)
        try RoomKeyReader(keys: [], threads: 1).read(source) { (batch) throws(RecoveryError) in
            for session in batch.sessions where session.sharesHistory == true {
                try gathering.take(session, of: batch)
            }
        }
        try gathering.finish()
        #expect(gathering.count == 1)
        #expect(gathering.tally.sessions == 0)
        #expect(try Self.content(gathering).map(\.encoded) == [wanted.encoded])
    }

    @Test func givesAnEmptyListOfNothing() throws {
        #expect(try Self.content(gathering([])).isEmpty)
    }
}
