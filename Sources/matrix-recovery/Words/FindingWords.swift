internal import Formats
internal import Recovery

/// A finding in words: the consequence first, then the cause, then one next command.
struct FindingWords {
    /// What it means for the user.
    let text: String
    /// The least destructive thing to do about it, where something is to be done.
    let next: String?
    /// What clients show for this state, so that a search for their words lands here.
    let knownAs: String?

    init(_ finding: Finding) {
        let (text, next, knownAs) = Self.words(for: finding, Facts(finding.evidence))
        self.text = text
        self.next = next
        self.knownAs = knownAs
    }

    /// The text, what to do next, and what clients say.
    typealias Words = (String, String?, String?)

    private static func words(for finding: Finding, _ facts: Facts) -> Words {
        switch finding.id {
        case .keyFormat, .keyParity, .keyWrong, .keyOld, .keyIsBackupKey, .keyIsPassphrase,
            .keyIsRecoveryKey, .keySpelling, .keyUncheckable:
            keyWords(finding.id, facts)
        case .storageNone, .storageCleared, .defaultDangling, .defaultConflict, .orphanKeys,
            .rotationUnfinished:
            storageWords(finding.id, facts)
        case .descriptionNoMAC, .descriptionIVLength, .descriptionMalformed,
            .descriptionSignatureBad, .legacyAsymmetric, .algorithmUnknown, .derivationWeak,
            .derivationAbusive:
            descriptionWords(finding.id, facts)
        case .secretAbsent, .secretEmpty, .secretStub, .secretOtherKey, .secretDamaged,
            .secretPassthrough, .secretCommaBytes, .secretBadLength, .secretConflict,
            .secretUnreadable, .secretUnknown:
            secretWords(finding.id, facts)
        case .identityUnpublished, .identityMismatch, .identityChainBroken, .deviceUnsigned,
            .deviceOldKey:
            identityWords(finding.id, facts)
        case .backupNoKey, .backupKeyMismatch, .backupKeyFitsOld, .backupPublicKeyMalformed:
            backupWords(finding.id, facts)
        }
    }

    static let rotate = "'matrix-recovery rotate' to a new key"
    static let seal = "'matrix-recovery seal' a copy before anything else"
}
