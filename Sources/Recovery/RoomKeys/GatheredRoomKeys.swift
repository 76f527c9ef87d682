package import Formats
import Primitives

/// Room keys that were gathered, on any thread, which can be read as often as is wanted.
package struct GatheredRoomKeys: Sendable {
    /// Sessions of one batch, each with whether the room's history may be shared by it.
    package typealias Best = [(session: SessionBatch.Session, isShared: Bool)]

    let spooled: SpooledBytes
    let merge: RoomKeyMerge

    /// How many sessions there are, each counted once.
    package var count: Int { merge.count }

    /// What was read.
    package var tally: RoomKeyTally { merge.tally }

    /// How many sessions have copies that contradict each other.
    package var contradictions: Int { merge.contradictions }

    /// How many of them each room has, where there are any.
    package var contradictingRooms: [ExactText: Int] { merge.contradictingRooms }

    /// Whether every row gave a room key, and all copies of each are of one key.
    package var isWhole: Bool { tally.rejects == 0 && contradictions == 0 }

    /// Gives out the best copy of each session.
    ///
    /// - Throws: what `body` throws; `PrimitivesError.posix`, `.authentication`.
    package func give(
        _ body: (SessionBatch, Best) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        var merge = merge
        let source = try carryingPrimitive { () throws(PrimitivesError) in try spooled.open() }
        let reader = try RoomKeyReader(keys: [], threads: 1)
        try reader.read(source) { (batch) throws(RecoveryError) in
            var best: Best = []
            try merge.give(batch) { (session, isShared) throws(RecoveryError) in
                best.append((session, isShared))
            }
            try body(batch, best)
        }
        try merge.finish()
    }
}
