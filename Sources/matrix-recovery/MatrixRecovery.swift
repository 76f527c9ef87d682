internal import ArgumentParser
internal import Primitives

/// The command: what it is called, and what it can do.
@main
struct MatrixRecovery: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "matrix-recovery",
        abstract: "Understand, rotate, seal and restore a Matrix account's secret storage.",
        discussion: """
            Works on account data in files and on homeservers. Keys and passphrases come from files, descriptors, \
            commands or the terminal, never from an argument. The manual page matrix-recovery(1) \
            says what each command does and what each exit status means.
            """,
        version: version,
        subcommands: [
            DoctorCommand.self, KeyCommand.self, SecretCommand.self, RotateCommand.self,
            SealCommand.self, ArchiveCommand.self, RestoreCommand.self, RepairCommand.self,
            DrillCommand.self,
            DiffCommand.self, BackupCommand.self, RoomKeysCommand.self, LoginCommand.self,
            LogoutCommand.self, WhoamiCommand.self, IdentityCommand.self, DeviceCommand.self,
            ShareCommand.self, RescueCommand.self,
        ]
    )

    static func main() async {
        ProcessSetup.prepare()
        let context = Context()
        let words = ProcessSetup.arguments
        let status =
            if ProcessSetup.programName == PluginRunner.name {
                PluginRunner(context: context).run(words)
            } else {
                await Runner(context: context).run(words)
            }
        Terminal.discardRest()
        ProcessSetup.exit(status: status.rawValue)
    }
}
