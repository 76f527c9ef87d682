internal import ArgumentParser

/// `backup`: key backups.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Open key backups.",
        subcommands: [BackupOpenCommand.self]
    )
}
