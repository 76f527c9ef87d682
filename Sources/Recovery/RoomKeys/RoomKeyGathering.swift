package import Primitives

/// The best copy of each session of any number of files, each of which is read once.
///
/// What was read waits in a file that is encrypted, so that nothing is opened twice and memory does
/// not grow.
package final class RoomKeyGathering {
    private let target: FilePath
    private let spool: SealedSpool
    private let writer: SessionListWriter
    private var merge = RoomKeyMerge()

    /// A gathering of nothing.
    ///
    /// - Parameter target: what it is for: its file lies in the same folder.
    /// - Throws: `PrimitivesError.posix`.
    package init(beside target: FilePath) throws(RecoveryError) {
        let spool = try SealedSpool(beside: target)
        self.target = target
        self.spool = spool
        writer = SessionListWriter { (bytes) throws(PrimitivesError) in try spool.write(bytes) }
    }

    /// What was read.
    package var tally: RoomKeyTally { merge.tally }

    /// How many copies begin where another does, and are another key.
    package var contradictions: Int { merge.contradictions }

    /// How many sessions there are, each counted once.
    package var count: Int { merge.count }

    /// Takes sessions.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func take(_ batch: SessionBatch) throws(RecoveryError) {
        merge.take(batch)
        try carryingPrimitive { () throws(PrimitivesError) in
            for session in batch.sessions { try writer.add(session, of: batch) }
        }
    }

    /// Says that there are no more; only then are they given out.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func finish() throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            try writer.finish()
            try spool.finish()
        }
    }

    /// Gives out the best copy of each session, with whether the room's history may be shared by it.
    /// It can be done once.
    ///
    /// - Throws: what `body` throws; `PrimitivesError.posix`, `.authentication`.
    package func give(
        _ body: (SessionBatch, SessionBatch.Session, Bool) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        let source = try carryingPrimitive { () throws(PrimitivesError) in try spool.open() }
        let reader = try RoomKeyReader(keys: [], threads: 1)
        try reader.read(source) { (batch) throws(RecoveryError) in
            try merge.give(batch) { (session, sharing) throws(RecoveryError) in
                try body(batch, session, sharing)
            }
        }
        try merge.finish()
    }

    /// The best copy of each session as a list. It can be asked for once.
    ///
    /// - Throws: `PrimitivesError.posix`, `.authentication`.
    package func content() throws(RecoveryError) -> any StreamedContent {
        guard merge.tally.sessions > merge.count else { return spool }
        let best = try SealedSpool(beside: target)
        let list = SessionListWriter { (bytes) throws(PrimitivesError) in try best.write(bytes) }
        try give { (batch, session, sharing) throws(RecoveryError) in
            try carryingPrimitive { () throws(PrimitivesError) in
                try list.add(session, of: batch, sharing: sharing)
            }
        }
        try carryingPrimitive { () throws(PrimitivesError) in
            try list.finish()
            try best.finish()
        }
        return best
    }
}
