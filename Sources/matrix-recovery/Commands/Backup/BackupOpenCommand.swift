internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `backup open`: the room keys of a key backup, decrypted.
struct BackupOpenCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Decrypt the rows of a key backup into a key export or an archive.",
        discussion: """
            Everything that opens is written. Rows that do not open are counted with the reason, \
            and go to --rejects as they were; the exit status is then 1.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The answer to /room_keys/keys, of all rooms, of one or of one session; an archive; or "
                + "@user:server for a live account.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String
    @Option(
        name: .customLong("backup-version"),
        help: ArgumentHelp(
            "The version of a live account's key backup; the current one by default.",
            valueName: "version"
        )
    )
    var version: String?
    @OptionGroup var session: SessionOptions
    @OptionGroup var opening: RoomKeyOpening
    @OptionGroup var destination: RoomKeyDestination
    @OptionGroup var output: OutputOptions

    private var isLive: Bool { UserArgument.isMeant(by: file) }

    var inputs: [FilePath] {
        (isLive ? [] : [FilePath(file)]) + opening.inputs + destination.inputs
    }

    func validate() throws {
        try session.check([file])
        try refuseDash(asInput: file)
        try destination.check(output)
        if isLive {
            try opening.refuseFiles()
        } else if version != nil {
            throw ValidationError("--backup-version is for live accounts, '@user:server'")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        try destination.prepare(in: context)
        let input = try await isLive ? fetch(in: context) : read(in: context)
        let written = try destination.open(of: [input], in: context, output)
        let tally = try await Progress.during("opening", in: context, output) { progress in
            let tally = Kept(RoomKeyTally())
            try input.read(RoomKeyProgress(progress)) { (batch) throws(RecoveryError) in
                tally.value.add(batch)
                for session in batch.sessions { try written.add(session, of: batch) }
                try written.add(rejectsOf: batch)
            }
            try written.finish()
            return tally.value
        }
        let report = RoomKeysReport(
            .opened,
            tally,
            exports: [input].exportFindings,
            contradictions: written.contradictions,
            written: written.count,
            output: destination.file
        )
        return try await context.show(report, of: written, to: destination, as: output)
    }

    private func read(in context: Context) async throws -> RoomKeyInput {
        try RoomKeyInput(file, await opening.read(in: context, output), in: context)
    }

    /// Fetches the rows of a live account, once it is known that its key backup is there and a key
    /// opens its secret storage.
    private func fetch(in context: Context) async throws -> RoomKeyInput {
        let live = try context.liveAccount(file, session, output)
        let source = try await context.read(live, output)
        let wanted = version.map { ExactText($0) }
        let found = source.backups.lazy.compactMap(\.info.version)
            .first { wanted == nil || $0 == wanted }
        guard let found else {
            throw wanted.map { BackupError.noSuchVersion($0) } ?? .none
        }
        let keys = try await opening.read(in: context, output, of: source)
        if keys.backupKeys.isEmpty { throw keys.noBackupKey }
        let place = destination.isStreamed ? Context.temporary : FilePath(destination.file)
        let rows = try await Progress.during("fetching", in: context, output) { _ in
            try await live.fetchRows(of: found, beside: place)
        }
        return RoomKeyInput(rows, of: file, keys)
    }
}
