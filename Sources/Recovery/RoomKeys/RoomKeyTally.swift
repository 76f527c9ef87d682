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
        for session in batch.sessions { add(session) }
        for reject in batch.rejects { add(reject) }
    }

    /// Counts a session.
    package mutating func add(_ session: SessionBatch.Session) {
        sessions += 1
        rooms[session.room, default: Room()].sessions += 1
        if session.firstIndex > 0 { rooms[session.room, default: Room()].late += 1 }
    }

    /// Counts a row that gave no session.
    package mutating func add(_ reject: SessionBatch.Reject) {
        faults[reject.fault, default: 0] += 1
        rooms[reject.room, default: Room()].rejects += 1
    }
}
