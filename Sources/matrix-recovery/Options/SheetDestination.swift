internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Where a recovery sheet goes, and in which form.
struct SheetDestination: ParsableArguments {
    @Option(
        name: [.customLong("save"), .customShort("o")],
        help: ArgumentHelp("Write the sheet to a new file, for its owner only.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var save: String?

    @Flag(help: "Write the sheet to standard output, as text if nothing else is asked for.")
    var reveal = false

    @Option(help: "The sheet's form; without this option, PDF where the file's name ends in .pdf.")
    var format: RecoverySheet.Format?

    @OptionGroup var force: ForceOption

    func validate() throws {
        try refuseDash(as: save)
        if save != nil, reveal { throw ValidationError("--save and --reveal exclude each other") }
        if reveal, force.force { throw ValidationError("--force goes with --save only") }
    }

    /// Refuses to write a bare sheet where JSON was asked for.
    func validate(beside output: OutputOptions) throws {
        if reveal, output.json {
            throw ValidationError(
                "--reveal writes the sheet and nothing else, and does not go with --json"
            )
        }
    }

    private var form: RecoverySheet.Format {
        format ?? (save?.lowercased().hasSuffix(".pdf") == true ? .pdf : .text)
    }

    /// Refuses what cannot be written before anyone is asked for a key.
    ///
    /// - Throws: `CommandError.secretNotAskedFor`, `.outputExists`, `.outputIsInput`,
    ///   `.outputsCollide`, `.binaryToTerminal`; `PrimitivesError.posix`.
    func prepare(in context: Context) throws {
        guard let save else {
            if !reveal { throw CommandError.secretNotAskedFor }
            if form == .pdf, context.output.isTerminal { throw CommandError.binaryToTerminal }
            return
        }
        try context.ensureFree(FilePath(save), force)
        try AtomicFile.rehearse(for: FilePath(save), mayExist: force.force)
    }

    /// Writes the sheet.
    ///
    /// - Throws: what `prepare` throws; `RecoveryError.primitive`, `PrimitivesError.posix`.
    func write(
        _ sheet: RecoverySheet,
        _ facts: SavedSheet.Facts,
        in context: Context,
        _ output: OutputOptions
    ) throws {
        try prepare(in: context)
        let bytes = try sheet.encoded(as: form)
        guard let save else { return try context.output.write(bytes) }
        let file = try AtomicFile(for: FilePath(save))
        try file.write(bytes)
        try file.commit(force.existing)
        let saved = SavedSheet(path: FilePath(save), form: form, facts: facts)
        try context.show(saved, as: output)
    }
}

extension RecoverySheet.Format: ExpressibleByArgument {}

/// That a sheet lies in a file now. A person, who named the file, needs no word of it.
struct SavedSheet: Renderable {
    /// What is known of it, for programs.
    typealias Facts = [(ExactText, JSONValue)]

    let path: FilePath
    let form: RecoverySheet.Format
    let facts: Facts

    func render(on page: inout Page) {}

    var json: JSONValue {
        .object(
            facts + [
                ("format", .string(ExactText(form.rawValue))),
                ("saved", .string(ExactText(utf8: path.bytes))),
            ]
        )
    }
}
