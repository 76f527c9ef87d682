internal import Formats
internal import Primitives
internal import Recovery

extension Context {
    /// What an archive says made it.
    static let tool = ExactText("matrix-recovery \(MatrixRecovery.version)")

    /// Seals an account into a new file: written beside its place, read back whole, then put there.
    ///
    /// A new identity is saved first, so that there is never an archive that nothing opens; it goes
    /// again if the archive does not get its place.
    ///
    /// - Parameter named: runs once the archive has its name, whatever fails after that.
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func seal(
        _ source: AccountSource,
        _ examination: Examination,
        to path: FilePath,
        _ readers: SealKeySources.Readers,
        _ force: ForceOption,
        as form: AgeForm = .binary,
        signedBy signer: SigningKey? = nil,
        parity: ParityPlan,
        named: () -> Void = {}
    ) throws -> ArchiveManifest {
        try ensureFree(path, force)
        let time = now()
        let writer = try writer(source, examination, readers, at: time)
        let file = try AtomicFile(for: path)
        let saved = try save(readers, for: path, at: time)
        do {
            let written = try form.write(to: file) { (sink) throws(RecoveryError) in
                try writer.write(to: sink)
            }
            let reader = try ArchiveReader(
                source: file.reopened(),
                keys: ArchiveKeys(written.fileKey)
            )
            try reader.readBack(written.manifest)
            let existing: AtomicFile.Existing = force.force ? .replace : .keep
            let signature = try signer.map {
                try SignatureFile(of: file, by: $0, at: time, existing)
            }
            saved?.keepWhenInterrupted()
            try file.commit(existing) {
                named()
                parity.removeOld()
            }
            saved?.markUsed()
            try signature?.commit(besides: file.target)
            return written.manifest
        } catch {
            if !file.isCommitted { saved?.remove() }
            throw error
        }
    }

    /// What makes the archive of an account.
    ///
    /// - Throws: `RecoveryError`.
    func writer(
        _ source: AccountSource,
        _ examination: Examination,
        _ readers: SealKeySources.Readers,
        at time: Int64
    ) throws -> ArchiveWriter {
        let created = ArchiveContents.Time(text: SystemClock.iso8601(time), seconds: time)
        let contents = ArchiveContents(source, examination, tool: Self.tool, created: created)
        return try ArchiveWriter(contents, keys: readers.keys)
    }

    /// Saves the new identity of an archive that is about to get its place, or takes up the one that
    /// an interrupted run saved for it; nil where none was asked for.
    ///
    /// - Parameter archive: nil for standard output.
    /// - Throws: `RecoveryError.primitive`, `PrimitivesError.posix`.
    func save(
        _ readers: SealKeySources.Readers,
        for archive: FilePath?,
        at time: Int64
    ) throws -> NewIdentityFile? {
        guard let path = readers.identityPath else { return nil }
        guard let identity = readers.made else {
            return try NewIdentityFile(savedAt: path, for: archive)
        }
        let created = SystemClock.iso8601(time)
        let text = try identity.file(created: created, recipient: identity.recipient)
        return try NewIdentityFile(path, text, for: archive, files)
    }
}
