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
            Each may be an archive, account data in any form, or @user:server for a live account. Secrets are compared where both \
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
    @OptionGroup var session: SessionOptions
    @OptionGroup var opening: AccountArchiveSources
    @OptionGroup var keys: KeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        [first, second].filter { !UserArgument.isMeant(by: $0) }.map { FilePath($0) }
            + opening.inputs + keys.inputs
    }

    func validate() throws { try session.check([first, second]) }

    func run(in context: Context) async throws -> ExitStatus {
        let archive = try [first, second].first { try isArchive($0, in: context) }
        if opening.signature.isRequired, archive == nil {
            throw CommandError.cannotBeSigned(FilePath(first))
        }
        let opened = try archive.map { try opening.read(for: FilePath($0), in: context) }
        let entered = try keys.read(in: context)
        var sides: [ComparedSide] = []
        for name in [first, second] {
            let (account, origin) = try await read(name, opened, in: context)
            let examination = await Progress.during("trying the keys", in: context, output) { _ in
                Examination(account, entered: entered)
            }
            sides.append(ComparedSide(name: name, examination: examination, origin: origin))
        }
        let isLocked = sides.allSatisfy { $0.examination.matrix.keys.isEmpty }
        if !entered.isEmpty, isLocked {
            throw RecoveryError.notUnlocked(UnlockRefusal(sides[0].examination))
        }
        let report = DifferenceReport(from: sides[0], to: sides[1])
        try context.show(report, as: output)
        return report.difference.count == 0 ? .done : .findings
    }

    private func isArchive(_ name: String, in context: Context) throws -> Bool {
        try !UserArgument.isMeant(by: name) && context.isArchive(FilePath(name))
    }

    private func read(
        _ name: String,
        _ keys: ArchiveKeys?,
        in context: Context
    ) async throws -> (account: Account, origin: ComparedSide.Origin) {
        if UserArgument.isMeant(by: name) {
            let live = try context.liveAccount(name, session, output)
            return (try await context.read(live, output).account, .homeserver)
        }
        guard let keys, try isArchive(name, in: context) else {
            return (try AccountReader(context.files).read(FilePath(name)).account, .dump)
        }
        let archive = try await Progress.during("opening", in: context, output) { _ in
            let file = try opening.signature.open(FilePath(name), in: context).file
            return try ArchiveReader(source: file, keys: keys).loadAccount()
        }
        return (try archive.source(named: name).account, .archive(archive))
    }
}

/// One of the two things that are compared.
struct ComparedSide {
    /// What it was read from.
    enum Origin {
        case dump
        case archive(LoadedArchive)
        case homeserver
    }

    let name: String
    let examination: Examination
    let origin: Origin

    /// The archive that it was read from, if it is one.
    var archive: LoadedArchive? {
        if case .archive(let archive) = origin { archive } else { nil }
    }
}
