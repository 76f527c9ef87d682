import Formats
import Primitives
package import Secrets

extension Rotation {
    func freshKey() throws(RecoveryError) -> NewStorageKey {
        if let path = request.keyFile, try files.status(of: path) != nil {
            throw .keyFileExists(path)
        }
        guard let passphrase = request.passphrase else {
            return .random(request.algorithm, name: request.name)
        }
        return try .derived(from: passphrase, request.algorithm, name: request.name)
    }

    /// The key of an interrupted rotation, found again and proved against the journal.
    ///
    /// A journal whose key was never kept, over an account that was never touched, is a rotation that did not begin.
    func resumedKey(
        _ account: Account
    ) throws(RecoveryError) -> (new: NewStorageKey, journal: RotationJournal)? {
        guard let journal = try RotationJournal.read(journalPath, files) else { return nil }
        let description: KeyDescription
        do {
            description = try KeyDescription(id: journal.keyID, decoding: journal.description)
        } catch {
            throw .file(journalPath, error)
        }
        if let material = try keptMaterial(description),
            description.verdict(on: material) == .match
        {
            let key = StorageKey(
                id: journal.keyID,
                algorithm: description.algorithm ?? .aesHMACSHA2,
                material: material
            )
            return (NewStorageKey(key: key, passphrase: nil, name: nil), journal)
        }
        guard account.content(of: .keyDescription(journal.keyID)) == nil else {
            throw .rotationUnfinished(journal.keyID, journalPath)
        }
        return nil
    }

    /// The private bytes from the key's own file, or derived again from the passphrase.
    private func keptMaterial(
        _ description: KeyDescription
    ) throws(RecoveryError) -> SecretBytes? {
        if let path = request.keyFile, try files.status(of: path) != nil {
            let text = try files.readSecret(path, limit: 4096)
            return try? RecoveryKey.decode(text)
        }
        if let passphrase = request.passphrase, case .derived(let info) = description.passphrase {
            return try PassphraseDerivation.key(from: passphrase, info)
        }
        return nil
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
        guard let userID = examination.account.userID else { throw .cannotSign(.userUnknown) }
        guard let value = examination.matrix.value(of: .master),
            let seed = try? Base64.decode(value), seed.count == 32
        else { throw .cannotSign(.masterKeyNotOpened) }
        if let published = examination.account.identity?.master,
            (try? Ed25519.publicKey(ofSeed: seed)) != published.publicKey
        {
            throw .cannotSign(.masterKeyIsAnother)
        }
        return DescriptionSigner(userID: userID, masterSeed: seed)
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
