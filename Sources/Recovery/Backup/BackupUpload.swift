package import Formats
import Primitives
package import Secrets

/// Seals sessions to a key backup on a homeserver and uploads them, both at the same time: while a
/// batch is on its way, the next one is sealed. Spec: B9.
///
/// Nothing goes to a version whose public key is not the private key's. Whoever does not come to
/// `finish` settles it: the last request may still be on its way.
package final class BackupUpload {
    private let connection: any BackupConnection
    private let version: ExactText
    private let key: SecretBytes
    private let workers: OrderedWorkers<SealingPiece, SealedBatch>
    private let side = SideThread()
    private let progress: @Sendable (Int) -> Void
    private var batch = UploadBatch()
    private var samples = SampledSessions()
    private var names: Set<Int> = []
    private var submitted = 0
    private var sealed = 0
    /// What became of the upload that went on; the side thread's until that is over.
    private var failure: RecoveryError?

    /// Begins to upload to a version.
    ///
    /// - Parameters:
    ///   - key: the private key of the version.
    ///   - progress: told how many rows were uploaded, on another thread.
    /// - Throws: `RecoveryError.backup` with `.notOurs`; `.primitive` for a key that has not 32 bytes.
    package init(
        to version: BackupVersion,
        of key: SecretBytes,
        over connection: any BackupConnection,
        threads: Int,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(RecoveryError) {
        let name = version.version ?? ""
        let publicKey = try carryingPrimitive { () throws(PrimitivesError) in
            try X25519.publicKey(of: key)
        }
        guard version.publicKey == .valid(publicKey) else { throw .backup(.notOurs(name)) }
        self.connection = connection
        self.version = name
        self.key = key
        self.progress = progress
        workers = OrderedWorkers(threads: threads) { SessionSealer.work(to: publicKey) }
    }

    /// How many sessions were given, each counted once.
    package var count: Int { names.count }

    /// Seals and uploads sessions as they are.
    ///
    /// - Throws: as the connection's `upload`, also for what was given before.
    package func add(_ batch: SessionBatch) throws(RecoveryError) {
        try submit(SealingPiece(batch: batch, sessions: batch.sessions.map { ($0, .kept) }))
    }

    /// Seals and uploads sessions of a batch, each with what becomes of its marks of shared history.
    ///
    /// - Throws: as the other.
    func add(
        _ batch: SessionBatch,
        _ sessions: [(session: SessionBatch.Session, sharing: SessionContent.Sharing)]
    ) throws(RecoveryError) {
        try submit(SealingPiece(batch: batch, sessions: sessions))
    }

    /// Seals and uploads the best copies of sessions that are read for the second time.
    ///
    /// - Throws: as the other.
    func add(
        _ batch: SessionBatch,
        bestOf merge: inout RoomKeyMerge
    ) throws(RecoveryError) {
        try submit(SealingPiece(batch, bestOf: &merge))
    }

    /// Uploads what is left, and holds what the server has against what was uploaded: how many there
    /// are, and whether some of them open to what they were.
    ///
    /// - Parameter others: how many rows the version had before in other places than those given now.
    /// - Throws: as `add`; `RecoveryError.backup` with `.replaced`, `.countShort`, `.notReadBack`.
    package func finish(besides others: Int = 0) throws(RecoveryError) {
        try workers.finish { (sealed) throws(RecoveryError) in try take(sealed) }
        try send()
        try wait()
        guard sealed == submitted else { throw .roomKeysChanged }
        try check(expecting: count + others)
    }

    private func submit(_ piece: SealingPiece) throws(RecoveryError) {
        guard !piece.sessions.isEmpty else { return }
        submitted += piece.sessions.count
        for (session, _) in piece.sessions {
            var hasher = Hasher()
            hasher.combine(session.room)
            hasher.combine(session.id)
            names.insert(hasher.finalize())
        }
        samples.take(piece)
        try workers.submit(piece) { (sealed) throws(RecoveryError) in try take(sealed) }
    }

    private func take(_ batch: SealedBatch) throws(RecoveryError) {
        for row in batch.rows {
            sealed += 1
            if self.batch.add(row, of: batch.text) { continue }
            try send()
            _ = self.batch.add(row, of: batch.text)
        }
    }

    /// Has the batch uploaded on the side, once the one before it is.
    private func send() throws(RecoveryError) {
        try wait()
        guard batch.count > 0 else { return }
        let (body, done) = (batch.body, sealed)
        batch = UploadBatch()
        side.start { [self] in
            do throws(RecoveryError) {
                try connection.upload(body, to: version)
                progress(done)
            } catch {
                failure = error
            }
        }
    }

    /// Waits until no request is on its way, whatever failed.
    package func settle() { side.wait() }

    private func wait() throws(RecoveryError) {
        settle()
        if let failure { throw failure }
    }

    private func check(expecting expected: Int) throws(RecoveryError) {
        let current = try connection.version(nil)
        guard let current, current.version == version else {
            throw .backup(.replaced(current?.version))
        }
        let found = current.count ?? 0
        guard found >= Int64(expected) else {
            throw .backup(.countShort(version, found: found, expected: expected))
        }
        try samples.check(in: version, of: key, over: connection)
    }
}
