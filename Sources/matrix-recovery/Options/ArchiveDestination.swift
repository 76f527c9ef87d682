internal import ArgumentParser
internal import Formats
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
    /// - Parameters:
    ///   - required: the signature that is required of the archive that is read.
    ///   - newIdentity: where a new identity is saved.
    /// - Throws: `CommandError.outputExists`, `.outputIsInput`, `.outputsCollide`, and what reading
    ///   the key throws; `RecoveryError.file` for the signature that is there; `PrimitivesError.posix`.
    func place(
        for archive: FilePath,
        _ required: SignatureSources,
        savingIdentityAt newIdentity: String?,
        in context: Context
    ) throws -> ArchivePlace {
        let path = try file.map { FilePath($0) } ?? Files.resolvingLink(archive)
        if file != nil { try context.ensureFree(path, force) }
        if signing.isWanted {
            let signature = SignatureFile.path(for: path)
            if file != nil { try context.ensureFree(signature, force) }
            // In its own place the signature that was read is made anew with the archive.
            if try file != nil || !required.isNamed(signature) {
                try context.ensure(output: signature)
            }
        }
        try context.ensureDistinct(ArchivePlace.names(of: path), and: newIdentity)
        let parity = try ParityPlan(
            for: path,
            percent: parity.parity,
            file == nil ? .changed : .new,
            force,
            in: context
        )
        let signer = try signing.read(in: context)
        return ArchivePlace(
            path: path,
            existing: file == nil || force.force ? .replace : .keep,
            isArchivesOwn: file == nil,
            signer: signer,
            signatureBefore: try signer.flatMap { _ in try signatureBefore(at: path, in: context) },
            parity: parity
        )
    }

    private func signatureBefore(
        at path: FilePath,
        in context: Context
    ) throws -> MinisignSignature? {
        let signature = SignatureFile.path(for: path)
        guard try file == nil && context.files.status(of: signature) != nil else { return nil }
        return try SignatureFile.read(signature, in: context)
    }
}
