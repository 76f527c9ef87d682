internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `drill`: everything that a restore would do, against nothing.
struct DrillCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill",
        abstract: "Try everything that a restore of an archive would do, and report it.",
        discussion: """
            All of it happens in memory. The report names the archive, its digest and the public \
            keys that were proved, and no secret. The exit status is 1 when a check failed or an \
            expected secret is missing.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var opening: AccountArchiveSources
    @OptionGroup var keys: KeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + opening.inputs + keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let opened = try opening.read(for: archive.path, in: context)
        let entered = try keys.read(in: context)
        let drill = try await Progress.during("drilling", in: context, output) { _ in
            let file = try archive.file(opening.signature, in: context)
            return try Drill(file, keys: opened, entered: entered, named: archive.name)
        }
        let report = DrillReport(
            drill,
            file: FilePath(archive.name),
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
}
