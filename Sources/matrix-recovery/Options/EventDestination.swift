internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Where events go that were read, and those that were not.
struct EventDestination: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "The file for the events, one a line as JSON; - is standard output.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file = "-"

    @Flag(name: .customLong("all"), help: "Write the events too that were not encrypted.")
    var isAll = false

    @Option(
        name: .customLong("unread"),
        help: ArgumentHelp(
            "Write what could not be read, and what was sent again, to a file with the reasons.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var unread: String?

    @OptionGroup var force: ForceOption

    /// Whether the events go to standard output.
    var isStreamed: Bool { file == "-" }

    func validate() throws { try refuseDash(as: unread) }

    /// Refuses what cannot be written before anything is read.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func prepare(in context: Context) throws {
        let paths = ((isStreamed ? [] : [file]) + [unread].compactMap(\.self)).map { FilePath($0) }
        for path in paths { try context.ensureFree(path, force) }
        try context.ensureDistinct(paths)
    }
}
