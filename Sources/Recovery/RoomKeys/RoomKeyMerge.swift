package import Formats

/// The best copies of the sessions of many files, in two readings of all of them: the first finds out
/// which they are, the second gives them out.
package struct RoomKeyMerge: Sendable {
    private var index = SessionIndex()
    private var place: UInt32 = 0
    private var given = 0
    /// What was read.
    package private(set) var tally = RoomKeyTally()

    /// A merge of nothing.
    package init() {}

    /// The rooms, in the order in which they were met.
    var rooms: [ExactText] { index.rooms }

    /// How many sessions each room has and how long their rows are once they are sealed, where they
    /// were measured.
    var sealedTotals: [(rows: Int, bytes: Int)] { index.sealedTotals }

    /// How many sessions of a room have copies that contradict each other, where there are any.
    package var contradictingRooms: [ExactText: Int] { index.contradictions }

    /// How many sessions have copies that contradict each other.
    package var contradictions: Int { index.contradictions.values.reduce(0, +) }

    /// How many sessions there are, each counted once.
    package var count: Int { index.count }

    /// Takes note of sessions that are read for the first time.
    ///
    /// - Returns: those that contradict a copy before them, which are not given out.
    @discardableResult
    package mutating func take(_ batch: SessionBatch) -> [SessionBatch.Session] {
        take(batch) { _ in .none }
    }

    /// Takes note of sessions that are read for the first time, and of how long they are once they are
    /// sealed.
    ///
    /// - Returns: as `take`.
    @discardableResult
    package mutating func measure(_ batch: SessionBatch) -> [SessionBatch.Session] {
        take(batch) { SealedSize($0, of: batch) }
    }

    private mutating func take(
        _ batch: SessionBatch,
        _ size: (SessionBatch.Session) -> SealedSize
    ) -> [SessionBatch.Session] {
        tally.add(batch)
        return batch.sessions.filter { !index.add($0, size($0)) }
    }

    /// Takes note of one session that is read for the first time, and counts it nowhere else.
    ///
    /// - Returns: whether it agrees with the copies before it.
    mutating func note(_ session: SessionBatch.Session) -> Bool { index.add(session) }

    /// Gives out those that are the best copies, with whether the room's history may be shared by
    /// them, of sessions that are read for the second time, in the same order.
    ///
    /// - Throws: what `body` throws.
    package mutating func give(
        _ batch: SessionBatch,
        _ body: (SessionBatch.Session, Bool) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        for session in batch.sessions {
            if let entry = index.best(session, at: place) {
                given += 1
                try body(session, entry.isShared)
            }
            place &+= 1
        }
    }

    /// Says that all was read for the second time.
    ///
    /// - Throws: `RecoveryError.roomKeysChanged` where that was not the same.
    package func finish() throws(RecoveryError) {
        guard given == index.count else { throw .roomKeysChanged }
    }
}
