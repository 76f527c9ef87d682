internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `backup create`: a new, empty key backup of a live account.
struct BackupCreateCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make an empty key backup with a new key, in secret storage first.",
        discussion: """
            Older versions stay, and so does the key that was in secret storage. Interrupted \
            anywhere, the same command again finishes.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var backupKeys: BackupKeySources
    @OptionGroup var saved: SavedBackupKeyOption
    @Flag(
        name: .shortAndLong,
        help: "Also where the current version opens with a key at hand."
    )
    var force = false
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + backupKeys.inputs }

    func validate() throws { try account.requireLive() }

    func run(in context: Context) async throws -> ExitStatus {
        var request = BackupReplacement.Request(spool: account.filePath)
        request.source = .nothing
        request.mayReplace = force
        return try await BackupReplacing(
            account: account,
            keys: keys,
            backupKeys: backupKeys,
            saved: saved.file,
            output: output
        ).run(request, in: context)
    }
}
