import Formats
import Primitives
package import Secrets

/// Finds out which keys of an account the entered keys are, and proves each one.
///
/// A key counts only with a proof: by key check, by public key, or by opening a secret (A4, B3, B4).
/// What was entered as a recovery key is tried as a passphrase too, and the other way round.
package struct Unlock: Sendable {
    private let storage: SecretStorage
    private let backups: [BackupVersion]

    /// Prepares to unlock `account`.
    package init(_ account: Account) {
        storage = SecretStorage(account.events)
        backups = account.backups ?? []
    }

    /// Tries one entered key. A passphrase costs its derivation for each key that it may open, the
    /// default's first, and no more once one is proved.
    package func attempt(_ entered: EnteredKey) -> UnlockAttempt {
        UnlockAttempt(entered: entered, outcome: outcome(entered))
    }

    private func outcome(_ entered: EnteredKey) -> UnlockAttempt.Outcome {
        let decoded = Result { () throws(FormatError) in try RecoveryKey.decode(entered.text) }
        if case .success(let material) = decoded {
            let asKey = recoveryKeyOutcome(material)
            if case .opens = asKey { return asKey }
            if case .opens(let keys) = passphraseOutcome(entered) { return .opens(keys) }
            return asKey
        }
        let asPassphrase = passphraseOutcome(entered)
        if case .opens = asPassphrase { return asPassphrase }
        if entered.kind == .recoveryKey, case .failure(.recoveryKey(let error)) = decoded {
            return .notAKey(error)
        }
        return asPassphrase
    }

    /// The keys of the account that 32 bytes are proved to be.
    func prove(_ material: SecretBytes) -> [ProvedKey] {
        if case .opens(let keys) = recoveryKeyOutcome(material) { keys } else { [] }
    }

    private func recoveryKeyOutcome(_ material: SecretBytes) -> UnlockAttempt.Outcome {
        var proved: [ProvedKey] = []
        var uncheckable: [KeyID] = []
        for description in storage.descriptionsDefaultFirst {
            switch prove(material, as: description) {
            case .proved(let key, let proof):
                proved.append(ProvedKey(key: key, proof: proof, reading: .recoveryKey))
            case .uncheckable:
                uncheckable.append(description.id)
            case .wrong:
                continue
            }
        }
        proved += orphans(material)
        if !proved.isEmpty { return .opens(proved) }
        if let version = backupVersion(of: material) { return .isBackupKey(version: version) }
        return uncheckable.isEmpty ? .opensNothing : .cannotBeChecked(uncheckable)
    }

    private func passphraseOutcome(_ entered: EnteredKey) -> UnlockAttempt.Outcome {
        var refused: UnlockAttempt.Outcome?
        var candidates: [(KeyDescription, PassphraseInfo)] = []
        for description in storage.descriptionsDefaultFirst {
            guard case .derived(let info) = description.passphrase else { continue }
            if let refusal = PassphraseDerivation.refusal(of: info) {
                refused = refused ?? .refused(description.id, refusal)
            } else {
                candidates.append((description, info))
            }
        }
        guard !candidates.isEmpty else { return refused ?? .noPassphraseHere }
        var uncheckable: [KeyID] = []
        for (spelling, passphrase) in spellings(of: entered) {
            for (description, info) in candidates {
                guard let material = try? PassphraseDerivation.key(from: passphrase, info) else {
                    continue
                }
                switch prove(material, as: description) {
                case .proved(let key, let proof):
                    let reading = KeyReading.passphrase(spelling)
                    return .opens([ProvedKey(key: key, proof: proof, reading: reading)])
                case .uncheckable where spelling == .asTyped:
                    uncheckable.append(description.id)
                case .uncheckable, .wrong:
                    continue
                }
            }
        }
        if !uncheckable.isEmpty { return .cannotBeChecked(uncheckable) }
        return refused ?? .opensNothing
    }

    private enum Trial {
        case proved(StorageKey, KeyProof)
        case uncheckable
        case wrong
    }

    private func prove(_ material: SecretBytes, as description: KeyDescription) -> Trial {
        let algorithm = description.algorithm ?? .aesHMACSHA2
        let key = StorageKey(id: description.id, algorithm: algorithm, material: material)
        switch description.verdict(on: material) {
        case .match:
            return .proved(key, algorithm == .curve25519AESSHA2 ? .publicKey : .keyCheck)
        case .mismatch, .unsupportedAlgorithm:
            return .wrong
        case .unverifiable, .malformed:
            let sealed = entries(under: description.id)
            if let opened = sealed.first(where: { opens($0.entry, $0.type, with: key) }) {
                return .proved(key, .openedSecret(opened.type))
            }
            return sealed.isEmpty ? .uncheckable : .wrong
        }
    }

    /// Keys that secrets are sealed under though no description is left: only opening a secret proves them.
    private func orphans(_ material: SecretBytes) -> [ProvedKey] {
        storage.orphanKeyIDs.compactMap { id in
            for algorithm in [StorageAlgorithm.aesHMACSHA2, .curve25519AESSHA2] {
                let key = StorageKey(id: id, algorithm: algorithm, material: material)
                let sealed = entries(under: id)
                if let opened = sealed.first(where: { opens($0.entry, $0.type, with: key) }) {
                    let proof = KeyProof.openedSecret(opened.type)
                    return ProvedKey(key: key, proof: proof, reading: .recoveryKey)
                }
            }
            return nil
        }
    }

    private func entries(
        under id: KeyID
    ) -> [(type: EventType, entry: StoredSecret.Entry)] {
        storage.secrets.flatMap { secret in
            secret.entries.filter { $0.keyID == id }.map { (secret.type, $0) }
        }
    }

    /// A passthrough opens with any key at all, so it proves none.
    private func opens(
        _ entry: StoredSecret.Entry,
        _ type: EventType,
        with key: StorageKey
    ) -> Bool {
        entry.form != .passthrough && (try? key.open(entry.form, name: type)) != nil
    }

    /// The key backup version that these bytes are the private key of.
    func backupVersion(of material: SecretBytes) -> ExactText? {
        guard let own = try? X25519.publicKey(of: material) else { return nil }
        return backups.first { $0.publicKey.bytes == own }.map { $0.version ?? "" }
    }

    /// The spellings that differ from the ones before. A file that was given as a recovery key loses its last
    /// line end first, as a passphrase file does.
    private func spellings(
        of entered: EnteredKey
    ) -> [(PassphraseSpelling, SecretBytes)] {
        let typed =
            entered.kind == .recoveryKey ? entered.text.withoutLineEnd : entered.text
        var spellings: [(PassphraseSpelling, SecretBytes)] = []
        for spelling in PassphraseSpelling.allCases {
            let text: SecretBytes? =
                switch spelling {
                case .asTyped: typed
                case .trimmed: typed.trimmed
                case .composed: UnicodeForm.nfc(typed)
                case .decomposed: UnicodeForm.nfd(typed)
                }
            if let text, !spellings.contains(where: { $0.1 == text }) {
                spellings.append((spelling, text))
            }
        }
        return spellings
    }
}

extension SecretBytes {
    /// Without one line end, LF or CRLF, at the end.
    package var withoutLineEnd: SecretBytes {
        let kept = withBytes { bytes in
            var kept = bytes.count
            if kept > 0, bytes[kept - 1] == 0x0A { kept -= 1 }
            if kept > 0, kept < bytes.count, bytes[kept - 1] == 0x0D { kept -= 1 }
            return kept
        }
        return slice(0..<kept)
    }

    /// Without ASCII white space at either end.
    var trimmed: SecretBytes {
        let range = withBytes { bytes in
            func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
            var start = 0
            var end = bytes.count
            while start < end, isSpace(bytes[start]) { start += 1 }
            while end > start, isSpace(bytes[end - 1]) { end -= 1 }
            return start..<end
        }
        return slice(range)
    }
}
