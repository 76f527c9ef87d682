internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

extension AccountOptions {
    /// Reads the account, also from an archive of ours; the person is asked for the archive's
    /// passphrase where nothing was given to open it with.
    ///
    /// - Throws: `CommandError.isArchive` where there is no terminal to ask at, `.cannotBeSigned`,
    ///   `RecoveryError`; `ValidationError` for what opens an archive where the account is live.
    func read(
        opening archive: AccountArchiveSources,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> AccountSource {
        if isLive {
            try archive.refuseAll()
            return try await readLive(in: context, output)
        }
        guard try context.isArchive(filePath) else {
            if archive.signature.isRequired { throw CommandError.cannotBeSigned(filePath) }
            return try readDump(in: context)
        }
        let keys = try archive.read(for: filePath, in: context)
        return try await Progress.during("opening", in: context, output) { _ in
            let file = try archive.signature.open(filePath, in: context).file
            return try ArchiveReader(source: file, keys: keys).loadAccount().source(named: path)
        }
    }

    /// Reads the account from a dump or its homeserver, where it can be written back.
    ///
    /// - Parameter rows: what becomes of the rows of key backups on a homeserver.
    /// - Throws: `RecoveryError`, with `.archiveIsReadOnly` for an archive.
    func read(
        in context: Context,
        _ output: OutputOptions,
        _ rows: LiveAccount.Rows = .stay
    ) async throws -> AccountSource {
        if isLive { return try await readLive(in: context, output, rows) }
        if try context.isArchive(filePath) { throw RecoveryError.archiveIsReadOnly }
        return try readDump(in: context)
    }

    private func readLive(
        in context: Context,
        _ output: OutputOptions,
        _ rows: LiveAccount.Rows = .stay
    ) async throws -> AccountSource {
        let live = try context.liveAccount(path, session, output)
        context.inputs.add([RotationJournal.path(beside: filePath)])
        return try await context.read(live, output, rows)
    }
}

extension ArchiveReader {
    /// Reads on to the end, and keeps the account.
    ///
    /// - Throws: `CommandError.noAccountInside` for an archive of room keys alone; `RecoveryError`.
    func loadAccount() throws -> LoadedArchive {
        guard !manifest.holdsRoomKeysAlone else { throw CommandError.noAccountInside }
        return try load()
    }
}

extension Context {
    /// Whether a path leads to a file that begins as an archive does.
    ///
    /// - Throws: `RecoveryError.primitive`.
    func isArchive(_ path: FilePath) throws -> Bool {
        guard try files.status(of: path)?.kind == .regular else { return false }
        let count = AgeArmor.longestBeginning
        return AgeHeader.isMeant(by: try files.readPrefix(of: path, count: count))
    }
}
