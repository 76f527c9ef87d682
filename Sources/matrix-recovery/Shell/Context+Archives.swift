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
    /// if the archive does not get its place.
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
        let contents = ArchiveContents(source, examination, tool: Self.tool, created: created)
        let writer = try ArchiveWriter(contents, keys: keys)
        let file = try AtomicFile(for: path)
        var saved: NewIdentityFile?
        if let identity, let identityPath = sources.newIdentity.map({ FilePath($0) }) {
            let text = try identity.file(created: created.text, recipient: identity.recipient)
            saved = try NewIdentityFile(identityPath, text, files)
        }
        do {
            let fileKey = try writer.write(to: file)
            try ArchiveReader(source: file.reopened(), keys: ArchiveKeys(fileKey)).verify()
            saved?.keepWhenInterrupted()
            try file.commit(force.force ? .replace : .keep)
        } catch {
            if !file.isCommitted { saved?.remove() }
            throw error
        }
        return writer.manifest
    }
}

/// The file of a new identity, for as long as there may be no archive that it opens.
private struct NewIdentityFile {
    private let path: FilePath
    private let files: any FileAccess
    private let cleanup: Interruption.Cleanup

    /// Saves the identity; an interruption takes it away again.
    init(_ path: FilePath, _ text: SecretBytes, _ files: any FileAccess) throws(RecoveryError) {
        try files.create(path, with: text)
        self.path = path
        self.files = files
        cleanup = Interruption.onInterruption { try? Files.remove(path) }
    }

    /// From now on an interruption leaves it. To be called before the archive gets its name: an
    /// identity too many does no harm, and an archive without one is lost.
    func keepWhenInterrupted() { cleanup.cancel() }

    /// Takes it away, as there is no archive.
    func remove() {
        cleanup.cancel()
        try? files.remove(path)
    }
}
