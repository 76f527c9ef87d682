internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `archive slot add`: another way into an archive.
struct SlotAddCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Let another recipient or passphrase open an archive.",
        discussion: "Needs a key that opens it already. The payload stays, byte for byte."
    )

    @OptionGroup var change: ArchiveChange
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { change.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        try await change.slots.run(adding: change.recipients, in: context, output) { _ in [] }
    }
}
