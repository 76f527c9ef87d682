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

    @OptionGroup var archive: ArchiveArgument
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
        return try await change.run(adding: recipients, in: context, output) { _ in [] }
    }
}
