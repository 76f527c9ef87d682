package import Formats

/// How many room keys there are, by room, and what was wrong with those that are none.
package struct RoomKeyTally: Sendable {
    /// What is known of one room.
    package struct Room: Equatable, Sendable {
        /// Its sessions.
        package var sessions = 0
        /// Those of them that do not open from their first message on.
        package var late = 0
        /// Rows that gave no session.
        package var rejects = 0

        fileprivate mutating func add(_ more: Room) {
            sessions += more.sessions
            late += more.late
            rejects += more.rejects
        }
    }

    /// The rooms with their counts. Rows that say no room stand under none.
    package private(set) var rooms: [ExactText?: Room] = [:]
    /// The faults with how often each was met.
    package private(set) var faults: [RowFault: Int] = [:]
    /// All sessions.
    package private(set) var sessions = 0

    /// A tally of nothing.
    package init() {}

    /// All rows that gave no session.
    package var rejects: Int { faults.values.reduce(0, +) }

    /// Counts a batch.
    package mutating func add(_ batch: SessionBatch) {
        sessions += batch.sessions.count
        var room: ExactText?
        var counts = Room()
        for session in batch.sessions {
            if session.room != room {
                add(counts, to: room)
                (room, counts) = (session.room, Room())
            }
            counts.sessions += 1
            if session.firstIndex > 0 { counts.late += 1 }
        }
        add(counts, to: room)
        for reject in batch.rejects {
            faults[reject.fault, default: 0] += 1
            add(Room(rejects: 1), to: reject.room)
        }
    }

    private mutating func add(_ counts: Room, to room: ExactText?) {
        guard counts != Room() else { return }
        rooms[room, default: Room()].add(counts)
    }
}
