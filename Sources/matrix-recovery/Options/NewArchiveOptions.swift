internal import ArgumentParser
internal import Primitives

/// How a new archive is sealed, and what lies beside it.
struct NewArchiveOptions: ParsableArguments {
    @OptionGroup var recipients: SealKeySources
    @OptionGroup var signing: SigningSources
    @OptionGroup var parity: ParityOption
    @OptionGroup var form: ArchiveFormOption

    /// The files that any of it is read from.
    var inputs: [FilePath] { recipients.inputs + signing.inputs }

    /// Whether nothing was said about an archive.
    var isEmpty: Bool {
        recipients.isEmpty && !recipients.stockPassphrase && recipients.cost == nil
            && !signing.isWanted && parity.parity == nil && !form.isArmored
    }

    func validate() throws { try refuseDash(as: recipients.newIdentity) }

    /// Refuses what was said where no archive is written.
    ///
    /// - Throws: `ValidationError`.
    func refuseAll() throws {
        guard !isEmpty else { return }
        throw ValidationError(
            "only NAME.tar.age is an archive: nothing else takes --recipient, --new-identity, "
                + "--seal-passphrase-…, --sign, --parity, --armor and the like"
        )
    }

    /// Refuses what cannot be written before anything is read.
    ///
    /// - Parameter others: what else is written, which may have no name of the archive.
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func prepare(
        at path: FilePath,
        beside others: [FilePath] = [],
        _ force: ForceOption,
        in context: Context
    ) throws {
        let names = ArchivePlace.names(of: path)
        try context.ensureDistinct(names, and: recipients.newIdentity)
        for other in others {
            try context.ensureDistinct(names + [other])
            try context.ensureDistinct([other], and: recipients.newIdentity)
        }
        try context.ensureFree(path, force)
        if signing.isWanted { try context.ensureFree(SignatureFile.path(for: path), force) }
    }

    /// The place for the archive, with the key that signs it there, read.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func place(
        at path: FilePath,
        _ force: ForceOption,
        in context: Context
    ) throws -> ArchivePlace {
        let parity = try ParityPlan(for: path, percent: parity.parity, .new, force, in: context)
        return try ArchivePlace(
            new: path,
            force,
            signer: signing.read(in: context),
            parity: parity
        )
    }
}
