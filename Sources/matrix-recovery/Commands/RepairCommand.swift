internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `repair`: the least that mends what `doctor` found.
struct RepairCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Mend what doctor found, with the least that does it.",
        discussion: """
            It shows what it would write. With --apply it seals a copy of the account, and then \
            writes, where the account lies. Nothing that opens is taken away, and no key is used \
            that was not proved.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var destination: RepairDestination
    @Flag(help: "Write base64 with padding, for clients that compare it as text.")
    var padded = false
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + destination.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(in: context, output)
        let entered = try keys.read(in: context, whenNone: .ask)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        if examination.matrix.keys.isEmpty {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        let repair = try RepairPlan(
            examination,
            account.isLive ? .homeserver : .accountData,
            padding: padded ? .padded : .unpadded
        )
        if !repair.fixes.isEmpty {
            try await Progress.during("repairing", in: context, output) { progress in
                try await destination.apply(repair, to: source, examination, progress, in: context)
            }
        }
        let after = Examination(repair.result(over: source.account), entered: entered)
        let report = AccountRepairReport(
            repair,
            left: after.findings,
            isDone: destination.isWritten
        )
        try context.show(report, as: output)
        return report.isWhole ? .done : .findings
    }
}
