internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The new key of a rotation: what it is made of, how it is used, where it is kept.
struct NewKeyOptions: ParsableArguments {
    /// The algorithms that a new key may have.
    enum Algorithm: String, ExpressibleByArgument, CaseIterable {
        case aesHMACSHA2 = "aes-hmac-sha2"
        case curve25519AESSHA2 = "curve25519-aes-sha2"

        var storage: StorageAlgorithm {
            switch self {
            case .aesHMACSHA2: .aesHMACSHA2
            case .curve25519AESSHA2: .curve25519AESSHA2
            }
        }
    }

    @Option(
        name: .customLong("save-recovery-key"),
        help: ArgumentHelp("Save the new recovery key in a new file.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var keyFile: String?
    @OptionGroup var passphrase: NewPassphraseSources
    @Option(name: .customLong("name"), help: ArgumentHelp("The new key's name.", valueName: "text"))
    var name: String?
    @Option(name: .customLong("to"), help: "The new key's algorithm.")
    var algorithm = Algorithm.aesHMACSHA2
    @Flag(help: "With curve25519-aes-sha2, compute the MAC over nothing, as libolm did.")
    var libolmMAC = false
    @Flag(help: "Write base64 with padding, for clients that compare it as text.")
    var padded = false
    @Option(
        name: .customLong("keep"),
        help: ArgumentHelp("A key that must still open what it opened.", valueName: "key ID")
    )
    var kept: [String] = []
    @Flag(help: "Also remove entries that did not open, where the secret opened otherwise.")
    var removeUnopened = false

    /// Whether nothing is asked for.
    var isEmpty: Bool {
        let texts = [keyFile, name].allSatisfy { $0 == nil } && kept.isEmpty
        let flags = [libolmMAC, padded, removeUnopened].allSatisfy { !$0 }
        return texts && flags && passphrase.isEmpty && algorithm == .aesHMACSHA2
    }

    /// Whether the historical MAC was asked for where there is no such thing.
    var macWithoutLegacy: Bool { libolmMAC && algorithm == .aesHMACSHA2 }

    /// Holds the keys that must be kept to be the account's: a mistyped one would be retired.
    ///
    /// - Throws: `CommandError.noSuchKey`.
    func ensureKeptKeys(in account: Account) throws {
        let storage = SecretStorage(account.events)
        let known = Set(storage.descriptions.map(\.id) + storage.orphanKeyIDs)
        for id in kept.map({ KeyID(ExactText($0)) }) where !known.contains(id) {
            throw CommandError.noSuchKey(id)
        }
    }

    /// What is asked for, with the passphrase read.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func request(in context: Context, _ options: OutputOptions) throws -> Rotation.Request {
        var request = Rotation.Request()
        request.algorithm = algorithm.storage
        request.passphrase = try passphrase.read(in: context, options)
        request.keyFile = keyFile.map { FilePath($0) }
        request.name = name.map { ExactText($0) }
        request.options.keep = Set(kept.map { KeyID(ExactText($0)) })
        request.options.unopened = removeUnopened ? .go : .stay
        request.options.padding = padded ? .padded : .unpadded
        request.options.macInput = libolmMAC ? .empty : .ciphertext
        return request
    }

    /// Shows a key that is kept nowhere else at the terminal, and has it typed back.
    ///
    /// - Throws: `RecoveryError.newKeyNotTypedBack`, `.primitive`.
    func keep(_ new: NewStorageKey, in context: Context) throws(RecoveryError) {
        guard keyFile == nil, new.passphrase == nil else { return }
        guard let text = RecoveryKey.encode(new.key.material) else {
            throw .unsupportedAlgorithm(new.key.algorithm)
        }
        let typed: SecretBytes
        do {
            let terminal = try context.openTerminal()
            typed = try terminal.confirm(
                text,
                title: "The new recovery key, to be written down:",
                prompt: "Type it back: "
            )
        } catch {
            throw .primitive(error)
        }
        guard (try? RecoveryKey.decode(typed)) == new.key.material else {
            throw .newKeyNotTypedBack
        }
    }
}
