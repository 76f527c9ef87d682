internal import ArgumentParser
internal import Primitives

/// Where an archive goes that is written anew: into its own place, unless another file is named.
struct ArchiveDestination: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "Write to another file, and leave the archive that was read alone.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?

    @OptionGroup var force: ForceOption

    func validate() throws { try refuseDash(as: file) }

    /// The file to write, and what becomes of one that is there.
    ///
    /// - Throws: `CommandError.outputExists`, `.outputIsInput`, `.outputsCollide`,
    ///   `PrimitivesError.posix`.
    func target(
        for archive: FilePath,
        in context: Context
    ) throws -> (path: FilePath, existing: AtomicFile.Existing) {
        guard let file else { return (try Files.resolvingLink(archive), .replace) }
        try context.ensureFree(FilePath(file), force)
        return (FilePath(file), force.force ? .replace : .keep)
    }
}
