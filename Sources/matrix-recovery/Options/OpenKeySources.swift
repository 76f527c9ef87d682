internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
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

    /// The files that identities are read from.
    var inputs: [FilePath] { files.compactMap(\.value.path) }

    /// Reads the identities of all files.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`, `RecoveryError.file`.
    func read(in context: Context) throws -> [AgeIdentity] {
        var identities: [AgeIdentity] = []
        for source in files.map(\.value) {
            let text = try source.read(in: context)
            do {
                identities += try AgeIdentity.file(text)
            } catch {
                throw RecoveryError.file(FilePath(source.name), error)
            }
        }
        return identities
    }
}

/// What opens an archive, in commands that are about archives.
struct OpenKeySources: ParsableArguments {
    @OptionGroup var identities: IdentitySources
    @OptionGroup var passphrases: PassphraseSources
    @OptionGroup var signature: SignatureSources

    /// What was given, read; the person is asked for a passphrase when nothing was.
    ///
    /// - Throws: `CommandError.noArchiveKey`, `.emptySecret`, `PrimitivesError.posix`,
    ///   `RecoveryError.file`.
    func read(in context: Context) throws -> ArchiveKeys {
        let identities = try identities.read(in: context)
        var passphrases = try passphrases.read(in: context)
        if identities.isEmpty, passphrases.isEmpty {
            do {
                passphrases = [try SealPassphraseSources.prompt.readLine(in: context)]
            } catch PrimitivesError.posix(.noTerminal) {
                throw CommandError.noArchiveKey
            }
        }
        return ArchiveKeys(identities: identities, passphrases: passphrases)
    }

    /// Whether nothing was given.
    var isEmpty: Bool { identities.files.isEmpty && passphrases.typed.isEmpty }

    /// The files that any of it is read from.
    var inputs: [FilePath] { identities.inputs + passphrases.inputs + signature.inputs }
}

/// What opens an account that is an archive, beside the keys of its storage.
struct AccountArchiveSources: ParsableArguments {
    @OptionGroup var identities: IdentitySources
    @OptionGroup var passphrases: SealPassphraseSources
    @OptionGroup var signature: SignatureSources

    private var isEmpty: Bool { identities.files.isEmpty && passphrases.isEmpty }

    /// The files that any of it is read from.
    var inputs: [FilePath] { identities.inputs + passphrases.inputs + signature.inputs }

    /// Refuses to be given where there is no archive.
    ///
    /// - Throws: `ValidationError`.
    func refuseAll() throws {
        guard isEmpty, !signature.isRequired else {
            throw ValidationError("what opens an archive is not for a live account")
        }
    }

    /// What was given for the archive at `path`, read; the person is asked for a passphrase when
    /// nothing was.
    ///
    /// - Throws: `CommandError.isArchive` where nothing was given and there is no terminal to ask
    ///   at, `CommandError.emptySecret`, `PrimitivesError.posix`, `RecoveryError.file`.
    func read(for path: FilePath, in context: Context) throws -> ArchiveKeys {
        let identities = try identities.read(in: context)
        guard isEmpty else {
            let passphrases = try passphrases.read(in: context)
            return ArchiveKeys(identities: identities, passphrases: passphrases)
        }
        do {
            let passphrase = try SealPassphraseSources.prompt.readLine(in: context)
            return ArchiveKeys(identities: identities, passphrases: [passphrase])
        } catch PrimitivesError.posix(.noTerminal) {
            throw CommandError.isArchive(path)
        }
    }
}
