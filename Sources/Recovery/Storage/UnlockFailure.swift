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
        /// Well formed, and nothing to check it by.
        case cannotBeChecked([KeyID])
        /// A key backup's private key.
        case isBackupKey(version: ExactText)
        /// No recovery key, and no passphrase either.
        case notAKey(RecoveryKeyError)
        /// A passphrase perhaps, with parameters past the limits.
        case refused(KeyID, PassphraseDerivation.Refusal)
        /// A passphrase perhaps, where no key is derived from one.
        case noPassphraseHere
    }

    /// The failure of an attempt. One that opened something has none, and counts as having opened nothing more.
    package init(_ attempt: UnlockAttempt) {
        origin = attempt.entered.origin
        reason =
            switch attempt.outcome {
            case .opens, .opensNothing: .opensNothing
            case .cannotBeChecked(let ids): .cannotBeChecked(ids)
            case .isBackupKey(let version): .isBackupKey(version: version)
            case .notAKey(let error): .notAKey(error)
            case .refused(let id, let refusal): .refused(id, refusal)
            case .noPassphraseHere: .noPassphraseHere
            }
    }
}
