package import Formats

/// What became of one entered key.
package struct UnlockAttempt: Sendable {
    /// What was entered.
    package let entered: EnteredKey
    /// What it turned out to be.
    package let outcome: Outcome

    /// The answers, which are never mixed up. Design: section 6.
    package enum Outcome: Sendable {
        /// It is these keys of the account, proved.
        case opens([ProvedKey])
        /// It is well formed and opens nothing here.
        case opensNothing
        /// It is well formed, and these keys cannot be checked, all for one reason.
        case cannotBeChecked([KeyID], Uncheckable)
        /// It is the private key of this key backup version, not a storage key.
        case isBackupKey(version: ExactText)
        /// It is no recovery key, and no passphrase of this account.
        case notAKey(RecoveryKeyError)
        /// It may be a passphrase, but this key's parameters are past the limits.
        case refused(KeyID, PassphraseDerivation.Refusal)
        /// It may be a passphrase, but no key here is derived from one.
        case noPassphraseHere
    }

    /// The keys that it opened.
    package var keys: [ProvedKey] {
        if case .opens(let keys) = outcome { keys } else { [] }
    }
}

/// Why nothing tells whether an entered key is one of the account's.
package enum Uncheckable: Equatable, Sendable {
    /// The description has no key check, and nothing is sealed under the key.
    case nothingToCheckBy
    /// The key's algorithm is not known here.
    case unknownAlgorithm
}

/// A storage key with its proof.
package struct ProvedKey: Sendable {
    /// The key.
    package let key: StorageKey
    /// How it was proved.
    package let proof: KeyProof
    /// How what was entered became the key.
    package let reading: KeyReading
}

/// How entered text was read to become a key.
package enum KeyReading: Equatable, Sendable {
    /// As a recovery key.
    case recoveryKey
    /// As a passphrase, in this spelling.
    case passphrase(PassphraseSpelling)
}

/// The spellings in which a passphrase is tried, in this order. The first is what was typed;
/// no client changes it, so the others help only where typing differs from what was typed once.
package enum PassphraseSpelling: String, CaseIterable, Sendable {
    /// As typed.
    case asTyped
    /// Without white space at either end.
    case trimmed
    /// In Unicode's composed form, NFC.
    case composed
    /// In Unicode's decomposed form, NFD.
    case decomposed
    /// In composed form, without white space at either end.
    case trimmedComposed
    /// In decomposed form, without white space at either end.
    case trimmedDecomposed
}
