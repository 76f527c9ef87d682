internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

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
        let contents = try contents(source, examination, roomKeys)
        return try seal(contents, readers, place, as: form, named: named)
    }

    /// Seals contents into a new file in the same way.
    ///
    /// - Parameters:
    ///   - last: runs when the archive is whole and has no name yet.
    ///   - named: runs once the archive has its name, whatever fails after that.
    /// - Throws: what `last` throws; `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func seal(
        _ contents: ArchiveContents,
        _ readers: SealKeySources.Readers,
        _ place: ArchivePlace,
        as form: AgeForm,
        last: (AtomicFile) throws -> Void = { _ in },
        named: () -> Void = {}
    ) throws -> ArchiveManifest {
        let writer = try ArchiveWriter(contents, keys: readers.keys)
        return try write(anew: place, savingIdentityOf: readers, named: named) { file in
            let written = try form.write(to: file) { (sink) throws(RecoveryError) in
                try writer.write(to: sink)
            }
            let reader = try ArchiveReader(
                source: file.reopened(),
                keys: ArchiveKeys(written.fileKey)
            )
            try reader.readBack(written.manifest)
            try last(file)
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
                try SignatureFile(
                    of: file.reopened(),
                    at: file.target,
                    by: $0,
                    time: time,
                    place.existing
                )
            }
            if place.isArchivesOwn {
                try file.takeOverAccess()
                try signature?.takeOverAccess()
            }
            saved?.keepWhenInterrupted()
            try file.commit(place.existing, removing: place.goingWithOld, named: named)
            saved?.markUsed()
            try signature?.commit(besides: file.target)
            return result
        } catch {
            if !file.isCommitted { saved?.remove() }
            throw error
        }
    }

    /// Does what a run left undone beside an archive when it was killed: the archive has its name, but
    /// its new identity perhaps the mark of one that opens nothing, and its signature none.
    ///
    /// - Parameter existing: what becomes of a signature that does not fit.
    /// - Throws: `CommandError.notSigned`, what reading the key throws; `PrimitivesError.posix`.
    func finish(
        _ archive: FilePath,
        _ options: NewArchiveOptions,
        _ existing: AtomicFile.Existing
    ) throws {
        if let identity = options.recipients.newIdentity {
            try NewIdentityFile(savedAt: FilePath(identity), for: archive).markUsed()
        }
        guard let signer = try options.signing.read(in: self) else { return }
        let place = try Files.resolvingLink(archive)
        let source = try FileDescriptor(reading: place)
        let beside = SignatureFile.path(for: place)
        let signature = try? SignatureFile.read(beside, in: self)
        if (try? signature?.check(source, by: signer.publicKey, at: beside)) != nil { return }
        try SignatureFile(of: source, at: place, by: signer, time: now(), existing)
            .commit(besides: place)
    }

    /// What the archive of an account is made of.
    ///
    /// - Throws: `RecoveryError.severalRows`.
    func contents(
        _ source: AccountSource,
        _ examination: Examination,
        _ roomKeys: (any StreamedContent)?
    ) throws(RecoveryError) -> ArchiveContents {
        var contents = try ArchiveContents(
            source,
            examination,
            tool: Self.tool,
            created: timeOfArchive
        )
        contents.roomKeys = roomKeys
        return contents
    }

    /// What the archive of an account is made of whose secrets came from elsewhere.
    ///
    /// - Throws: `RecoveryError.severalRows`.
    func contents(
        _ source: AccountSource,
        _ secrets: [EventType: SecretBytes]
    ) throws(RecoveryError) -> ArchiveContents {
        var contents = try contents(source, Examination(source.account, entered: []), nil)
        contents.secrets = secrets.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        contents.expectedSecrets += secrets.keys.filter { !contents.expectedSecrets.contains($0) }
            .sorted()
        contents.missingSecrets = contents.expectedSecrets.filter { secrets[$0] == nil }
        return contents
    }

    /// When an archive is made.
    var timeOfArchive: ArchiveContents.Time {
        let time = now()
        return ArchiveContents.Time(text: SystemClock.iso8601(time), seconds: time)
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
