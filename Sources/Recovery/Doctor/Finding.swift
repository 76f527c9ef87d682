package import Formats

/// One thing that is worth knowing about an account: a state, never a symptom. Design: section 6.
///
/// A finding has facts only; the words are the tool's.
package struct Finding: Sendable, Equatable {
    /// The state's stable name.
    package let id: FindingID
    /// How bad it is.
    package let severity: Severity
    /// What it is about: IDs, names, public fingerprints, counts; never a secret.
    package let evidence: [Evidence]

    /// How bad a finding is, in rising order.
    package enum Severity: String, Comparable, CaseIterable, Sendable {
        /// Good to know.
        case info
        /// Something does not work with some client, or will not.
        case warning
        /// Something is lost, or does not open, or cannot be trusted.
        case error

        /// Orders by how bad it is.
        package static func < (left: Severity, right: Severity) -> Bool {
            allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
        }
    }

    /// A fact about a finding.
    package enum Evidence: Sendable, Equatable {
        /// A storage key.
        case key(KeyID)
        /// A secret, or another event.
        case event(EventType)
        /// A key backup version.
        case backup(version: ExactText)
        /// A device.
        case device(ExactText)
        /// A public key that was expected, in base64.
        case expected(String)
        /// A public key that was found, in base64.
        case found(String)
        /// A property of an object.
        case property(String)
        /// How many there are.
        case count(Int64)
        /// Where an entered key came from.
        case origin(String)
        /// A place in entered text, from 1.
        case position(Int)
        /// A file.
        case file(String)
    }

    /// A finding.
    package init(_ id: FindingID, _ severity: Severity, _ evidence: Evidence...) {
        self.id = id
        self.severity = severity
        self.evidence = evidence
    }
}

/// The stable names of the states that are told apart. Design: section 6.
package enum FindingID: String, CaseIterable, Sendable {
    case keyFormat = "KEY-FORMAT"
    case keyParity = "KEY-PARITY"
    case keyWrong = "KEY-WRONG"
    case keyOld = "KEY-OLD"
    case keyIsBackupKey = "KEY-IS-BACKUP-KEY"
    case keyIsPassphrase = "KEY-IS-PASSPHRASE"
    case keyIsRecoveryKey = "KEY-IS-RECOVERY-KEY"
    case keySpelling = "KEY-SPELLING"
    case keyUncheckable = "KEY-UNCHECKABLE"

    case storageNone = "4S-NONE"
    case storageCleared = "4S-CLEARED"
    case defaultDangling = "4S-DEFAULT-DANGLING"
    case defaultConflict = "4S-DEFAULT-CONFLICT"
    case descriptionNoMAC = "4S-DESC-NO-MAC"
    case descriptionCheckBad = "4S-DESC-MAC-BAD"
    case descriptionIVLength = "4S-DESC-IV-LENGTH"
    case descriptionMalformed = "4S-DESC-MALFORMED"
    case descriptionSignatureBad = "4S-DESC-SIG-BAD"
    case legacyAsymmetric = "4S-LEGACY-ASYM"
    case orphanKeys = "4S-ORPHAN-KEYS"
    case algorithmUnknown = "4S-ALG-UNKNOWN"
    case derivationWeak = "4S-KDF-WEAK"
    case derivationAbusive = "4S-KDF-ABUSIVE"
    case rotationUnfinished = "4S-ROTATION-UNFINISHED"
    case otherKeyOpens = "4S-OTHER-KEY-OPENS"

    case secretAbsent = "SEC-ABSENT"
    case secretEmpty = "SEC-EMPTY"
    case secretStub = "SEC-STUB"
    case secretOtherKey = "SEC-OTHER-KEY"
    case secretDamaged = "SEC-DAMAGED"
    case secretPassthrough = "SEC-PASSTHROUGH"
    case secretCommaBytes = "SEC-COMMA-BYTES"
    case secretBadLength = "SEC-BAD-LENGTH"
    case secretConflict = "SEC-CONFLICT"
    case secretUnreadable = "SEC-UNREADABLE"
    case secretUnknown = "SEC-UNKNOWN"
    case secretDraftName = "SEC-DRAFT-NAME"

    case accountFileUnread = "ACC-FILE-UNREAD"

    case identityUnpublished = "ID-UNPUBLISHED"
    case identityUnreadable = "ID-UNREADABLE"
    case identityForeign = "ID-FOREIGN"
    case identityMismatch = "ID-MISMATCH"
    case identityChainBroken = "ID-CHAIN-BROKEN"
    case deviceUnsigned = "DEV-UNSIGNED"
    case deviceOldKey = "DEV-OLD-SSK"
    case deviceSignatureBad = "DEV-SIG-BAD"
    case deviceDehydrated = "DEV-DEHYDRATED"
    case deviceDehydratedNoKey = "DEV-DEHYDRATED-NO-KEY"

    case backupNoKey = "BK-NO-KEY"
    case backupKeyMismatch = "BK-KEY-MISMATCH"
    case backupKeyFitsOld = "BK-KEY-FITS-OLD"
    case backupRotationUnfinished = "BK-ROTATION-UNFINISHED"
    case backupUnreadable = "BK-UNREADABLE"
    case backupPublicKeyMalformed = "BK-PUBKEY-MALFORMED"
    case backupUnsigned = "BK-UNSIGNED"
    case backupSignatureBad = "BK-SIG-BAD"
    case backupDisabledPreference = "BK-DISABLED-PREF"
}
