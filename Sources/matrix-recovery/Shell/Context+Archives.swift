internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

extension Context {
    /// What an archive says made it.
    private static let tool = ExactText("matrix-recovery \(MatrixRecovery.version)")

    /// Seals an account into a new file: written beside its place, read back whole, then put there.
    ///
    /// A new identity is saved first, so that there is never an archive that nothing opens; it goes again
    /// if the archive is not made.
    ///
    /// - Throws: `CommandError.outputExists`, `RecoveryError`, `PrimitivesError.posix`.
    func seal(
        _ source: AccountSource,
        _ examination: Examination,
        to path: FilePath,
        _ sources: SealKeySources,
        _ force: ForceOption,
        _ savedIdentity: SealKeySources.SavedIdentity = .refused
    ) throws -> ArchiveManifest {
        try ensureFree(path, force)
        try ensure(output: path, differsFrom: source.filePaths)
        let (keys, identity) = try sources.read(in: self, savedIdentity)
        let time = now()
        let created = ArchiveContents.Time(text: SystemClock.iso8601(time), seconds: time)
        let identityPath = sources.newIdentity.map { FilePath($0) }
        if let identity, let identityPath {
            let text = try identity.file(created: created.text, recipient: identity.recipient)
            try files.create(identityPath, with: text)
        }
        do {
            let contents = ArchiveContents(
                source,
                examination,
                tool: Self.tool,
                created: created
            )
            return try write(contents, keys, to: path, force)
        } catch {
            if identity != nil, let identityPath { try? files.remove(identityPath) }
            throw error
        }
    }

    private func write(
        _ contents: ArchiveContents,
        _ keys: SealKeys,
        to path: FilePath,
        _ force: ForceOption
    ) throws -> ArchiveManifest {
        let writer = try ArchiveWriter(contents, keys: keys)
        let file = try AtomicFile(for: path)
        let fileKey = try writer.write(to: file)
        try ArchiveReader(source: file.reopened(), keys: ArchiveKeys(fileKey)).verify()
        try file.commit(force.force ? .replace : .keep)
        return writer.manifest
    }
}
