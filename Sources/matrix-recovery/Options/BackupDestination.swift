internal import ArgumentParser
internal import Primitives
internal import Recovery

/// Where a key backup goes.
struct BackupDestination: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "The file to write, as /room_keys/keys has it; - for standard output.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String

    @Option(
        name: .customLong("version-output"),
        help: ArgumentHelp(
            "Write what makes the version on the server, signed by the identity of --account.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var version: String?

    @Option(
        name: .customLong("rejects"),
        help: ArgumentHelp(
            "Write what did not become a room key, or contradicts one, to a file as it was.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var rejects: String?

    @OptionGroup var force: ForceOption

    /// Whether it goes to standard output.
    var isStreamed: Bool { file == "-" }

    /// What becomes of files that are there.
    var existing: AtomicFile.Existing { force.existing }

    private var paths: [FilePath] {
        ((isStreamed ? [] : [file]) + [version, rejects].compactMap(\.self)).map { FilePath($0) }
    }

    func validate() throws {
        try refuseDash(as: version)
        try refuseDash(as: rejects)
    }

    /// Refuses what cannot be written before anything is read.
    ///
    /// - Parameter key: the file that the key is saved in, which is never replaced.
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func prepare(savingKeyAt key: FilePath?, in context: Context) throws {
        for path in paths { try context.ensureFree(path, force) }
        try context.ensureDistinct(paths + (key.map { [$0] } ?? []))
        guard let key else { return }
        try context.ensure(output: key)
        try AtomicFile.rehearse(for: key, mayExist: false)
    }
}
