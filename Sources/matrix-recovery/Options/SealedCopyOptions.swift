internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// The copy of an account that is sealed before the account is changed where it lies.
struct SealedCopyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Before the first write, seal the old contents here.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var sealedCopy: String?
    @OptionGroup var recipients: SealKeySources

    /// The files that are read for it.
    var inputs: [FilePath] { recipients.inputs }

    /// Where it lies, if there is to be one.
    var path: FilePath? { sealedCopy.map { FilePath($0) } }

    func validate() throws {
        try refuseDash(as: sealedCopy, recipients.newIdentity)
        if (sealedCopy == nil) != recipients.isEmpty {
            throw ValidationError("--sealed-copy and --recipient or the like go together")
        }
    }

    /// Seals a copy and reads it back.
    ///
    /// - Parameter last: runs when the copy is whole and has no name yet.
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError`, and what `last` throws.
    func seal(
        _ source: AccountSource,
        _ examination: Examination,
        at path: FilePath,
        _ force: ForceOption,
        _ progress: Progress,
        in context: Context,
        last: () throws -> Void = {}
    ) throws {
        let identity = recipients.newIdentity
        try context.ensureDistinct(ArchivePlace.names(of: path), and: identity)
        try context.ensureFree(path, force)
        try context.ensure(source.folders, haveNo: nil, nor: [sealedCopy, identity])
        let readers = try progress.pausing { try recipients.read(for: path, in: context) }
        let parity = try ParityPlan(for: path, percent: nil, .new, force, in: context)
        let place = ArchivePlace(new: path, force, parity: parity)
        let contents = try context.contents(source, examination, nil)
        _ = try context.seal(contents, readers, place, as: .binary) { _ in try last() }
        _ = try parity.write(progress)
    }
}
