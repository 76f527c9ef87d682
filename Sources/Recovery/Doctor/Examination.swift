package import Formats

/// Everything that can be said about an account, with the keys that were given or without. Design:
/// sections 3 and 6.
package struct Examination: Sendable {
    /// The account.
    package let account: Account
    /// Its secret storage.
    package let storage: SecretStorage
    /// What became of each entered key.
    package let attempts: [UnlockAttempt]
    /// Every secret against every key.
    package let matrix: StorageMatrix
    /// What is worth knowing, the worst first.
    package let findings: [Finding]

    /// Examines `account` with the entered keys.
    ///
    /// - Parameters:
    ///   - atHand: keys that are proved already: after an interrupted rotation, the new one.
    ///   - unfinished: the key that an interrupted rotation goes to, if its journal was found.
    package init(
        _ account: Account,
        entered: [EnteredKey],
        atHand: [ProvedKey] = [],
        unfinished: KeyID? = nil
    ) {
        self.account = account
        storage = SecretStorage(account.events)
        let unlock = Unlock(account)
        attempts = entered.map(unlock.attempt)
        var keys = atHand
        for key in attempts.flatMap(\.keys) where !keys.contains(where: { $0.key.id == key.key.id })
        {
            keys.append(key)
        }
        matrix = StorageMatrix(storage, keys: keys)
        let rotation =
            unfinished.map { [Finding(.rotationUnfinished, .error, .key($0))] }
            ?? OtherKeyFindings(storage, matrix).findings
        let ofKeys = KeyFindings(attempts, storage).findings
        // What a passphrase that was given ran into is not said once more without it.
        let ofStorage = StorageFindings(storage, matrix, account).findings.filter { finding in
            !ofKeys.contains { $0.says(finding) }
        }
        let unread = account.unreadNeighbours.map { Finding(.accountFileUnread, .error, .file($0)) }
        let all =
            rotation + unread + ofKeys + ofStorage
            + SecretFindings(storage, matrix, account).findings
            + IdentityFindings(account, matrix).findings
            + BackupFindings(account, storage, matrix).findings
        findings = Finding.Severity.allCases.reversed().flatMap { severity in
            all.filter { $0.severity == severity }
        }
    }

    /// The worst finding's severity, if there is a finding.
    package var worst: Finding.Severity? { findings.map(\.severity).max() }

    /// What is worth knowing of the entered keys that opened nothing where another one did. Where
    /// none did, that is an error and not a finding.
    package var uselessKeys: [Finding] {
        let useless = attempts.filter(\.keys.isEmpty)
        return useless.count == attempts.count ? [] : KeyFindings(useless, storage).findings
    }
}

/// The four secrets that clients know, with what each is for.
package enum KnownSecret {
    /// The three cross-signing seeds. Spec: B7.
    package static let crossSigning: [EventType] = [.master, .selfSigning, .userSigning]
    /// The seeds and the backup key. Spec: A10.
    package static let all: [EventType] = crossSigning + [.megolmBackup]
}

extension Finding {
    /// Whether this is the same state, with all that the other knows of it.
    fileprivate func says(_ other: Finding) -> Bool {
        id == other.id && other.evidence.allSatisfy(evidence.contains)
    }
}
