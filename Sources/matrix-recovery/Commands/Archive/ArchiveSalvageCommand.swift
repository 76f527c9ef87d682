internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive salvage`: what can be had of a damaged archive.
struct ArchiveSalvageCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "salvage",
        abstract: "Get the files out of a damaged archive that are whole.",
        discussion: """
            Only bytes that authenticate are used, and a file is written whole or not at all. The \
            exit status is 1 when not everything came back, and 5 when nothing did.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var folder: ExtractionFolder
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs }

    func validate() throws { try archive.requireFile() }

    func run(in context: Context) async throws -> ExitStatus {
        let folder = folder.path
        try context.ensureEmptyFolder(folder)
        let opened = try keys.read(in: context)
        let salvage = try await Progress.during("salvaging", in: context, output) { _ in
            let extraction = Extraction(into: folder)
            do {
                let file = try archive.file(keys.signature, in: context)
                let salvage = try Salvage(file, keys: opened, to: extraction)
                if salvage.count == 0 { extraction.undo() }
                return salvage
            } catch {
                extraction.undo()
                throw error
            }
        }
        let report = SalvageReport(salvage)
        guard salvage.count > 0 else {
            let error = RecoveryError.sealed(.nothingSalvaged(.noEntry))
            return try context.show(report, as: output, endingWith: error)
        }
        try context.show(report, as: output)
        return salvage.isComplete ? .done : .findings
    }
}
