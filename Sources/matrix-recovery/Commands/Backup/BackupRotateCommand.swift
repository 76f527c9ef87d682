internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `backup rotate`: a new key for the key backup of a live account, and all room keys sealed to it.
struct BackupRotateCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Seal all room keys of a live account's key backup to a new key.",
        discussion: """
            The new key goes into secret storage first, and the old one stays there; then a new \
            version is made and the room keys are uploaded to it, counted, and read back in samples. \
            The old version stays unless --remove-old is given. Interrupted anywhere, the same \
            command again goes on.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var backupKeys: BackupKeySources
    @Flag(help: "Also take the room keys of older versions, the best copy of each.")
    var allVersions = false
    @Flag(help: "Remove the old versions at the end, unless rows of theirs did not go over.")
    var removeOld = false
    @Flag(name: .shortAndLong, help: "Remove the old versions with the rows that did not go over.")
    var force = false
    @OptionGroup var saved: SavedBackupKeyOption
    @OptionGroup var jobs: JobsOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + backupKeys.inputs }

    func validate() throws {
        try account.requireLive()
        if force, !removeOld { throw ValidationError("--force goes with --remove-old") }
    }

    func run(in context: Context) async throws -> ExitStatus {
        var request = BackupReplacement.Request(spool: account.filePath)
        request.source = allVersions ? .all : .current
        if removeOld { request.old = force ? .removedWhole : .removed }
        request.threads = jobs.count
        return try await BackupReplacing(
            account: account,
            keys: keys,
            backupKeys: backupKeys,
            saved: saved.file,
            output: output
        ).run(request, in: context)
    }
}
