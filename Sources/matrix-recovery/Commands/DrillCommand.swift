internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `drill`: everything that a restore would do, against nothing.
struct DrillCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill",
        abstract: "Try everything that a restore of an archive would do, and report it.",
        discussion: """
            All of it happens in memory. The report names the archive, its digest and the public \
            keys that were proved, and no secret. A live account is drilled as what an archive of it \
            would give, with the room keys of its key backup opened and counted. The exit status is \
            1 when a check failed or an expected secret is missing.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The archive, - for standard input, or @user:server for a live account.",
            valueName: "archive"
        ),
        completion: .file(),
        transform: namedPath
    )
    var path: String
    @OptionGroup var session: SessionOptions
    @OptionGroup var opening: AccountArchiveSources
    @OptionGroup var keys: KeySources
    @OptionGroup var output: OutputOptions

    private var isLive: Bool { UserArgument.isMeant(by: path) }

    private var archive: ArchiveArgument {
        var archive = ArchiveArgument()
        archive.archive = path
        return archive
    }

    var inputs: [FilePath] { (isLive ? [] : archive.inputs) + opening.inputs + keys.inputs }

    func validate() throws {
        try session.check([path])
        if isLive { try opening.refuseAll() }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let drill = try await isLive ? drillAccount(in: context) : drillArchive(in: context)
        let report = DrillReport(
            drill,
            name: archive.name,
            time: SystemClock.iso8601(context.now()),
            tool: Context.tool
        )
        if let refusal = drill.refusal {
            return try context.show(
                report,
                as: output,
                endingWith: RecoveryError.notUnlocked(refusal)
            )
        }
        try context.show(report, as: output)
        return drill.checks.contains(where: \.isFailed) ? .findings : .done
    }

    private func drillArchive(in context: Context) async throws -> Drill {
        let opened = try opening.read(for: archive.path, in: context)
        let entered = try keys.read(in: context)
        return try await Progress.during("drilling", in: context, output) { _ in
            let file = try archive.file(opening.signature, in: context)
            return try Drill(file, keys: opened, entered: entered, named: archive.name)
        }
    }

    /// Without a key, nothing of a live account could be restored: the person is asked for one.
    private func drillAccount(in context: Context) async throws -> Drill {
        let live = try context.liveAccount(path, session, output)
        let entered = try keys.read(in: context, whenNone: .ask)
        let source = try await context.read(live, output)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        let backupKeys = StoredBackupKeys(of: examination, source, entered: entered).keys
        return try await Progress.during("drilling", in: context, output) { progress in
            let rows = try await OpenedRows(
                of: source,
                on: live,
                keys: backupKeys,
                threads: JobsOption.standard
            ) { progress.advance(to: Int64($0), of: nil, items: Int64($0)) }
            return Drill(source, examination, entered: entered, rows: rows)
        }
    }
}
