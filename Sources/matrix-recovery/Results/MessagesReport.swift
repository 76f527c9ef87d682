internal import Formats
internal import Recovery

/// How many encrypted events of a dump were read, and why others were not.
struct MessagesReport: Renderable {
    /// What became of the events.
    let tally: MessageTally
    /// How many sessions they need.
    let needed: Int
    /// How many of those there was a key for, counted once in each room.
    let found: Int
    /// What the key files hold.
    let keys: RoomKeysReport
    /// How many rows of the key files gave no key.
    let keyRejects: Int
    /// How many events were written.
    let written: Int
    /// The files that they are in; nil for standard output.
    let output: String?
    /// The file of those that were not read.
    let unreadOutput: String?

    private var reasons: [(words: ReadWords, count: Int)] {
        tally.reasons.map { ($0.key, $0.value) }
            .sorted { ($1.count, $0.words.code) < ($0.count, $1.words.code) }
    }

    func render(on page: inout Page) {
        let rooms = tally.rooms.count == 1 ? "1 room" : "\(tally.rooms.count) rooms"
        let all = tally.read + tally.unread
        page.line("read \(tally.read) of \(all) encrypted events in \(rooms)")
        for reason in reasons {
            page.prose("\(reason.count) not: \(reason.words.text)", indent: 2, hanging: 2)
        }
        if tally.replayed > 0 {
            let text = ReadWords.replayed.text
            page.prose("\(tally.replayed) replayed: \(text)", indent: 2, hanging: 2)
        }
        if keyRejects > 0 {
            let rows = keyRejects == 1 ? "1 row" : "\(keyRejects) rows"
            page.line("\(rows) of the key files gave no key; 'room-keys check' says why")
        }
        for export in keys.salvaged { export.render(on: &page) }
        if let output { page.line("\(written) written to \(Escaping.text(output))") }
        if let unreadOutput, tally.unread + tally.replayed > 0 {
            let count = tally.unread + tally.replayed
            page.line("\(count) noted in \(Escaping.text(unreadOutput))")
        }
    }

    var json: JSONValue {
        let reasons = reasons.map { words, count in
            JSONValue.object([
                ("count", .integer(Int64(count))), ("message", .string(ExactText(words.text))),
                ("reason", .string(ExactText(words.code))),
            ])
        }
        return JSONValue.object([
            ("encrypted", .integer(Int64(tally.read + tally.unread))),
            ("keys", keys.json),
            ("not_encrypted", .integer(Int64(tally.plain))),
            ("output", .optional(output.map { ExactText($0) })),
            ("read", .integer(Int64(tally.read))),
            ("replayed", .integer(Int64(tally.replayed))),
            ("rooms", .array(rooms)),
            ("sessions_found", .integer(Int64(found))),
            ("sessions_needed", .integer(Int64(needed))),
            ("unread", .array(reasons)),
            ("unread_output", .optional(unreadOutput.map { ExactText($0) })),
            ("written", .integer(Int64(written))),
        ])
    }

    private var rooms: [JSONValue] {
        let sorted = tally.rooms.sorted { ($0.key?.string ?? "") < ($1.key?.string ?? "") }
        return sorted.map { room, counts in
            .object([
                ("read", .integer(Int64(counts.read))),
                ("replayed", .integer(Int64(counts.replayed))),
                ("room_id", .optional(room)),
                ("unread", .integer(Int64(counts.unread))),
            ])
        }
    }
}
