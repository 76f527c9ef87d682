internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Where an archive's room keys go, and what opens those that are not opened yet.
struct ExtractedRoomKeyOptions: ParsableArguments {
    @Option(
        name: .customLong("room-keys"),
        help: ArgumentHelp(
            "Write the room keys instead: NAME.txt is an encrypted key export, NAME.json a plain list.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?

    @OptionGroup var newPassphrase: ExportPassphraseSources

    @Option(
        help: ArgumentHelp("The rounds of an encrypted key export.", valueName: "number")
    )
    var rounds: Int?

    @OptionGroup var backupKeys: BackupKeySources
    @OptionGroup var jobs: JobsOption
    @OptionGroup var force: ForceOption

    /// The files that any of it is read from.
    var inputs: [FilePath] { newPassphrase.inputs + backupKeys.inputs }

    private var isExport: Bool { file?.hasSuffix(".txt") ?? false }

    func validate() throws {
        try refuseDash(as: file)
        guard let file else {
            let isUsed = !newPassphrase.isEmpty || !backupKeys.isEmpty || rounds != nil
            if isUsed || jobs.jobs != nil || force.force {
                throw ValidationError(
                    "passphrases of exports, --rounds, backup keys, --jobs and --force go with --room-keys"
                )
            }
            return
        }
        guard isExport || file.hasSuffix(".json") else {
            throw ValidationError(
                "room keys go to NAME.txt, encrypted, or to NAME.json, as they are"
            )
        }
        if !isExport, !newPassphrase.isEmpty || rounds != nil {
            throw ValidationError(
                "only NAME.txt is encrypted: a plain list takes no passphrase and no --rounds"
            )
        }
        guard KeyExportRounds.writable.contains(Int64(rounds ?? KeyExportRounds.own)) else {
            let range = KeyExportRounds.writable
            throw ValidationError(
                "--rounds is a number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
    }

    /// Where they go, after a look at whether they may; nil where files go into a folder instead.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func place(in context: Context) throws -> RoomKeyPlace? {
        guard let file else { return nil }
        try context.ensureFree(FilePath(file), force)
        return RoomKeyPlace(
            file: file,
            rounds: rounds ?? KeyExportRounds.own,
            rejects: nil,
            existing: force.force ? .replace : .keep
        )
    }

    /// The passphrase of the key export that is to be written; nil for a plain list.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func passphrase(in context: Context, _ options: OutputOptions) throws -> SecretBytes? {
        isExport ? try newPassphrase.read(in: context, options) : nil
    }
}
