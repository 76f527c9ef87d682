internal import ArgumentParser

/// `backup`: key backups.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Open key backups, and make, replace and remove those of a live account.",
        subcommands: [
            BackupListCommand.self, BackupOpenCommand.self, BackupReencryptCommand.self,
            BackupCreateCommand.self, BackupRotateCommand.self, BackupRemoveCommand.self,
        ]
    )
}
