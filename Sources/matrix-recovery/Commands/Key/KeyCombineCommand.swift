internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// `key combine`: a recovery key from its shares.
struct KeyCombineCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "combine",
        abstract: "Make a recovery key of its shares again.",
        discussion: """
            Takes the shares of any SLIP-39 set, in any order, also of several groups; of each \
            word its first four letters do. Without an option, it asks for one after the other. \
            A passphrase is that of the shares, which ours never have: nothing but the account \
            tells whether it is right.
            """
    )

    @OptionGroup var account: ProvingAccount
    @OptionGroup var shares: ShareSources
    @OptionGroup var passphrases: PassphraseSources
    @OptionGroup var secret: SecretOutput
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + shares.inputs + passphrases.inputs }

    func validate() throws {
        try secret.validate(beside: output)
        if passphrases.typed.count > 1 {
            throw ValidationError("shares have one passphrase at the most")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        try secret.prepare(in: context)
        let account = try await account.read(writing: secret.save, in: context, output)
        let passphrase = try passphrases.read(in: context).first
        let gathered = try shares.read(in: context)
        let material = try await Progress.during("combining", in: context, output) { _ in
            try gathered.combined(passphrase: passphrase ?? SecretBytes(copying: []))
        }
        guard let text = RecoveryKey.encode(material) else {
            throw CommandError.sharesHoldNoKey(bytes: material.count)
        }
        let entered = EnteredKey(.recoveryKey, text, origin: "the set of shares")
        let key = try await ProvingAccount.key(entered, of: account, in: context, output)
        if key.proved == nil, !output.quiet {
            context.messages.note("the key is not proved, as no account was named")
        }
        try secret.write(
            key.text.withLineEnd,
            .recoveryKey(key.proved?.key.id),
            isText: true,
            in: context,
            output
        )
        return .done
    }
}
