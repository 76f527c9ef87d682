internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `identity status`: the chain from the master key to each device.
struct IdentityStatusCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Check the identity from the master key to each device.",
        discussion: """
            Without a key it says what the homeserver shows and whether it hangs together; with one \
            it proves that the published keys are those of secret storage. Nothing is changed.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var archive: AccountArchiveSources
    @Option(help: "Exit with status 1 when there are findings this bad.")
    var failOn: DoctorCommand.FailOn?
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + archive.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(opening: archive, in: context, output)
        let entered = try keys.read(in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        let status = try IdentityStatus(examination)
        let report = IdentityStatusReport(status, examination)
        if !entered.isEmpty, examination.matrix.keys.isEmpty {
            let refusal = RecoveryError.notUnlocked(UnlockRefusal(examination))
            return try context.show(report, as: output, endingWith: refusal)
        }
        try context.show(report, as: output)
        return DoctorCommand.status(failOn, of: report.worst)
    }
}
