internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// `backup remove`: takes a version of a live account's key backup off its homeserver.
struct BackupRemoveCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove a version of the key backup with all its room keys.",
        discussion: """
            The version is typed once more at the terminal, or --force given. The last version that \
            a key at hand opens is not removed without --force.
            """
    )

    @OptionGroup var account: AccountOptions
    @Argument(help: "The version to remove.")
    var version: String
    @OptionGroup var keys: KeySources
    @OptionGroup var backupKeys: BackupKeySources
    @Flag(name: .shortAndLong, help: "Ask nothing, and remove whatever is lost.")
    var force = false
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + backupKeys.inputs }

    func validate() throws { try account.requireLive() }

    func run(in context: Context) async throws -> ExitStatus {
        try StateFolder.make(context.files)
        let lock = try Rotation.lock(account.filePath, context.files)
        defer { lock.release() }
        let live = try context.liveAccount(account.path, account.session, output)
        let source = try await context.read(live, output)
        let entered = try keys.read(in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        let own =
            try backupKeys.read(in: context)
            + StoredBackupKeys(of: examination, source, entered: entered).keys
        let removal = BackupRemoval(keys: own, in: live, on: live)
        let name = ExactText(version)
        if !force { try confirm(await removal.check(name), in: context) }
        let current = try await removal.remove(name)
        try context.show(BackupRemovalReport(removed: name, current: current), as: output)
        return .done
    }

    private func confirm(_ info: BackupVersion, in context: Context) throws {
        let count = info.count.map { " with \($0) room keys" } ?? ""
        let version = Escaping.text(version)
        let terminal: Terminal
        do throws(PrimitivesError) {
            terminal = try context.openTerminal()
        } catch {
            throw CommandError.backupNotConfirmed
        }
        let typed = try terminal.readAnswer(
            prompt: "Type \(version) to remove key backup version \(version)\(count): ",
            limit: 64
        )
        guard typed == SecretBytes(copying: Array(self.version.utf8)) else {
            throw CommandError.backupNotConfirmed
        }
    }
}
