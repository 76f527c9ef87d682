import Formats
import Support
import Testing

/// Spec B9, B10: rows are counted without the text in memory.
struct RowCounterTests {
    private static func count(
        _ text: String,
        _ shape: RowCounter.Shape,
        pieces: Int = .max
    ) -> Int64? {
        var counter = RowCounter(shape)
        let bytes = Array(text.utf8)
        var position = 0
        while position < bytes.count {
            let end = position + min(pieces, bytes.count - position)
            counter.take(bytes[position..<end].span)
            position = end
        }
        return counter.rows
    }

    private static let rows = """
        { "etag" : "x", "rooms" : { "!a" : { "sessions" : { "1" : { "session_data" : { "ciphertext"
        : "{\\"}" } }, "2" : {} }, "x" : {"3":{}} }, "!sessions" : { "sessions" : { "1" : {} } } } }
        """

    @Test(arguments: [1, 2, 7, Int.max])
    func countsRowsAndNothingElse(_ pieces: Int) {
        #expect(Self.count(Self.rows, .backup, pieces: pieces) == 3)
    }

    @Test func countsTheRowsOfRealBackups() throws {
        for fixture in try Fixture.all() where try fixture.files().contains("room_keys_keys.json") {
            let text = String(decoding: try fixture.bytes("room_keys_keys.json"), as: UTF8.self)
            let current = fixture.expected.backups.first(where: \.isCurrent)
            let count = current.map { Int64($0.sessions.count) }
            #expect(Self.count(text, .backup) == count, "\(fixture.name)")
        }
    }

    @Test(arguments: [
        ("[]", 0), ("[{}]", 1), (" [ {\"a\":[{}]} , { } ]\n", 2), ("[1,\"{\",[{}],{}]", 1),
    ])
    func countsAnExportsKeys(_ text: String, _ count: Int64) {
        #expect(Self.count(text, .export) == count)
    }

    @Test func countsNoneWhereThereIsNone() {
        #expect(Self.count("{}", .backup) == 0)
        #expect(Self.count("{\"rooms\":{}}", .backup) == 0)
        #expect(Self.count("{\"rooms\":[{\"sessions\":{\"1\":{}}}]}", .backup) == 0)
    }

    @Test(arguments: ["", "{", "{\"rooms\":{}", "{}}", "{]", "[]", "{\"a", "{}{}", "\"x"])
    func refusesWhatDoesNotEndWhereItShould(_ text: String) {
        #expect(Self.count(text, .backup) == nil)
    }

    @Test func refusesNestingPastTheLimit() {
        let text = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
        #expect(Self.count(text, .export) == nil)
    }
}
