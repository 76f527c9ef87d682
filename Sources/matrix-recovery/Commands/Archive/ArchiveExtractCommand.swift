internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive extract`: an archive's files into a folder.
struct ArchiveExtractCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Write the files of an archive into a new folder.",
        discussion: """
            The folder holds secrets afterwards, readable by its owner only. When anything in the \
            archive is damaged, nothing stays.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var folder: ExtractionFolder
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let folder = folder.path
        try context.ensureEmptyFolder(folder)
        let opened = try keys.read(in: context)
        let manifest = try await Progress.during("extracting", in: context, output) { _ in
            let reader = try archive.open(opened, keys.signature, in: context)
            let extraction = Extraction(into: folder)
            do {
                try reader.readAll(extraction)
            } catch {
                extraction.undo()
                throw error
            }
            return reader.manifest
        }
        try context.show(ArchiveVerification(manifest: manifest), as: output)
        return .done
    }
}
