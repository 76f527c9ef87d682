internal import Formats
internal import Recovery

/// What two files of room keys have, room by room.
struct RoomKeysDifferenceReport: Renderable {
    /// What one of the files has.
    struct Side {
        /// What it is called.
        let name: String
        /// Its room keys.
        private(set) var index = SessionIndex()
        /// How many of its rows are none.
        private(set) var rejects = 0

        init(name: String) {
            self.name = name
        }

        mutating func add(_ batch: SessionBatch) {
            rejects += batch.rejects.count
            for session in batch.sessions { index.add(session) }
        }

        /// Words for what is wrong with it, if anything is.
        var words: String? {
            guard rejects > 0 else { return nil }
            let rows = rejects == 1 ? "1 row" : "\(rejects) rows"
            return "\(rows) of \(Escaping.text(name)) gave no room key, and cannot be compared"
        }
    }

    /// How many sessions of a room are where.
    private struct Counts {
        var onlyFirst = 0
        var onlySecond = 0
        var betterFirst = 0
        var betterSecond = 0
        var contradicting = 0
        var same = 0

        var isSame: Bool {
            onlyFirst + onlySecond + betterFirst + betterSecond + contradicting == 0
        }

        var all: [(name: String, count: Int)] {
            [
                ("only_first", onlyFirst), ("only_second", onlySecond),
                ("better_first", betterFirst), ("better_second", betterSecond),
                ("contradicting", contradicting), ("same", same),
            ]
        }
    }

    private let rooms: [(room: ExactText, counts: Counts)]
    private let first: Side
    private let second: Side

    init(_ first: Side, _ second: Side) {
        var rooms: [ExactText: Counts] = [:]
        first.index.compare(to: second.index) { room, one, other in
            var counts = rooms[room] ?? Counts()
            switch (one, other) {
            case (let one?, let other?):
                if one.contradicts(other) {
                    counts.contradicting += 1
                } else if one.firstIndex < other.firstIndex {
                    counts.betterFirst += 1
                } else if one.firstIndex > other.firstIndex {
                    counts.betterSecond += 1
                } else {
                    counts.same += 1
                }
            case (_?, nil): counts.onlyFirst += 1
            case (nil, _): counts.onlySecond += 1
            }
            rooms[room] = counts
        }
        self.rooms = rooms.map { ($0.key, $0.value) }.sorted { $0.room < $1.room }
        self.first = first
        self.second = second
    }

    /// Whether both have the same, and nothing but room keys.
    var isSame: Bool { haveSameKeys && first.rejects + second.rejects == 0 }

    private var haveSameKeys: Bool { rooms.allSatisfy(\.counts.isSame) }

    private func sum(_ pick: (Counts) -> Int) -> Int {
        rooms.reduce(0) { $0 + pick($1.counts) }
    }

    func render(on page: inout Page) {
        let different = rooms.filter { !$0.counts.isSame }
        if !different.isEmpty {
            var table = Table(
                "room",
                "only first",
                "only second",
                "better first",
                "better second",
                "contradict",
                "same"
            )
            for (room, counts) in different {
                table.add([Escaping.text(room)] + counts.all.map { String($0.count) })
            }
            page.table(table)
        }
        if haveSameKeys {
            page.line("the same \(sum(\.same)) room keys in both")
        } else {
            renderCounts(on: &page)
        }
        for side in [first, second] {
            if let words = side.words { page.prose(words, hanging: 2) }
        }
    }

    private func renderCounts(on page: inout Page) {
        let (first, second) = (Escaping.text(first.name), Escaping.text(second.name))
        page.prose(
            "\(sum(\.onlyFirst)) only in \(first), \(sum(\.betterFirst)) better there",
            hanging: 2
        )
        page.prose(
            "\(sum(\.onlySecond)) only in \(second), \(sum(\.betterSecond)) better there",
            hanging: 2
        )
        let contradicting = sum(\.contradicting)
        if contradicting > 0 { page.line("\(contradicting) contradict each other") }
        page.line("\(sum(\.same)) the same in both")
    }

    var json: JSONValue {
        let rooms = rooms.map { room, counts in
            JSONValue.object(
                [("room_id", .string(room))]
                    + counts.all.map { (ExactText($0.name), .integer(Int64($0.count))) }
            )
        }
        return .object([
            ("first", .string(first.name)), ("first_rejects", .integer(Int64(first.rejects))),
            ("rooms", .array(rooms)), ("same", .bool(isSame)), ("second", .string(second.name)),
            ("second_rejects", .integer(Int64(second.rejects))),
        ])
    }
}
