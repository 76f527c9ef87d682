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

    @OptionGroup var change: ArchiveChange
    @OptionGroup var form: ArchiveFormOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { change.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let given = try change.keys.read(in: context)
        let place = try change.destination.place(
            for: change.archive.path,
            change.keys.signature,
            savingIdentityAt: change.recipients.newIdentity,
            in: context
        )
        let readers = try change.recipients.read(for: place.path, in: context)
        let manifest = try await Progress.during("resealing", in: context, output) { _ in
            try context.reseal(
                place.check(change.keys.signature.open(change.archive.path, in: context)),
                with: given,
                for: readers,
                place,
                as: form.form
            )
        }
        let signature = place.signature(in: context)
        return try await context.show(output, with: place.parity) {
            SealReport(
                path: place.path,
                manifest: manifest,
                signature: signature,
                parity: $0,
                roomKeys: nil
            )
        }
    }
}
