internal import Formats
internal import Primitives
internal import Recovery

/// What room keys and rejects are written to.
final class RoomKeyOutput {
    /// What room keys are written to.
    enum Target {
        case list(RoomKeyListFile)
        case archive(RoomKeyArchive)
    }

    private let target: Target
    private let rejects: RejectFile?
    private let existing: AtomicFile.Existing

    /// - Parameters:
    ///   - rejects: where what became no room key is written.
    ///   - existing: what becomes of a file of rejects that is there.
    init(
        _ target: Target,
        rejects: FilePath?,
        _ existing: AtomicFile.Existing
    ) {
        self.target = target
        self.rejects = rejects.map { RejectFile($0) }
        self.existing = existing
    }

    /// How many sessions were written.
    var count: Int {
        switch target {
        case .list(let file): file.count
        case .archive(let archive): archive.count
        }
    }

    /// How many sessions of a room have copies that contradict each other, where there are any.
    var contradictions: [ExactText: Int] { archive?.contradictions ?? [:] }

    /// The archive, where they go into one.
    var archive: RoomKeyArchive? {
        if case .archive(let archive) = target { archive } else { nil }
    }

    /// Writes a session, to the rejects where it contradicts a copy in the archive.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func add(
        _ session: SessionBatch.Session,
        of batch: SessionBatch,
        sharing: Bool? = nil
    ) throws(RecoveryError) {
        switch target {
        case .list(let file): try file.add(session, of: batch, sharing: sharing)
        case .archive(let archive):
            let isIn = try archive.add(session, of: batch, sharing: sharing)
            if !isIn { try add(contradicting: [session], of: batch) }
        }
    }

    /// Writes copies that contradict those that are written to the rejects.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func add(
        contradicting sessions: [SessionBatch.Session],
        of batch: SessionBatch
    ) throws(RecoveryError) {
        guard let rejects else { return }
        try carryingPrimitive { () throws(PrimitivesError) in
            for session in sessions { try rejects.add(contradicting: session, of: batch) }
        }
    }

    /// Writes what did not become a session.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func add(rejectsOf batch: SessionBatch) throws(RecoveryError) {
        guard let rejects, !batch.rejects.isEmpty else { return }
        try carryingPrimitive { () throws(PrimitivesError) in
            for reject in batch.rejects { try rejects.add(reject, of: batch) }
        }
    }

    /// Gives the files their names.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func finish() throws {
        let last = { [rejects, existing] in try rejects?.finish(existing) ?? () }
        switch target {
        case .list(let file): try file.finish(last)
        case .archive(let archive): try archive.finish(last)
        }
        try rejects?.removeEarlier(existing)
    }
}
