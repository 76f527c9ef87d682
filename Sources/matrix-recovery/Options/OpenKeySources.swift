internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// The identities that open an archive.
struct IdentitySources: ParsableArguments {
    @Option(
        name: [.customLong("identity"), .customShort("i")],
        help: ArgumentHelp("Open the archive with the identities in a file.", valueName: "file"),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var files: [Typed<SecretSource>] = []

    /// Reads the files.
    ///
    /// - Throws: `RecoveryError.file` for one that holds no identity, `CommandError.emptySecret`,
    ///   `PrimitivesError.posix`.
    func read(in context: Context) throws -> [AgeIdentity] {
        try files.flatMap { typed in
            let text = try typed.value.read(in: context)
            do throws(FormatError) {
                return try AgeIdentity.file(text)
            } catch {
                throw RecoveryError.file(FilePath(typed.value.name), error)
            }
        }
    }
}

/// What opens an archive, in commands that are about archives.
struct OpenKeySources: ParsableArguments {
    @OptionGroup var identities: IdentitySources
    @OptionGroup var passphrases: PassphraseSources

    /// Whether nothing was given.
    var isEmpty: Bool { identities.files.isEmpty && passphrases.typed.isEmpty }

    /// What was given, read.
    ///
    /// - Throws: as `IdentitySources.read(in:)`.
    func read(in context: Context) throws -> ArchiveKeys {
        ArchiveKeys(
            identities: try identities.read(in: context),
            passphrases: try passphrases.read(in: context)
        )
    }
}

/// What opens an account that is an archive, beside the keys of its storage.
struct AccountArchiveSources: ParsableArguments {
    @OptionGroup var identities: IdentitySources
    @OptionGroup var passphrases: SealPassphraseSources

    /// Whether nothing was given.
    var isEmpty: Bool { identities.files.isEmpty && passphrases.isEmpty }

    /// What was given, read.
    ///
    /// - Throws: as `IdentitySources.read(in:)`.
    func read(in context: Context) throws -> ArchiveKeys {
        ArchiveKeys(
            identities: try identities.read(in: context),
            passphrases: try passphrases.read(in: context)
        )
    }
}
