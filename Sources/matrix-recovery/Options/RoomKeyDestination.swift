internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Where room keys go: a key export or a plain list, by the file's name.
struct RoomKeyDestination: ParsableArguments {
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

    @OptionGroup var newPassphrase: ExportPassphraseSources

    @Option(
        help: ArgumentHelp("The rounds of an encrypted key export.", valueName: "number")
    )
    var rounds = KeyExportRounds.own

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
    var inputs: [FilePath] { newPassphrase.inputs }

    /// Whether it is encrypted, as a key export.
    var isExport: Bool { file.hasSuffix(".txt") }

    /// Whether it goes to standard output.
    var isStreamed: Bool { file == "-" }

    func validate() throws {
        guard isStreamed || file.hasSuffix(".txt") || file.hasSuffix(".json") else {
            throw ValidationError(
                "room keys go to NAME.txt, encrypted, or to NAME.json, as they are"
            )
        }
        try refuseDash(as: rejects)
        guard KeyExportRounds.writable.contains(Int64(rounds)) else {
            let range = KeyExportRounds.writable
            throw ValidationError(
                "--rounds is a number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        if !isExport, !newPassphrase.isEmpty {
            throw ValidationError("only NAME.txt is encrypted: a plain list takes no passphrase")
        }
    }
}

/// A file that room keys are written to, and how.
struct RoomKeyPlace {
    /// Its name; `-` for standard output.
    let file: String
    /// The rounds of a key export.
    let rounds: Int
    /// Where what became no room key is written.
    let rejects: String?
    /// What becomes of files that are there.
    let existing: AtomicFile.Existing
}

extension RoomKeyDestination {
    /// The same as a value.
    var place: RoomKeyPlace {
        RoomKeyPlace(
            file: file,
            rounds: rounds,
            rejects: rejects,
            existing: force.force ? .replace : .keep
        )
    }

    /// Refuses what cannot be written before anything is read.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func prepare(in context: Context) throws {
        let paths = (isStreamed ? [] : [FilePath(file)]) + (rejects.map { [FilePath($0)] } ?? [])
        for path in paths { try context.ensureFree(path, force) }
        try context.ensureDistinct(paths)
        if isStreamed, context.output.isTerminal { throw CommandError.roomKeysToTerminal }
    }

    /// The passphrase of the key export that is to be written; nil for a plain list.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func passphrase(in context: Context, _ options: OutputOptions) throws -> SecretBytes? {
        isExport ? try newPassphrase.read(in: context, options) : nil
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
            tell(report, options)
        } else {
            try show(report, as: options)
        }
        return tally.rejects > 0 ? .findings : .done
    }

    /// Says on standard error what became of what went to standard output.
    func tell(_ report: some Renderable, _ options: OutputOptions) {
        guard !options.quiet else { return }
        var page = Page(width: width)
        report.render(on: &page)
        for line in page.text.split(separator: "\n") { messages.note(String(line)) }
    }
}
