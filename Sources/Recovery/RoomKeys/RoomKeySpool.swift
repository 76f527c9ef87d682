package import Primitives

/// Sessions that wait in a file that is encrypted, written once and read as a list.
package final class RoomKeySpool {
    private let spool: SealedSpool
    private let writer: SessionListWriter

    /// A list of nothing so far.
    ///
    /// - Parameter target: what it is for: its file lies in the same folder.
    /// - Throws: `PrimitivesError.posix`.
    package init(beside target: FilePath) throws(RecoveryError) {
        let spool = try SealedSpool(beside: target)
        self.spool = spool
        writer = SessionListWriter { (bytes) throws(PrimitivesError) in try spool.write(bytes) }
    }

    /// How many sessions there are.
    package var count: Int { writer.count }

    /// Adds a session.
    ///
    /// - Parameter sharing: whether the room's history may be shared by it, where other copies of
    ///   it say something else than it does.
    /// - Throws: `PrimitivesError.posix`.
    package func add(
        _ session: SessionBatch.Session,
        of batch: SessionBatch,
        sharing: Bool? = nil
    ) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            try writer.add(session, of: batch, sharing: sharing)
        }
    }

    /// Ends the list; only then can it be read.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func finish() throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            try writer.finish()
            try spool.finish()
        }
    }

    /// The list, for any thread.
    var written: SpooledBytes { spool.written }

    /// The list.
    package var content: any StreamedContent { spool }
}
