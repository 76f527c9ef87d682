internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Where room keys go: a key export or a plain list, by the file's name.
struct RoomKeyDestination: ParsableArguments {
    /// What is written.
    enum Form: Equatable {
        /// A plain list of sessions, `.json`.
        case list
        /// An encrypted key export, `.txt`.
        case keyExport
    }

    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "The file to write: NAME.txt is an encrypted key export, NAME.json and - a plain list.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String

    @OptionGroup var passphrase: NewPassphraseSources

    @Option(
        help: ArgumentHelp("The rounds of an encrypted key export.", valueName: "number")
    )
    var rounds = 500_000

    @Option(
        help: ArgumentHelp(
            "Write what did not become a room key to a file, as it was.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var rejects: String?

    @OptionGroup var force: ForceOption

    /// The files that any of it is read from.
    var inputs: [FilePath] { passphrase.inputs }

    /// What is written.
    var form: Form { file.hasSuffix(".txt") ? .keyExport : .list }

    /// Whether it goes to standard output.
    var isStreamed: Bool { file == "-" }

    func validate() throws {
        guard isStreamed || file.hasSuffix(".txt") || file.hasSuffix(".json") else {
            throw ValidationError(
                "room keys go to NAME.txt, encrypted, or to NAME.json, as they are"
            )
        }
        try refuseDash(as: rejects)
        guard (1...PassphraseDerivation.iterationLimit).contains(Int64(rounds)) else {
            throw ValidationError(
                "--rounds is a number from 1 to \(PassphraseDerivation.iterationLimit)"
            )
        }
    }
}

extension RoomKeyDestination {
    /// Refuses what cannot be written before anything is read.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func prepare(in context: Context) throws {
        let paths = (isStreamed ? [] : [FilePath(file)]) + (rejects.map { [FilePath($0)] } ?? [])
        for path in paths { try context.ensureFree(path, force) }
        try context.ensureDistinct(paths)
    }
}

extension Context {
    /// Shows what became of room keys; on standard error where they went to standard output.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func show(
        _ report: RoomKeysReport,
        of tally: RoomKeyTally,
        to destination: RoomKeyDestination,
        as options: OutputOptions
    ) throws -> ExitStatus {
        if destination.isStreamed {
            var page = Page(width: width)
            report.render(on: &page)
            guard !options.quiet else { return tally.rejects > 0 ? .findings : .done }
            for line in page.text.split(separator: "\n") { messages.note(String(line)) }
        } else {
            try show(report, as: options)
        }
        return tally.rejects > 0 ? .findings : .done
    }
}
