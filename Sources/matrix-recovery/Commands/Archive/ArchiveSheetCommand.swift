internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive sheet`: what opens an archive, on paper.
struct ArchiveSheetCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Make a sheet with the identity that opens an archive, to print and put away.",
        discussion: """
            The archive is opened first. The sheet tells how to open it with stock tools. \
            Passphrases are never on it; there is a line for each to be written by hand.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var destination: SheetDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs }

    func validate() throws { try destination.validate(beside: output) }

    func run(in context: Context) async throws -> ExitStatus {
        try destination.prepare(in: context)
        let opened = try keys.read(in: context)
        let reader = try await Progress.during("opening", in: context, output) { _ in
            try archive.open(opened, keys.signature, in: context)
        }
        let name = archive.isPiped ? nil : String(decoding: archive.path.name, as: UTF8.self)
        let sheet = RecoverySheet(
            of: .init(name: name, manifest: reader.manifest, slots: reader.slots),
            identity: try opened.identity(for: reader.slots),
            printed: String(SystemClock.iso8601(context.now()).prefix { $0 != "T" }),
            tool: Context.tool
        )
        let facts: SavedSheet.Facts = [("archive", .string(ExactText(reader.manifest.id)))]
        try destination.write(sheet, facts, in: context, output)
        return .done
    }
}
