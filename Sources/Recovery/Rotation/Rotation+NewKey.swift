import Formats
import Primitives
package import Secrets

extension Rotation {
    func freshKey() throws(RecoveryError) -> NewStorageKey {
        if let path = request.keyFile, try files.status(of: path)?.kind == .regular {
            throw .keyFileExists(path)
        }
        guard let passphrase = request.passphrase else {
            return .random(request.algorithm, name: request.name)
        }
        return try .derived(from: passphrase, request.algorithm, name: request.name)
    }

    /// The key of an interrupted rotation, found again and proved against the journal; nil where
    /// the rotation did not begin: its key was never kept, and the account was never touched.
    ///
    /// - Throws: `RecoveryError.rotationUnfinished` when the key is not to be had, or when the
    ///   journal is that of something else.
    func resumedKey(
        _ journal: RotationJournal,
        _ account: Account,
        _ entered: [EnteredKey]
    ) throws(RecoveryError) -> NewStorageKey? {
        guard journal.source == sourceName else {
            throw .rotationUnfinished(journal.keyID, journalPath)
        }
        let description: KeyDescription
        do {
            description = try KeyDescription(id: journal.keyID, decoding: journal.description)
        } catch {
            throw .file(journalPath, error)
        }
        if let key = try keptKey(description, entered) { return key }
        guard account.content(of: .keyDescription(journal.keyID)) == nil else {
            throw .rotationUnfinished(journal.keyID, journalPath)
        }
        return nil
    }

    /// The key in the key file, if it is the account's default already: then the rotation to it was
    /// finished before, perhaps with fewer keys than now.
    func standingKey(_ account: Account) throws(RecoveryError) -> NewStorageKey? {
        let storage = SecretStorage(account.events)
        guard let path = request.keyFile, try files.status(of: path)?.kind == .regular,
            let standard = storage.defaultKey.effective,
            let description = storage.description(of: standard)
        else { return nil }
        return try keptKey(description, [])
    }

    /// A key from its own file, derived again from the passphrase, or entered with the others, that
    /// the description proves.
    private func keptKey(
        _ description: KeyDescription,
        _ entered: [EnteredKey]
    ) throws(RecoveryError) -> NewStorageKey? {
        var candidates = entered.compactMap { try? RecoveryKey.decode($0.text) }
        if let path = request.keyFile, try files.status(of: path)?.kind == .regular {
            let text = try files.readSecret(path, limit: 4096)
            candidates += [try? RecoveryKey.decode(text)].compactMap(\.self)
        } else if let passphrase = request.passphrase,
            case .derived(let info) = description.passphrase
        {
            candidates.append(try PassphraseDerivation.key(from: passphrase, info))
        }
        guard let material = candidates.first(where: { description.verdict(on: $0) == .match })
        else { return nil }
        let algorithm = description.algorithm ?? .aesHMACSHA2
        let key = StorageKey(id: description.id, algorithm: algorithm, material: material)
        return NewStorageKey(key: key, passphrase: nil, name: nil)
    }

    /// Writes the recovery key to its file and reads it back, before anything depends on it.
    func keepInFile(_ new: NewStorageKey) throws(RecoveryError) {
        guard let path = request.keyFile else { return }
        guard let text = RecoveryKey.encode(new.key.material) else {
            throw .unsupportedAlgorithm(new.key.algorithm)
        }
        try files.create(path, with: text.withLineEnd)
        let back = try files.readSecret(path, limit: 4096)
        guard (try? RecoveryKey.decode(back)) == new.key.material else { throw .keyNotKept(path) }
    }

    /// The proposal's descriptions are signed by the master key; today's need not be (B6).
    func signer(_ examination: Examination) throws(RecoveryError) -> DescriptionSigner? {
        guard request.algorithm == .curve25519AESSHA2 else { return nil }
        return try DescriptionSigner(examination, published: request.published)
    }
}

extension SecretBytes {
    /// The bytes with a line feed behind them.
    package var withLineEnd: SecretBytes {
        SecretBytes(count: count + 1) { target in
            withBytes { bytes in
                for index in bytes.indices { target[index] = bytes[index] }
            }
            target[target.count - 1] = 0x0A
        }
    }
}
