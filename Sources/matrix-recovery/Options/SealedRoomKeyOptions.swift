internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Which room keys go into an archive, decrypted, and what opens them.
struct SealedRoomKeyOptions: ParsableArguments {
    @Flag(
        name: .customLong("room-keys"),
        help: "Put the room keys of the account's key backups in, decrypted."
    )
    var ofBackups = false

    @Option(
        name: .customLong("room-keys-from"),
        help: ArgumentHelp(
            "Put the room keys in that a key export, a list, a key backup or an archive has.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var files: [String] = []

    @OptionGroup var passphrases: RoomKeyPassphraseSources
    @OptionGroup var backupKeys: BackupKeySources
    @OptionGroup var identities: IdentitySources
    @OptionGroup var jobs: JobsOption

    /// The files that any of it is read from.
    var inputs: [FilePath] {
        files.map { FilePath($0) } + passphrases.inputs + backupKeys.inputs + identities.inputs
    }

    /// Whether any are to go in.
    var isWanted: Bool { ofBackups || !files.isEmpty }

    func validate() throws {
        for file in files { try refuseDash(asInput: file) }
        if files.isEmpty, !passphrases.isEmpty || !identities.files.isEmpty {
            throw ValidationError(
                "passphrases and identities of room keys go with --room-keys-from"
            )
        }
        guard !isWanted else { return }
        if !backupKeys.isEmpty || jobs.jobs != nil {
            throw ValidationError("backup keys and --jobs go with --room-keys or --room-keys-from")
        }
    }

    /// Reads all that are wanted; nil where none are.
    ///
    /// - Parameter archive: where the archive goes, or nil for standard output.
    /// - Throws: `CommandError.noBackupRows`; `RecoveryError`, `PrimitivesError.posix`.
    func gather(
        _ source: AccountSource,
        _ examination: Examination,
        entered: [EnteredKey],
        for archive: FilePath?,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> RoomKeyGathering? {
        guard isWanted else { return nil }
        let stored = StoredBackupKeys(of: examination, source, entered: entered)
        let keys = RoomKeyKeys(
            backupKeys: try backupKeys.read(in: context) + stored.keys,
            passphrases: try passphrases.read(in: context),
            identities: try identities.read(in: context),
            room: nil,
            threads: jobs.count,
            salvages: false,
            refusal: stored.refusal
        )
        let rows = try ofBackups ? source.backups.compactMap { try $0.rows() } : []
        if ofBackups {
            guard !rows.isEmpty else { throw CommandError.noBackupRows }
            guard !keys.backupKeys.isEmpty else { throw keys.noBackupKey }
        }
        let inputs = try files.map { try RoomKeyInput($0, keys, in: context) }
        let gathering = try RoomKeyGathering(beside: archive ?? Context.temporary)
        try await Progress.during("opening room keys", in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            for path in rows { try Self.read(path, keys, progress, into: gathering) }
            for input in inputs { try input.read(progress, gathering.take) }
            try gathering.finish()
        }
        return gathering
    }

    /// Reads the rows of one of the account's key backups.
    private static func read(
        _ path: FilePath,
        _ keys: RoomKeyKeys,
        _ progress: RoomKeyProgress,
        into gathering: RoomKeyGathering
    ) throws {
        let file = try FileDescriptor(reading: path)
        let reader = try RoomKeyReader(keys: keys.backupKeys, threads: keys.threads)
        progress.begin(of: Int64(try file.status().size))
        do throws(RecoveryError) {
            try reader.read(file) { (batch) throws(RecoveryError) in
                progress.add(batch, position: Int64(reader.position))
                try gathering.take(batch)
            }
        } catch .format(let error) {
            throw RecoveryError.file(path, error)
        }
    }
}

extension Context {
    /// What files lie beside that go nowhere else: they are in `TMPDIR`.
    static var temporary: FilePath {
        FilePath(ProcessSetup.environment("TMPDIR") ?? "/tmp").appending("room-keys.json")
    }
}

extension RoomKeyGathering {
    /// Whether every row gave a room key, and all copies of each are of one key.
    var isWhole: Bool { tally.rejects == 0 && contradictions == 0 }
}

extension Context {
    /// Says on standard error what is missing of room keys that were gathered.
    func warn(of gathered: RoomKeyGathering?) {
        guard let gathered else { return }
        let (rejects, contradictions) = (gathered.tally.rejects, gathered.contradictions)
        if rejects > 0 { messages.warning(GatheredWords.rejects(rejects)) }
        if contradictions > 0 { messages.warning(GatheredWords.contradictions(contradictions)) }
    }
}
