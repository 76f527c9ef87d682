internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `archive slot change`: one way into an archive for another.
struct SlotChangeCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "change",
        abstract: "Put a new recipient or passphrase in the place of one.",
        discussion: """
            What is replaced is the slot that the key given opens, or the one that --slot names. \
            Copies that were made before still open with it.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @Option(help: ArgumentHelp("Replace this slot of 'archive slot list'.", valueName: "number"))
    var slot: Int?
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var recipients: SealKeySources
    @OptionGroup var destination: ArchiveDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        archive.inputs + keys.inputs + recipients.inputs + destination.inputs
    }

    func validate() throws {
        try archive.requireFile()
        try recipients.requireSome()
    }

    func run(in context: Context) async throws -> ExitStatus {
        let change = SlotRewriting(archive: archive, keys: keys, destination: destination)
        return try await change.run(adding: recipients, in: context, output) { opened in
            [slot.map { $0.subtractingReportingOverflow(1).partialValue } ?? opened]
        }
    }
}
