package import Formats

/// Why an entered key was of no use, as facts for an error.
package struct UnlockFailure: Error, Equatable, Sendable {
    /// Where the key came from.
    package let origin: String
    /// What it turned out to be.
    package let reason: Reason

    /// The answers that are never mixed up. Design: section 6.
    package enum Reason: Equatable, Sendable {
        /// Well formed, and opens nothing here.
        case opensNothing
        /// Well formed, and these keys cannot be checked, all for one reason.
        case cannotBeChecked([KeyID], Uncheckable)
        /// A key backup's private key.
        case isBackupKey(version: ExactText)
        /// No recovery key, and no passphrase either.
        case notAKey(RecoveryKeyError)
        /// A passphrase perhaps, with parameters past the limits.
        case refused(KeyID, PassphraseDerivation.Refusal)
        /// A passphrase perhaps, where no key is derived from one.
        case noPassphraseHere
    }

    /// The failure of an attempt. One that opened something has none, and counts as having opened
    /// nothing more.
    package init(_ attempt: UnlockAttempt) {
        origin = attempt.entered.origin
        reason =
            switch attempt.outcome {
            case .opens, .opensNothing: .opensNothing
            case .cannotBeChecked(let ids, let reason): .cannotBeChecked(ids, reason)
            case .isBackupKey(let version): .isBackupKey(version: version)
            case .notAKey(let error): .notAKey(error)
            case .refused(let id, let refusal): .refused(id, refusal)
            case .noPassphraseHere: .noPassphraseHere
            }
    }
}

/// Why an account did not unlock, and what would have done.
package struct UnlockRefusal: Error, Equatable, Sendable {
    /// Why each entered key was of no use; nothing was entered if there are none.
    package let failures: [UnlockFailure]
    /// The account's default key, if it has one.
    package let wanted: KeyID?
    /// The keys that are derived from passphrases, which then open them too.
    package let derived: [KeyID]
    /// The keys that are derived from passphrases in a way that cannot be read.
    package let unreadable: [KeyID]

    /// The refusal of an examination in which no key opened anything.
    package init(_ examination: Examination) {
        failures = examination.attempts.map(UnlockFailure.init)
        let storage = examination.storage
        let descriptions = storage.descriptionsDefaultFirst
        wanted = descriptions.first?.id
        derived = descriptions.filter(\.isDerived).map(\.id)
        unreadable = descriptions.filter(\.isDerivedUnreadably).map(\.id)
    }
}

extension KeyDescription {
    fileprivate var isDerived: Bool {
        if case .derived = passphrase { true } else { false }
    }

    fileprivate var isDerivedUnreadably: Bool {
        if case .malformed = passphrase { true } else { false }
    }
}

/// Why the value of one secret is not to be had with the keys at hand.
package struct SecretObstacle: Error, Equatable, Sendable {
    /// The secret.
    package let type: EventType
    /// What each key makes of it.
    package let cells: [KeyID: StorageMatrix.Cell]

    /// The obstacle of a row without a value.
    package init(_ row: StorageMatrix.Row) {
        type = row.type
        cells = Dictionary(row.cells.map { ($0.keyID, $0.state) }) { first, _ in first }
    }

    /// The keys at hand under which it is damaged or malformed.
    package var damagedUnder: [KeyID] {
        cells.filter { $0.value != .otherKey && $0.value != .unknownKey }.keys.sorted()
    }

    /// Whether what is under them is no form of a sealed value at all.
    package var isMalformed: Bool {
        damagedUnder.allSatisfy { cells[$0] != .damaged }
    }

    /// The keys that would be needed.
    package var needed: [KeyID] {
        cells.filter { $0.value == .otherKey || $0.value == .unknownKey }.keys.sorted()
    }
}
