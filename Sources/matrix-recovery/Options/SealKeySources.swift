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
    var cost = Argon2Profile.standard

    /// Whether nobody was named.
    var isEmpty: Bool {
        recipients.isEmpty && recipientFiles.isEmpty && newIdentity == nil && passphrases.isEmpty
    }

    /// Whether an identity that was saved by an interrupted run may be the new one.
    enum SavedIdentity { case refused, taken }

    /// Reads what was asked for. A new identity is only made, not saved yet; one that was saved before
    /// and may be taken is among the keys and not given back.
    ///
    /// - Throws: `CommandError.emptySecret`, `.passphrasesDiffer`, `.notARecipient`,
    ///   `PrimitivesError.posix`, `RecoveryError`.
    func read(
        in context: Context,
        _ savedIdentity: SavedIdentity
    ) throws -> (keys: SealKeys, identity: AgeIdentity?) {
        var all = try recipients.map { text in
            guard let recipient = try? AgeRecipient(parsing: text) else {
                let isIdentity = text.uppercased().hasPrefix("AGE-SECRET-KEY-")
                throw CommandError.notARecipient(isIdentity: isIdentity)
            }
            return recipient
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
        let saved = savedIdentity == .taken ? try savedIdentities(in: context) : []
        all += try saved.map { (identity) throws in try identity.recipient }
        let identity = newIdentity == nil || !saved.isEmpty ? nil : AgeIdentity.random()
        if let identity { all.append(try identity.recipient) }
        let phrases = try passphrases.read(in: context, for: .seals)
            .map { SealKeys.Passphrase($0, cost) }
        return (try SealKeys(recipients: all, passphrases: phrases), identity)
    }

    /// The identities in the file for the new one, if there is such a file.
    private func savedIdentities(in context: Context) throws -> [AgeIdentity] {
        guard let path = newIdentity.map({ FilePath($0) }),
            try context.files.status(of: path) != nil
        else { return [] }
        let text = try context.files.readSecret(path, limit: SecretSource.limit)
        do {
            return try AgeIdentity.file(text)
        } catch {
            throw RecoveryError.file(path, error)
        }
    }
}

extension Argon2Profile: ExpressibleByArgument {}
