package import Formats
import Primitives
package import Secrets

/// What of the archived room keys a key backup on a homeserver lacks: all rows that are there are
/// read and opened, and a better one is never replaced by a worse. Spec: B9, B11.
package struct RestoredRoomKeys: Sendable {
    /// How many the archive has, each counted once.
    package let archived: Int
    /// Those that are not there, or begin later there.
    package let missing: Int
    /// Rows that are there and do not open: what stands in the place of an archived one stays.
    package let unopened: Int

    private let there: SessionIndex
    /// The room and the session of each row that does not open.
    private let closed: Set<[ExactText]>

    /// Compares with a version that takes the room keys; nil for one that is to be made.
    ///
    /// - Throws: `RecoveryError.homeserver`; `PrimitivesError.posix`.
    package init(
        _ gathered: GatheredRoomKeys,
        of key: SecretBytes?,
        over version: ExactText?,
        _ connection: any BackupConnection,
        threads: Int
    ) throws(RecoveryError) {
        var there = SessionIndex()
        var rejects = 0
        var closed: Set<[ExactText]> = []
        if let version, let key, gathered.count > 0 {
            let take = { (batch: SessionBatch) throws(RecoveryError) in
                rejects += batch.rejects.count
                for reject in batch.rejects {
                    guard let room = reject.room, let id = reject.session else { continue }
                    closed.insert([room, id])
                }
                for session in batch.sessions { _ = there.add(session) }
            }
            let reader = try RoomKeyReader(keys: [key], threads: threads)
            try connection.download(version) { (bytes) throws(RecoveryError) in
                try reader.take(bytes, take)
            }
            try reader.finish(take)
        }
        var missing = 0
        try gathered.give { (_, best) throws(RecoveryError) in
            missing += best.count { there.lacks($0.session) }
        }
        archived = gathered.count
        self.missing = missing
        unopened = rejects
        self.there = there
        self.closed = closed
    }

    /// Uploads what is missing, and holds what the server has then against it.
    ///
    /// - Throws: as `BackupUpload`.
    package func upload(
        _ gathered: GatheredRoomKeys,
        to version: BackupVersion,
        of key: SecretBytes,
        over connection: any BackupConnection,
        threads: Int,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(RecoveryError) {
        guard missing > 0 else { return }
        let upload = try BackupUpload(
            to: version,
            of: key,
            over: connection,
            threads: threads,
            progress: progress
        )
        defer { upload.settle() }
        var others = there.count + closed.count
        try gathered.give { (batch, best) throws(RecoveryError) in
            let sessions = best.filter { there.lacks($0.session) }
            others -= sessions.count { stands($0.session) }
            try upload.add(batch, sessions.map { ($0.session, sharing($0.session, $0.isShared)) })
        }
        try upload.finish(besides: others)
    }

    /// Whether a row is there already in the place of a session.
    private func stands(_ session: SessionBatch.Session) -> Bool {
        there.entry(of: session) != nil || closed.contains([session.room, session.id.text])
    }

    /// A session whose copy there may not be shared may not be shared by a better copy either.
    private func sharing(
        _ session: SessionBatch.Session,
        _ isShared: Bool
    ) -> SessionContent.Sharing {
        let mayBeShared = isShared && there.entry(of: session)?.isShared != false
        return session.sharesHistory != nil && !mayBeShared ? .withheld : .kept
    }
}

extension SessionIndex {
    /// Whether there is no copy of a session that opens as much.
    fileprivate func lacks(_ session: SessionBatch.Session) -> Bool {
        entry(of: session).map { session.firstIndex < $0.firstIndex } ?? true
    }
}
