internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `key sheet`: a recovery key on paper.
struct KeySheetCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Make a sheet with a recovery key to print and put away.",
        discussion: """
            The key stands on it in lines that can be typed back one by one, each with a word that \
            checks it, and in the PDF as a QR code. With an account, the key is proved first, and \
            a passphrase becomes the recovery key that belongs to it.
            """
    )

    @OptionGroup var account: ProvingAccount
    @OptionGroup var keys: KeySources
    @OptionGroup var destination: SheetDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs }

    func validate() throws { try destination.validate(beside: output) }

    func run(in context: Context) async throws -> ExitStatus {
        try destination.prepare(in: context)
        let key = try await account.key(
            from: keys,
            writing: destination.save,
            in: context,
            output
        )
        let printed = String(SystemClock.iso8601(context.now()).prefix { $0 != "T" })
        let sheet = RecoverySheet(of: key, printed: printed, tool: Context.tool)
        let facts: SavedSheet.Facts = [("key_id", .optional(key.proved?.key.id.rawValue))]
        try destination.write(sheet, facts, in: context, output)
        return .done
    }
}
