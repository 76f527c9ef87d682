internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Whom an archive is sealed to.
struct SealKeySources: ParsableArguments {
    /// The most bytes that a file of recipients may have.
    private static let limit = 1 << 16

    @Option(
        name: .customLong("recipient"),
        help: ArgumentHelp("Seal to an age recipient.", valueName: "age1…")
    )
    var recipients: [String] = []

    @Option(
        name: .customLong("recipients-file"),
        help: ArgumentHelp("Seal to the recipients in a file, one a line.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var recipientFiles: [String] = []

    @Option(
        name: .customLong("new-identity"),
        help: ArgumentHelp("Make an identity, save it and seal to it.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var newIdentity: String?

    @OptionGroup var passphrases: SealPassphraseSources

    @Option(name: .customLong("kdf"), help: "What opening with a passphrase costs.")
    var cost: Argon2Profile?

    @Flag(help: "Seal to one passphrase alone, as stock age does, which then opens it.")
    var stockPassphrase = false

    /// Whether nobody was named.
    var isEmpty: Bool {
        recipients.isEmpty && recipientFiles.isEmpty && newIdentity == nil && passphrases.isEmpty
    }

    func validate() throws {
        guard stockPassphrase else { return }
        let others = recipients.count + recipientFiles.count + (newIdentity == nil ? 0 : 1)
        if others > 0 || cost != nil {
            throw ValidationError("--stock-passphrase stands alone: no recipient and no --kdf")
        }
    }

    /// Refuses a command line that names nobody.
    ///
    /// - Throws: `ValidationError`.
    func requireSome() throws {
        guard isEmpty else { return }
        throw ValidationError(
            "an archive needs --recipient, --recipients-file, --new-identity, "
                + "--seal-passphrase-prompt or another --seal-passphrase-… option"
        )
    }

    /// The files that recipients and passphrases are read from.
    var inputs: [FilePath] { recipientFiles.map { FilePath($0) } + passphrases.inputs }

    /// Whether any identity in the file for the new one may be it, and not only one that an
    /// interrupted run saved for just this archive.
    enum SavedIdentity { case refused, taken }

    /// Whom an archive is sealed to, read.
    struct Readers {
        let keys: SealKeys
        /// A new identity, not saved yet.
        let made: AgeIdentity?
        /// Where the new identity's file is, or is to be.
        let identityPath: FilePath?
    }

    /// Reads what was asked for. A new identity is only made, not saved yet; one that was saved
    /// before and may be taken is among the keys.
    ///
    /// - Parameter archive: nil for standard output, whose identities are not taken again.
    /// - Throws: `CommandError.emptySecret`, `.passphrasesDiffer`, `.notARecipient`,
    ///   `FormatError.age` with `bech32`, `PrimitivesError.posix`, `RecoveryError`.
    func read(
        for archive: FilePath?,
        in context: Context,
        _ savedIdentity: SavedIdentity = .refused
    ) throws -> Readers {
        let identityPath = newIdentity.map { FilePath($0) }
        var all = try namedRecipients(in: context)
        let saved = try identityPath.map {
            try savedIdentities(at: $0, for: archive, in: context, savedIdentity)
        }
        all += try saved?.map { (identity) throws in try identity.recipient } ?? []
        let made = saved?.isEmpty == true ? AgeIdentity.random() : nil
        if let made { all.append(try made.recipient) }
        let phrases = try passphrases.read(in: context, for: .seals)
            .map { stockPassphrase ? .init(stock: $0) : SealKeys.Passphrase($0, cost ?? .standard) }
        let keys = try SealKeys(recipients: all, passphrases: phrases)
        return Readers(keys: keys, made: made, identityPath: identityPath)
    }

    private func namedRecipients(in context: Context) throws -> [AgeRecipient] {
        var all = try recipients.map { text in
            do throws(FormatError) {
                return try AgeRecipient(parsing: text)
            } catch {
                if case .age(.bech32) = error, AgeRecipient.isMeant(by: text) { throw error }
                let isIdentity = text.uppercased().hasPrefix("AGE-SECRET-KEY-")
                throw CommandError.notARecipient(isIdentity: isIdentity)
            }
        }
        for name in recipientFiles {
            let path = FilePath(name)
            let bytes = try context.files.read(path, limit: Self.limit)
            do {
                all += try AgeRecipient.file(bytes)
            } catch {
                throw RecoveryError.file(path, error)
            }
        }
        return all
    }

    /// The identities in the file for the new one that may be it.
    private func savedIdentities(
        at path: FilePath,
        for archive: FilePath?,
        in context: Context,
        _ savedIdentity: SavedIdentity
    ) throws -> [AgeIdentity] {
        let mayBeTaken =
            switch savedIdentity {
            case .refused: try NewIdentityFile.isUnused(path, for: archive, context.files)
            case .taken: try context.files.status(of: path)?.kind == .regular
            }
        guard mayBeTaken else { return [] }
        let text = try context.files.readSecret(path, limit: SecretSource.limit)
        do {
            return try AgeIdentity.file(text)
        } catch {
            throw RecoveryError.file(path, error)
        }
    }
}

extension Argon2Profile: ExpressibleByArgument {}
