import Formats
import Primitives
import Secrets

/// Finds out which keys of an account the entered keys are, and proves each one.
///
/// A key counts only with a proof: by key check, by public key, or by opening a secret (A4, B3,
/// B4). What was entered as a recovery key is tried as a passphrase too, and the other way round.
package struct Unlock: Sendable {
    private let storage: SecretStorage
    private let backups: [BackupVersion]
    /// What is sealed under each key.
    private let entries: [KeyID: [(type: EventType, entry: StoredSecret.Entry)]]
    /// The most PBKDF2 rounds that are run for one entered key.
    private let budget: Int64

    /// The algorithms that are tried where no description says which it is.
    private static let algorithms: [StorageAlgorithm] = [.aesHMACSHA2, .curve25519AESSHA2]

    /// Prepares to unlock `account`.
    package init(_ account: Account, budget: Int64 = PassphraseDerivation.budget) {
        let storage = SecretStorage(account.events)
        let sealed = storage.secrets.flatMap { secret in
            secret.entries.map { (type: secret.type, entry: $0) }
        }
        self.storage = storage
        self.budget = budget
        backups = account.backups ?? []
        entries = Dictionary(grouping: sealed, by: \.entry.keyID)
    }

    /// Tries one entered key. A passphrase costs its derivation for each key that it may open, the
    /// default's first; once one is proved, only for keys under which something is sealed that the
    /// proved ones do not open.
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
        var uncheckable: [(KeyID, Uncheckable)] = []
        for description in storage.descriptionsDefaultFirst {
            switch prove(material, as: description) {
            case .proved(let key, let proof):
                proved.append(ProvedKey(key: key, proof: proof, reading: .recoveryKey))
            case .uncheckable(let reason):
                uncheckable.append((description.id, reason))
            case .wrong:
                continue
            }
        }
        proved += orphans(material)
        if !proved.isEmpty { return .opens(proved) }
        if let version = backupVersion(of: material) { return .isBackupKey(version: version) }
        return Self.outcome(uncheckable) ?? .opensNothing
    }

    private func passphraseOutcome(_ entered: EnteredKey) -> UnlockAttempt.Outcome {
        let (candidates, refused) = derivations
        guard !candidates.isEmpty else { return refused ?? .noPassphraseHere }
        var uncheckable: [(KeyID, Uncheckable)] = []
        var budget = budget
        for (spelling, passphrase) in entered.spellings {
            var proved: [ProvedKey] = []
            var opened: Set<EventType> = []
            for (id, description, info) in candidates
            where proved.isEmpty || hasMore(under: id, than: opened) {
                budget -= PassphraseDerivation.cost(of: info)
                if budget < 0, !proved.isEmpty { break }
                guard budget >= 0 else { return .refused(id, .iterations(info.iterations)) }
                guard let material = try? PassphraseDerivation.key(from: passphrase, info) else {
                    continue
                }
                switch prove(material, as: description) {
                case .proved(let key, let proof):
                    let reading = KeyReading.passphrase(spelling)
                    proved.append(ProvedKey(key: key, proof: proof, reading: reading))
                    opened.formUnion(types(openedBy: key))
                case .uncheckable(let reason) where spelling == .asTyped:
                    uncheckable.append((id, reason))
                case .uncheckable, .wrong:
                    continue
                }
            }
            if !proved.isEmpty { return .opens(proved) }
        }
        return Self.outcome(uncheckable) ?? refused ?? .opensNothing
    }

    /// Of keys that cannot be checked, those that this program knows how to use come first: only
    /// where there is none, the others are the answer.
    private static func outcome(
        _ uncheckable: [(id: KeyID, reason: Uncheckable)]
    ) -> UnlockAttempt.Outcome? {
        let known = uncheckable.filter { $0.reason == .nothingToCheckBy }
        let all = known.isEmpty ? uncheckable : known
        return all.first.map { .cannotBeChecked(all.map(\.id), $0.reason) }
    }

    /// The keys that are derived from a passphrase within the limits, the default's first and then by
    /// what they cost, and why the first of the others is not.
    private var derivations:
        (
            within: [(id: KeyID, description: KeyDescription, info: PassphraseInfo)],
            refused: UnlockAttempt.Outcome?
        )
    {
        var refused: UnlockAttempt.Outcome?
        var within: [(id: KeyID, description: KeyDescription, info: PassphraseInfo)] = []
        for description in storage.descriptionsDefaultFirst {
            switch description.passphrase {
            case .none: continue
            case .malformed(let property):
                refused = refused ?? .refused(description.id, .unreadable(property))
            case .derived(let info):
                if let refusal = PassphraseDerivation.refusal(of: info) {
                    refused = refused ?? .refused(description.id, refusal)
                } else {
                    within.append((description.id, description, info))
                }
            }
        }
        // Descriptions that ask for much, of which a server can add any number, wait for the others.
        let standard = storage.defaultKey.effective
        let others = within.filter { $0.id != standard }.sorted {
            PassphraseDerivation.cost(of: $0.info) < PassphraseDerivation.cost(of: $1.info)
        }
        return (within.filter { $0.id == standard } + others, refused)
    }

    /// Whether anything is sealed under a key that is not among `opened`.
    private func hasMore(under id: KeyID, than opened: Set<EventType>) -> Bool {
        (entries[id] ?? []).contains { !opened.contains($0.type) }
    }

    /// The secrets that a key opens.
    private func types(openedBy key: StorageKey) -> [EventType] {
        (entries[key.id] ?? []).filter { sealed in
            (try? key.open(sealed.entry.form, name: sealed.type)) != nil
        }.map(\.type)
    }

    private enum Trial {
        case proved(StorageKey, KeyProof)
        case uncheckable(Uncheckable)
        case wrong
    }

    private func prove(_ material: SecretBytes, as description: KeyDescription) -> Trial {
        switch description.verdict(on: material) {
        case .match:
            let algorithm = description.algorithm ?? .aesHMACSHA2
            let key = StorageKey(id: description.id, algorithm: algorithm, material: material)
            return .proved(key, algorithm == .curve25519AESSHA2 ? .publicKey : .keyCheck)
        case .mismatch:
            // The check may be what is damaged: a secret that opens proves the key all the same.
            let trial = proveByOpening(material, as: description)
            if case .proved = trial { return trial }
            return .wrong
        case .unsupportedAlgorithm where description.algorithm != nil:
            return .uncheckable(.unknownAlgorithm)
        case .unverifiable, .malformed, .unsupportedAlgorithm:
            return proveByOpening(material, as: description)
        }
    }

    private func proveByOpening(
        _ material: SecretBytes,
        as description: KeyDescription
    ) -> Trial {
        let stated = description.algorithm.map { [$0] }
        return proveByOpening(material, as: description.id, stated ?? Self.algorithms)
    }

    /// Opens secrets that are sealed under `id`. With none that could tell, nothing can be said.
    private func proveByOpening(
        _ material: SecretBytes,
        as id: KeyID,
        _ algorithms: [StorageAlgorithm]
    ) -> Trial {
        var isCheckable = false
        for algorithm in algorithms {
            let key = StorageKey(id: id, algorithm: algorithm, material: material)
            for (type, entry) in entries[id] ?? [] where key.isProved(byOpening: entry.form) {
                isCheckable = true
                guard (try? key.open(entry.form, name: type)) != nil else { continue }
                return .proved(key, .openedSecret(type))
            }
        }
        return isCheckable ? .wrong : .uncheckable(.nothingToCheckBy)
    }

    /// Keys that secrets are sealed under though no description is left: only opening a secret
    /// proves them.
    private func orphans(_ material: SecretBytes) -> [ProvedKey] {
        storage.orphanKeyIDs.compactMap { id in
            guard
                case .proved(let key, let proof) = proveByOpening(material, as: id, Self.algorithms)
            else { return nil }
            return ProvedKey(key: key, proof: proof, reading: .recoveryKey)
        }
    }

    /// The key backup version that these bytes are the private key of.
    func backupVersion(of material: SecretBytes) -> ExactText? {
        guard let own = try? X25519.publicKey(of: material) else { return nil }
        return backups.first { $0.publicKey.bytes == own }.map { $0.version ?? "" }
    }
}

extension StorageKey {
    /// Whether a sealed form of this shape opens with the right key only. A passthrough opens with
    /// any key at all, so it proves none.
    fileprivate func isProved(byOpening form: SealedForm) -> Bool {
        switch form {
        case .symmetric: algorithm == .aesHMACSHA2
        case .asymmetric: algorithm == .curve25519AESSHA2
        case .passthrough, .unknown, .malformed: false
        }
    }
}
