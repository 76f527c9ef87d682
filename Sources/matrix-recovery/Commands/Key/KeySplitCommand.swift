internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// `key split`: shares of a recovery key.
struct KeySplitCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Split a recovery key into shares, some of which make it again.",
        discussion: """
            Each share is 33 words of SLIP-39; fewer shares than the threshold tell nothing of \
            the key. With an account, the key is proved first.
            """
    )

    @OptionGroup var account: ProvingAccount
    @OptionGroup var keys: KeySources
    @Option(help: ArgumentHelp("How many shares make the key again.", valueName: "number"))
    var threshold: Int
    @Option(help: ArgumentHelp("How many shares there are to be.", valueName: "number"))
    var shares: Int
    @OptionGroup var destination: ShareDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs }

    func validate() throws {
        try destination.validate(beside: output)
        guard (2...16).contains(shares), (2...shares).contains(threshold) else {
            throw ValidationError(
                "there are 2 to 16 shares, and the threshold is 2 or more and no more than those"
            )
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        try destination.prepare(in: context)
        let key = try await account.key(
            from: keys,
            writing: destination.directory,
            in: context,
            output
        )
        let shares = try KeyShares.split(key.material, threshold: threshold, count: shares)
        try destination.write(shares, of: key, in: context, output)
        return .done
    }
}
