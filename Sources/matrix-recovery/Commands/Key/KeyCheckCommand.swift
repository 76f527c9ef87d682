internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `key check`: what a pasted thing is.
struct KeyCheckCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what a key, passphrase or file is to an account.",
        discussion: """
            For a recovery key with one wrong character or two neighbours swapped, lists the \
            corrections that would be valid, and proves them. The exit status is 0 when \
            everything that was given opens something.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var archive: AccountArchiveSources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + archive.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(opening: archive, in: context, output)
        let entered = try keys.read(in: context, whenNone: .ask, oversize: .classified)
        let checks = await Progress.during("checking", in: context, output) { progress in
            entered.enumerated().map { number, key in
                defer { progress.advance(to: Int64(number + 1), of: Int64(entered.count)) }
                return (origin: key.origin, check: KeyCheck(key, source.account))
            }
        }
        let report = KeyCheckReport(checks, SecretStorage(source.account.events))
        try context.show(report, as: output)
        return report.status
    }
}
