internal import Formats
internal import Primitives
internal import Recovery

extension Context {
    /// What an archive says made it.
    static let tool = ExactText("matrix-recovery \(MatrixRecovery.version)")

    /// Seals an account into a new file: written beside its place, read back whole, then put there.
    ///
    /// - Parameters:
    ///   - roomKeys: opened room keys that are to go in.
    ///   - named: runs once the archive has its name, whatever fails after that.
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func seal(
        _ source: AccountSource,
        _ examination: Examination,
        _ readers: SealKeySources.Readers,
        _ place: ArchivePlace,
        as form: AgeForm = .binary,
        roomKeys: (any StreamedContent)? = nil,
        named: () -> Void = {}
    ) throws -> ArchiveManifest {
        let writer = try writer(source, examination, readers, roomKeys, at: now())
        return try write(anew: place, savingIdentityOf: readers, named: named) { file in
            let written = try form.write(to: file) { (sink) throws(RecoveryError) in
                try writer.write(to: sink)
            }
            let reader = try ArchiveReader(
                source: file.reopened(),
                keys: ArchiveKeys(written.fileKey)
            )
            try reader.readBack(written.manifest)
            return written.manifest
        }
    }

    /// Writes an archive, whole or not at all, with its signature.
    ///
    /// A new identity is saved first, so that there is never an archive or a slot that nothing opens;
    /// it goes again if the archive does not get its place.
    ///
    /// - Parameter named: runs once the archive has its name, whatever fails after that.
    /// - Throws: `CommandError.notSigned`; what `body` throws; `RecoveryError`,
    ///   `PrimitivesError.posix`.
    func write<Result>(
        anew place: ArchivePlace,
        savingIdentityOf readers: SealKeySources.Readers?,
        named: () -> Void = {},
        _ body: (AtomicFile) throws -> Result
    ) throws -> Result {
        let file = try AtomicFile(for: place.path)
        let time = now()
        let saved = try readers.flatMap { try save($0, for: place.path, at: time) }
        do {
            let result = try body(file)
            let signature = try place.signer.map {
                try SignatureFile(of: file, by: $0, at: time, place.existing)
            }
            if place.isArchivesOwn {
                try file.takeOverAccess()
                try signature?.takeOverAccess()
            }
            saved?.keepWhenInterrupted()
            try file.commit(place.existing) {
                named()
                place.parity.removeOld()
            }
            saved?.markUsed()
            try signature?.commit(besides: file.target)
            return result
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
        _ roomKeys: (any StreamedContent)?,
        at time: Int64
    ) throws -> ArchiveWriter {
        let created = ArchiveContents.Time(text: SystemClock.iso8601(time), seconds: time)
        var contents = ArchiveContents(source, examination, tool: Self.tool, created: created)
        contents.roomKeys = roomKeys
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
