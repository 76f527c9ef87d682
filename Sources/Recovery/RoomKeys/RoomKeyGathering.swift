package import Formats
package import Primitives

/// The best copy of each session of any number of files, each of which is read once.
///
/// What was read waits in a file that is encrypted, so that nothing is opened twice and memory does
/// not grow.
package final class RoomKeyGathering {
    private let target: FilePath
    private let spool: RoomKeySpool
    private var merge = RoomKeyMerge()

    /// A gathering of nothing.
    ///
    /// - Parameter target: what it is for: its file lies in the same folder.
    /// - Throws: `PrimitivesError.posix`.
    package init(beside target: FilePath) throws(RecoveryError) {
        self.target = target
        spool = try RoomKeySpool(beside: target)
    }

    /// What was read.
    package var tally: RoomKeyTally { merge.tally }

    /// How many sessions have copies that contradict each other.
    package var contradictions: Int { merge.contradictions }

    /// How many of them each room has, where there are any.
    package var contradictingRooms: [ExactText: Int] { merge.contradictingRooms }

    /// How many sessions there are, each counted once.
    package var count: Int { merge.count }

    /// Takes sessions.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func take(_ batch: SessionBatch) throws(RecoveryError) {
        merge.take(batch)
        for session in batch.sessions { try spool.add(session, of: batch) }
    }

    /// Takes one session of a batch that is not taken as a whole, and leaves the tally alone.
    ///
    /// - Returns: whether it agrees with the copies before it; one that does not is not given out.
    /// - Throws: `PrimitivesError.posix`.
    @discardableResult
    package func take(
        _ session: SessionBatch.Session,
        of batch: SessionBatch
    ) throws(RecoveryError) -> Bool {
        try spool.add(session, of: batch)
        return merge.note(session)
    }

    /// Says that there are no more; only then are they given out.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func finish() throws(RecoveryError) { try spool.finish() }

    /// What was gathered, for any thread, to be given out as often as is wanted.
    package var gathered: GatheredRoomKeys {
        GatheredRoomKeys(spooled: spool.written, merge: merge)
    }

    /// Gives out the best copy of each session, with whether the room's history may be shared by it.
    /// It can be done once.
    ///
    /// - Throws: what `body` throws; `PrimitivesError.posix`, `.authentication`.
    package func give(
        _ body: (SessionBatch, SessionBatch.Session, Bool) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        try read { (batch) throws(RecoveryError) in
            try merge.give(batch) { (session, sharing) throws(RecoveryError) in
                try body(batch, session, sharing)
            }
        }
    }

    /// Gives the best copy of each session to an upload. It can be done once.
    ///
    /// - Throws: as `give`.
    package func upload(_ upload: BackupUpload) throws(RecoveryError) {
        try read { (batch) throws(RecoveryError) in try upload.add(batch, bestOf: &merge) }
    }

    private func read(_ body: RoomKeyReader.Delivery) throws(RecoveryError) {
        let source = try carryingPrimitive { () throws(PrimitivesError) in
            try spool.content.open()
        }
        try RoomKeyReader(keys: [], threads: 1).read(source, body)
        try merge.finish()
    }

    /// The best copy of each session as a list. It can be asked for once.
    ///
    /// - Throws: `PrimitivesError.posix`, `.authentication`.
    package func content() throws(RecoveryError) -> any StreamedContent {
        guard spool.count > merge.count else { return spool.content }
        let best = try RoomKeySpool(beside: target)
        try give { (batch, session, sharing) throws(RecoveryError) in
            try best.add(session, of: batch, sharing: sharing)
        }
        try best.finish()
        return best.content
    }
}
