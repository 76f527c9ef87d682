internal import Formats
internal import Recovery

/// How many room keys came out, of which rooms, and why others did not.
struct RoomKeysReport: Renderable {
    /// What was done to them.
    enum Deed: String {
        case opened, counted, converted, merged, filtered, checked, split, sealed, extracted
    }

    private let deed: Deed
    private let tally: RoomKeyTally
    private let exports: [ExportFindings]
    private let contradictions: [ExactText: Int]
    private let written: Int?
    private let output: String?
    private let showsRooms: Bool

    /// - Parameters:
    ///   - exports: what is to be said of the key exports that were read.
    ///   - contradictions: how many room keys of a room have copies that contradict each other.
    ///   - written: how many were written, where that is not all.
    ///   - output: the file that they are in.
    init(
        _ deed: Deed,
        _ tally: RoomKeyTally,
        exports: [ExportFindings] = [],
        contradictions: [ExactText: Int] = [:],
        written: Int? = nil,
        output: String? = nil,
        showsRooms: Bool = false
    ) {
        self.deed = deed
        self.tally = tally
        self.exports = exports
        self.contradictions = contradictions
        self.written = written
        self.output = output
        self.showsRooms = showsRooms
    }

    /// Whether every row gave a room key, all copies of each are of one key, and nothing was salvaged.
    var isWhole: Bool {
        tally.rejects == 0 && contradictions.isEmpty && exports.allSatisfy(\.isWhole)
    }

    /// What is to be said of the key exports of which not all is vouched for.
    var salvaged: [ExportFindings] { exports.filter { !$0.isWhole } }

    private var contradicting: [(room: ExactText, count: Int)] {
        contradictions.map { ($0.key, $0.value) }.sorted { $0.room < $1.room }
    }

    private var rooms: [(room: ExactText?, counts: RoomKeyTally.Room)] {
        tally.rooms.map { ($0.key, $0.value) }.sorted { one, other in
            (one.counts.sessions, other.room?.string ?? "") > (
                other.counts.sessions, one.room?.string ?? ""
            )
        }
    }

    private var faults: [(words: RowFaultWords, count: Int)] {
        tally.faults.map { (RowFaultWords($0.key), $0.value) }
            .sorted { ($1.count, $0.words.text) < ($0.count, $1.words.text) }
    }

    func render(on page: inout Page) {
        if showsRooms { page.table(table) }
        page.line(showsRooms ? "\(summary), all of \(SessionFields.megolm)" : summary)
        for fault in faults {
            page.prose("\(fault.count) not: \(fault.words.text)", indent: 2, hanging: 2)
        }
        for (room, count) in contradicting {
            page.prose(
                "\(count) in \(Escaping.text(room)) with copies that contradict each other: one is wrong, "
                    + "and the first was taken",
                indent: 2,
                hanging: 2
            )
        }
        for export in exports { export.render(on: &page) }
        if output == nil, let written, written < tally.sessions {
            page.line("\(written) of them written, one of each")
        }
        if let output {
            page.line("\(written ?? tally.sessions) written to \(Escaping.text(output))")
        }
    }

    private var summary: String {
        let count = tally.rooms.values.count { $0.sessions > 0 }
        let rooms = count == 1 ? "1 room" : "\(count) rooms"
        guard tally.rejects > 0 else {
            return "\(deed.rawValue) \(tally.sessions) room keys in \(rooms)"
        }
        let all = tally.sessions + tally.rejects
        return "\(deed.rawValue) \(tally.sessions) of \(all) room keys in \(rooms)"
    }

    private var table: Table {
        var table = Table("room", "keys", "not from the start", "rejected")
        for (room, counts) in rooms {
            table.add([
                room.map { Escaping.text($0) } ?? "(none)", String(counts.sessions),
                String(counts.late), String(counts.rejects),
            ])
        }
        return table
    }

    var json: JSONValue {
        let rooms = rooms.map { room, counts in
            JSONValue.object([
                ("late", .integer(Int64(counts.late))),
                ("rejects", .integer(Int64(counts.rejects))),
                ("room_id", .optional(room)),
                ("sessions", .integer(Int64(counts.sessions))),
            ])
        }
        let faults = faults.map { words, count in
            JSONValue.object([
                ("count", .integer(Int64(count))), ("message", .string(words.text)),
                ("reason", .string(words.code)),
            ])
        }
        let contradicting = contradicting.map { room, count in
            JSONValue.object([("room_id", .string(room)), ("sessions", .integer(Int64(count)))])
        }
        let contradictions = contradictions.values.reduce(0, +)
        return .object([
            ("algorithm", .string(SessionFields.megolm)),
            ("contradicting_rooms", .array(contradicting)),
            ("contradictions", .integer(Int64(contradictions))),
            ("exports", .array(exports.map(\.json))),
            ("output", .optional(output.map { ExactText($0) })),
            ("rejects", .array(faults)),
            ("rooms", .array(rooms)),
            ("sessions", .integer(Int64(tally.sessions))),
            ("written", .optional(written.map { Int64($0) })),
        ])
    }
}

extension JSONValue {
    /// The number, or null.
    fileprivate static func optional(_ number: Int64?) -> JSONValue {
        number.map { .integer($0) } ?? .null
    }
}
