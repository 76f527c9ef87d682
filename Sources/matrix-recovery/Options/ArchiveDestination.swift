internal import ArgumentParser
internal import Primitives
internal import Recovery

/// Where an archive goes that is written anew, what signs it, and its parity: into its own place, unless another
/// file is named.
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

    @OptionGroup var signing: SigningSources
    @OptionGroup var parity: ParityOption
    @OptionGroup var force: ForceOption

    /// The files that are read for it.
    var inputs: [FilePath] { signing.inputs }

    func validate() throws { try refuseDash(as: file) }

    /// The place for an archive that is written anew, with the key that signs it there, read.
    ///
    /// - Throws: `CommandError.outputExists`, `.outputIsInput`, `.outputsCollide`, and what reading
    ///   the key throws; `PrimitivesError.posix`.
    func place(for archive: FilePath, in context: Context) throws -> ArchivePlace {
        let path = try file.map { FilePath($0) } ?? Files.resolvingLink(archive)
        if file != nil { try context.ensureFree(path, force) }
        if signing.isWanted {
            let signature = SignatureFile.path(for: path)
            if file != nil { try context.ensureFree(signature, force) }
            try context.ensure(output: signature)
        }
        let parity = try ParityPlan(
            for: path,
            percent: parity.parity,
            file == nil ? .changed : .new,
            force,
            in: context
        )
        return ArchivePlace(
            path: path,
            existing: file == nil || force.force ? .replace : .keep,
            isArchivesOwn: file == nil,
            signer: try signing.read(in: context),
            parity: parity
        )
    }
}

/// A place for an archive that is written anew.
struct ArchivePlace {
    /// The file to write.
    let path: FilePath
    /// What becomes of one that is there, and of its signature.
    let existing: AtomicFile.Existing
    /// Whether the archive that was read lies there.
    let isArchivesOwn: Bool
    /// What signs it.
    let signer: SigningKey?
    /// The parity file that is to lie beside it.
    let parity: ParityPlan
}
