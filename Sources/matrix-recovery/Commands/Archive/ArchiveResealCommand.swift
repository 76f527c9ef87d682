internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `archive reseal`: the same archive under a new file key.
struct ArchiveResealCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "reseal",
        abstract: "Encrypt an archive anew, for those who are named and nobody else.",
        discussion: """
            Unlike a change of slots, this takes a new file key: whoever kept the old one cannot \
            open the new file. What is inside stays, byte for byte.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var recipients: SealKeySources
    @OptionGroup var form: ArchiveFormOption
    @OptionGroup var destination: ArchiveDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [archive.path] + keys.inputs + recipients.inputs }

    func validate() throws { try recipients.requireSome() }

    func run(in context: Context) async throws -> ExitStatus {
        let given = try keys.read(in: context)
        let target = try destination.target(for: archive.path, in: context).path
        if let identity = recipients.newIdentity.map({ FilePath($0) }) {
            try context.ensureDistinct([target, identity])
            try context.ensure(output: identity)
        }
        let readers = try recipients.read(for: target, in: context)
        let manifest = try await Progress.during("resealing", in: context, output) { _ in
            try context.reseal(
                archive.path,
                with: given,
                for: readers,
                destination,
                as: form.form
            )
        }
        try context.show(SealReport(path: target, manifest: manifest), as: output)
        return .done
    }
}
