internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

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
