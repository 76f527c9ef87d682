internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The new storage key that secrets from elsewhere go under, and how it is kept.
struct NewStorageKeyOptions: ParsableArguments {
    @Option(
        name: .customLong("save-recovery-key"),
        help: ArgumentHelp("Save the new recovery key in a new file.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var keyFile: String?
    @OptionGroup var passphrase: NewPassphraseSources

    /// Whether nothing was said of a new key.
    var isEmpty: Bool { keyFile == nil && passphrase.isEmpty }

    /// The file that a passphrase is read from.
    var inputs: [FilePath] { passphrase.inputs }

    /// The file of the new recovery key.
    var path: FilePath? { keyFile.map { FilePath($0) } }

    func validate() throws {
        try refuseDash(as: keyFile)
        if keyFile != nil, !passphrase.isEmpty {
            throw ValidationError(
                "a new key is kept in one way: --save-recovery-key, or a passphrase of its own"
            )
        }
    }

    /// What the new key is made of and kept by. Whether its file can be written is seen before anything
    /// else is done.
    ///
    /// - Throws: `CommandError.newKeyNowhere` where nothing was said; `CommandError`,
    ///   `PrimitivesError.posix`, `RecoveryError.file` for a file that is there and holds no recovery key.
    func read(in context: Context, _ output: OutputOptions) throws -> StorageKeySource {
        if let path {
            try context.ensure(output: path)
            if let material = try NewKeyFile.material(in: path, context.files) {
                return .file(path, kept: material)
            }
            try AtomicFile.rehearse(for: path, mayExist: false)
            return .file(path, kept: nil)
        }
        guard let text = try passphrase.read(in: context, output) else {
            throw CommandError.newKeyNowhere
        }
        return .passphrase(text)
    }
}

/// What a new storage key is made of, and what keeps it.
enum StorageKeySource {
    /// A file, with the key where an interrupted run saved it there.
    case file(FilePath, kept: SecretBytes?)
    /// Its passphrase.
    case passphrase(SecretBytes)

    /// The file.
    var path: FilePath? {
        switch self {
        case .file(let path, _): path
        case .passphrase: nil
        }
    }

    /// The key by the ID under which an account knows it by now, or a new one.
    ///
    /// - Throws: `RecoveryError`.
    func key(for account: Account) throws(RecoveryError) -> NewStorageKey {
        let storage = SecretStorage(account.events)
        switch self {
        case .file(_, kept: let material?): return NewStorageKey.kept(material, for: storage)
        case .file(_, kept: nil): return NewStorageKey.random(.aesHMACSHA2)
        case .passphrase(let text):
            let entered = EnteredKey(.passphrase, text, origin: "")
            let known = Unlock(account).attempt(entered).keys.first { proved in
                storage.description(of: proved.key.id)?.isOwn(proved.key.material) ?? false
            }
            guard let known else { return try .derived(from: text, .aesHMACSHA2) }
            return NewStorageKey.kept(known.key.material, for: storage)
        }
    }
}

extension KeyDescription {
    /// Whether an earlier run may have made the key from a passphrase: the description proves it and says
    /// how to derive it, no weaker than a new one.
    fileprivate func isOwn(_ material: SecretBytes) -> Bool {
        algorithm == .aesHMACSHA2 && verdict(on: material) == .match
            && passphrase.derivation.map { $0.iterations >= PassphraseDerivation.ownIterations }
                ?? false
    }
}
