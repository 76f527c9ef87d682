internal import Formats
internal import Primitives
internal import Recovery

extension Context {
    /// What an archive says made it.
    private static let tool = ExactText("matrix-recovery \(MatrixRecovery.version)")

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
        named: () -> Void = {}
    ) throws -> ArchiveManifest {
        try ensureFree(path, force)
        let time = now()
        let created = ArchiveContents.Time(text: SystemClock.iso8601(time), seconds: time)
        let contents = ArchiveContents(source, examination, tool: Self.tool, created: created)
        let writer = try ArchiveWriter(contents, keys: readers.keys)
        let file = try AtomicFile(for: path)
        let saved = try readers.identityPath.map { identityPath in
            guard let identity = readers.made else {
                return try NewIdentityFile(savedAt: identityPath, for: path)
            }
            let text = try identity.file(created: created.text, recipient: identity.recipient)
            return try NewIdentityFile(identityPath, text, for: path, files)
        }
        do {
            let written = try writer.write(to: file)
            let reader = try ArchiveReader(
                source: file.reopened(),
                keys: ArchiveKeys(written.fileKey)
            )
            try reader.readBack(written.manifest)
            saved?.keepWhenInterrupted()
            try file.commit(force.force ? .replace : .keep, named: named)
            saved?.markUsed()
            return written.manifest
        } catch {
            if !file.isCommitted { saved?.remove() }
            throw error
        }
    }
}
