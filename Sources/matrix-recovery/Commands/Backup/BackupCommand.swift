internal import ArgumentParser

/// `backup`: key backups.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Open key backups, and seal them to another key.",
        subcommands: [BackupOpenCommand.self, BackupReencryptCommand.self]
    )
}
