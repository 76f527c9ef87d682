internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

extension Argon2Profile: ExpressibleByArgument {}

/// Whom an archive is sealed to.
struct SealKeySources: ParsableArguments {
    /// What was asked for, read.
    struct Keys {
        /// Where a fresh identity is to be saved, if one is wanted.
        let newIdentity: FilePath?
        fileprivate let recipients: [AgeRecipient]
        fileprivate let passphrases: [SealKeys.Passphrase]

        /// All that open the archive, the owner of a fresh identity among them.
        ///
        /// - Throws: `SealedError.tooManyRecipients`, `PrimitivesError.length`.
        func keys(with identity: AgeIdentity?) throws -> SealKeys {
            let fresh = try identity.map { [try $0.recipient] } ?? []
            return try SealKeys(recipients: recipients + fresh, passphrases: passphrases)
        }
    }

    @Option(
        name: .customLong("recipient"),
        help: ArgumentHelp("Seal to an age recipient.", valueName: "age1…")
    )
    var recipients: [String] = []

    @Option(
        name: .customLong("recipients-file"),
        help: ArgumentHelp("Seal to the recipients in a file, one a line.", valueName: "file"),
        completion: .file()
    )
    var recipientFiles: [String] = []

    @Option(
        name: .customLong("new-identity"),
        help: ArgumentHelp("Make an identity, save it and seal to it.", valueName: "file"),
        completion: .file()
    )
    var newIdentity: String?

    @OptionGroup var passphrases: SealPassphraseSources

    @Option(name: .customLong("kdf"), help: "What opening with a passphrase costs.")
    var profile = Argon2Profile.standard

    func validate() throws {
        if recipients.isEmpty, recipientFiles.isEmpty, newIdentity == nil, passphrases.isEmpty {
            throw ValidationError(
                "an archive needs --recipient, --recipients-file, --new-identity or "
                    + "--seal-passphrase-file"
            )
        }
    }

    /// Reads what was asked for.
    ///
    /// - Throws: `RecoveryError.file` for a file that holds no recipients, `FormatError.age`,
    ///   `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> Keys {
        var all = try recipients.map { try AgeRecipient(parsing: $0) }
        for name in recipientFiles {
            let path = FilePath(name)
            let bytes = try context.files.read(path, limit: SecretSource.limit)
            do throws(FormatError) {
                all += try AgeRecipient.file(bytes)
            } catch {
                throw RecoveryError.file(path, error)
            }
        }
        let passphrases = try passphrases.read(in: context)
        return Keys(
            newIdentity: newIdentity.map { FilePath($0) },
            recipients: all,
            passphrases: passphrases.map { SealKeys.Passphrase($0, profile) }
        )
    }
}
