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

    @Option(help: ArgumentHelp("Replace this slot of 'archive slot list'.", valueName: "number"))
    var slot: Int?
    @OptionGroup var change: ArchiveChange
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { change.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        try await change.slots.run(adding: change.recipients, in: context, output) { opened in
            [slot.map { $0.subtractingReportingOverflow(1).partialValue } ?? opened]
        }
    }
}
