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

    /// One line a finding: a new one does not compile without its words.
    private static func words(for finding: Finding, _ facts: Facts) -> Words {
        switch finding.id {
        case .keyFormat: keyFormat(facts)
        case .keyParity: keyParity(facts)
        case .keyWrong: keyWrong(facts)
        case .keyOld: keyOld(facts)
        case .keyIsBackupKey: keyIsBackupKey(facts)
        case .keyIsPassphrase: keyIsPassphrase(facts)
        case .keyIsRecoveryKey: keyIsRecoveryKey(facts)
        case .keySpelling: keySpelling(facts)
        case .keyUncheckable: keyUncheckable(facts)
        case .storageNone: storageNone(facts)
        case .storageCleared: storageCleared(facts)
        case .defaultDangling: defaultDangling(facts)
        case .defaultConflict: defaultConflict(facts)
        case .descriptionNoMAC: descriptionNoMAC(facts)
        case .descriptionCheckBad: descriptionCheckBad(facts)
        case .descriptionIVLength: descriptionIVLength(facts)
        case .descriptionMalformed: descriptionMalformed(facts)
        case .descriptionSignatureBad: descriptionSignatureBad(facts)
        case .legacyAsymmetric: legacyAsymmetric(facts)
        case .orphanKeys: orphanKeys(facts)
        case .algorithmUnknown: algorithmUnknown(facts)
        case .derivationWeak: derivationWeak(facts)
        case .derivationAbusive: derivationAbusive(facts)
        case .rotationUnfinished: rotationUnfinished(facts)
        case .otherKeyOpens: otherKeyOpens(facts)
        case .secretAbsent: secretAbsent(facts)
        case .secretEmpty: secretEmpty(facts)
        case .secretStub: secretStub(facts)
        case .secretOtherKey: secretOtherKey(facts)
        case .secretDamaged: secretDamaged(facts)
        case .secretPassthrough: secretPassthrough(facts)
        case .secretCommaBytes: secretCommaBytes(facts)
        case .secretBadLength: secretBadLength(facts)
        case .secretConflict: secretConflict(facts)
        case .secretUnreadable: secretUnreadable(facts)
        case .secretUnknown: secretUnknown(facts)
        case .secretDraftName: secretDraftName(facts)
        case .accountFileUnread: accountFileUnread(facts)
        case .identityUnpublished: identityUnpublished(facts)
        case .identityUnreadable: identityUnreadable(facts)
        case .identityForeign: identityForeign(facts)
        case .identityMismatch: identityMismatch(facts)
        case .identityChainBroken: identityChainBroken(facts)
        case .deviceUnsigned: deviceUnsigned(facts)
        case .deviceOldKey: deviceOldKey(facts)
        case .deviceSignatureBad: deviceSignatureBad(facts)
        case .deviceDehydrated: deviceDehydrated(facts)
        case .deviceDehydratedNoKey: deviceDehydratedNoKey(facts)
        case .backupNoKey: backupNoKey(facts)
        case .backupKeyMismatch: backupKeyMismatch(facts)
        case .backupKeyFitsOld: backupKeyFitsOld(facts)
        case .backupRotationUnfinished: backupRotationUnfinished(facts)
        case .backupUnreadable: backupUnreadable(facts)
        case .backupPublicKeyMalformed: backupPublicKeyMalformed(facts)
        case .backupUnsigned: backupUnsigned(facts)
        case .backupSignatureBad: backupSignatureBad(facts)
        case .backupDisabledPreference: backupDisabledPreference(facts)
        }
    }

    static let rotate = "'matrix-recovery rotate' to a new key"
    static let repair = "'matrix-recovery repair'"
    static let seal = "'matrix-recovery seal' a copy before anything else"
}
