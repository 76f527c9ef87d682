internal import ArgumentParser
internal import Primitives
internal import Secrets

/// The identities that open an archive.
struct IdentitySources: ParsableArguments {
    @Option(
        name: [.customLong("identity"), .customShort("i")],
        help: ArgumentHelp("Open the archive with the identities in a file.", valueName: "file"),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var files: [Typed<SecretSource>] = []

    /// Reads the files, as they are, each with where it came from.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> [(text: SecretBytes, from: String)] {
        try files.map { (try $0.value.read(in: context), $0.value.name) }
    }
}

/// What opens an archive, in commands that are about archives.
struct OpenKeySources: ParsableArguments {
    @OptionGroup var identities: IdentitySources
    @OptionGroup var passphrases: PassphraseSources

    /// What was given, read.
    ///
    /// - Throws: as `AccountArchiveSources.read(in:)`.
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

    /// What was given, read.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> ArchiveKeys {
        ArchiveKeys(
            identities: try identities.read(in: context),
            passphrases: try passphrases.read(in: context)
        )
    }
}

/// What opens an archive.
struct ArchiveKeys {
    /// The texts of identity files, and where each came from.
    let identities: [(text: SecretBytes, from: String)]
    /// Passphrases, in the order in which they were typed.
    let passphrases: [SecretBytes]

    /// Whether there is nothing to open it with.
    var isEmpty: Bool { identities.isEmpty && passphrases.isEmpty }
}
