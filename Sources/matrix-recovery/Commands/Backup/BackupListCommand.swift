internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `backup list`: all versions of an account's key backup.
struct BackupListCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show every version of the key backup, who signed it, and what opens it."
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var backupKeys: BackupKeySources
    @OptionGroup var archive: AccountArchiveSources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        account.inputs + keys.inputs + backupKeys.inputs + archive.inputs
    }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(opening: archive, in: context, output)
        if source.account.backups == nil { throw BackupError.notKnown }
        let entered = try keys.read(in: context)
        let given = try backupKeys.read(in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        let derived = StoredBackupKeys(of: examination, source, entered: entered).keys
        let survey = try BackupSurvey(source, examination, keys: given + derived)
        try context.show(BackupsReport(survey.versions), as: output)
        return .done
    }
}
