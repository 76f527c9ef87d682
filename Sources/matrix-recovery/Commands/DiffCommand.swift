internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `diff`: what is not the same in two archives, or in an archive and an account.
struct DiffCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare two archives or accounts, secrets by their values.",
        discussion: """
            Each may be an archive or account data in any form. Secrets are compared where both \
            sides have the value, and never shown. The exit status is 1 when something differs.
            """
    )

    @Argument(
        help: ArgumentHelp("What is compared with: an archive or account.", valueName: "first"),
        completion: .file(),
        transform: namedPath
    )
    var first: String
    @Argument(
        help: ArgumentHelp("What is compared: an archive or account.", valueName: "second"),
        completion: .file(),
        transform: namedPath
    )
    var second: String
    @OptionGroup var opening: AccountArchiveSources
    @OptionGroup var keys: KeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        [FilePath(first), FilePath(second)] + opening.inputs + keys.inputs
    }

    func run(in context: Context) async throws -> ExitStatus {
        let archive = try [first, second].first { try context.isArchive(FilePath($0)) }
        if opening.signature.isRequired, archive == nil {
            throw CommandError.cannotBeSigned(FilePath(first))
        }
        let opened = try archive.map { try opening.read(for: FilePath($0), in: context) }
        let entered = try keys.read(in: context)
        let sides = try await Progress.during("comparing", in: context, output) { _ in
            try [first, second].map { try side($0, opened, entered, in: context) }
        }
        let isLocked = sides.allSatisfy { $0.examination.matrix.keys.isEmpty }
        if !entered.isEmpty, isLocked {
            throw RecoveryError.notUnlocked(UnlockRefusal(sides[0].examination))
        }
        let report = DifferenceReport(from: sides[0], to: sides[1])
        try context.show(report, as: output)
        return report.difference.count == 0 ? .done : .findings
    }

    private func side(
        _ path: String,
        _ keys: ArchiveKeys?,
        _ entered: [EnteredKey],
        in context: Context
    ) throws -> ComparedSide {
        guard let keys, try context.isArchive(FilePath(path)) else {
            let source = try AccountReader(context.files).read(FilePath(path))
            let examination = Examination(source.account, entered: entered)
            return ComparedSide(path: path, examination: examination, archive: nil)
        }
        let file = try opening.signature.open(FilePath(path), in: context).file
        let archive = try ArchiveReader(source: file, keys: keys).loadAccount()
        let account = try archive.source(named: path).account
        let examination = Examination(account, entered: entered)
        return ComparedSide(path: path, examination: examination, archive: archive)
    }
}

/// One of the two things that are compared.
struct ComparedSide {
    let path: String
    let examination: Examination
    /// What it was read from, if that is an archive.
    let archive: LoadedArchive?
}
