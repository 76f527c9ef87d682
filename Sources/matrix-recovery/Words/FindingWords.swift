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

    private typealias Words = (String, String?, String?)

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

    private static let rotate = "'matrix-recovery rotate' to a new key"
    private static let seal = "'matrix-recovery seal' a copy before anything else"

    private static func keyWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .keyFormat:
            (
                "\(facts.origin) holds no recovery key\(facts.place)",
                "'matrix-recovery key check'", nil
            )
        case .keyParity:
            (
                "\(facts.origin) holds a recovery key with a typing mistake",
                "'matrix-recovery key check' lists what it may have been", nil
            )
        case .keyWrong:
            (
                "the key from \(facts.origin) is well formed and opens nothing here",
                "look for another key; nothing was changed", nil
            )
        case .keyOld:
            (
                "the key from \(facts.origin) is \(facts.key), which is not the default",
                "rotate with it and the default key together, so that nothing stays behind", nil
            )
        case .keyIsBackupKey:
            (
                "the key from \(facts.origin) opens key backup \(facts.backup), not secret storage",
                "keep it: it opens that backup's room keys", nil
            )
        case .keyIsPassphrase:
            ("\(facts.origin) holds the passphrase of \(facts.key), not its recovery key", nil, nil)
        case .keyIsRecoveryKey:
            ("\(facts.origin) holds the recovery key of \(facts.key), not a passphrase", nil, nil)
        case .keySpelling:
            (
                "the passphrase from \(facts.origin) opens \(facts.key) only when read "
                    + "\(facts.spelling)",
                "enter it that way in clients, or rotate with --new-passphrase", nil
            )
        default:
            (
                "the key from \(facts.origin) cannot be checked: \(facts.key) has no key check and "
                    + "no secret is sealed under it",
                nil, nil
            )
        }
    }

    private static func storageWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .storageNone:
            (
                "nothing is stored on the server: without a device that is logged in, all is lost",
                "set up recovery in a client", nil
            )
        case .storageCleared:
            (
                "the keys \(facts.keys) were blanked: no client finds its way to the secrets",
                "a key that you still hold may open them: try 'matrix-recovery doctor' with it",
                "Key storage is out of sync"
            )
        case .defaultDangling where facts.keys.isEmpty:
            (
                "clients find no default key: nothing says which one it is", rotate,
                "Key storage is out of sync"
            )
        case .defaultDangling:
            (
                "clients cannot use the default key \(facts.keys): it has no readable description "
                    + "or mark",
                rotate + " with a key that opens the secrets", "Key storage is out of sync"
            )
        case .defaultConflict:
            (
                "two marks name different default keys: \(facts.keys); the event wins", rotate, nil
            )
        case .orphanKeys:
            (
                "secrets are sealed under \(facts.key), which nothing describes: clients cannot use "
                    + "them",
                "keep that key if you have it; given here, it still opens them", nil
            )
        default:
            (
                "a rotation to \(facts.key) was interrupted; both keys are still needed",
                "run the same 'matrix-recovery rotate' again", nil
            )
        }
    }

    private static func descriptionWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .descriptionNoMAC:
            (
                "clients differ on \(facts.key): it has no key check, so only opening a secret "
                    + "proves it",
                rotate, nil
            )
        case .descriptionIVLength:
            (
                "Element and others refuse \(facts.key): its iv is longer than 16 bytes, as Nheko "
                    + "wrote it until 2026",
                rotate, "algorithm.counter must contain exactly 16 bytes"
            )
        case .descriptionMalformed:
            (
                "\(facts.subject) cannot be used by every client: its description is malformed"
                    + facts.property,
                rotate, nil
            )
        case .descriptionSignatureBad:
            (
                "\(facts.key) may have been put there by someone else: the master key's signature "
                    + "does not hold",
                "do not enter a key for it before you know why", nil
            )
        case .legacyAsymmetric:
            (
                "no client of today can use \(facts.key): it is of the 2019 proposal's public-key "
                    + "kind",
                rotate, nil
            )
        case .algorithmUnknown:
            ("nothing here can use \(facts.key): its algorithm is not known", nil, nil)
        case .derivationWeak:
            (
                "the passphrase of \(facts.key) is quicker to guess than it should be: "
                    + "\(facts.count) rounds",
                "'matrix-recovery rotate --new-passphrase-file' uses 600000", nil
            )
        default:
            (
                "the passphrase of \(facts.key) is not tried: its parameters (\(facts.count) rounds) "
                    + "are past every limit, as if to keep you busy",
                "use the recovery key", nil
            )
        }
    }

    private static func secretWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .secretAbsent:
            (
                "\(facts.event) is not stored: only a device that has it can put it there", seal,
                "Key storage is out of sync"
            )
        case .secretEmpty:
            (
                "\(facts.event) was deleted (its event is empty)",
                "a device that is logged in may still have it", "Key storage is out of sync"
            )
        case .secretStub:
            (
                "\(facts.event) is gone: its event says encrypted and holds nothing",
                "a device that is logged in may still have it", "Key storage is out of sync"
            )
        case .secretOtherKey:
            (
                "\(facts.event) does not open with the default key, only with \(facts.keys)",
                "rotate with that key and the default one together",
                "Request for non-default 4S key"
            )
        case .secretDamaged:
            (
                "\(facts.event) is damaged under \(facts.key): the key is right and the MAC does "
                    + "not hold",
                "look for an older dump; other keys and devices may have it",
                "Error decrypting secret: bad MAC"
            )
        case .secretPassthrough:
            (
                "no client of today reads \(facts.event): it is a note that the storage key "
                    + "\(facts.key) itself is the backup key",
                rotate, nil
            )
        case .secretCommaBytes:
            (
                "no client of today reads \(facts.event): it is a list of numbers, as in 2020",
                rotate + " writes it as base64", nil
            )
        case .secretBadLength:
            (
                "\(facts.event) opens, but holds no key of 32 bytes: clients refuse it", seal, nil
            )
        case .secretConflict:
            (
                "\(facts.event) opens to something else with \(facts.key); the default key's value "
                    + "counts, and rotation leaves the other in place",
                seal, nil
            )
        case .secretUnreadable:
            ("\(facts.event) cannot be read: what is stored is malformed", seal, nil)
        default:
            ("\(facts.event) is some client's own; it is carried along like any other", nil, nil)
        }
    }

    private static func identityWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .identityUnpublished:
            (
                "\(facts.event) is stored, but no such key is published: verification cannot work",
                seal, nil
            )
        case .identityMismatch:
            (
                "\(facts.event) is not the key that is published: \(facts.found) instead of "
                    + "\(facts.expected)",
                "an older dump or another device may have the right one; do not reset yet",
                "Master pubkey key doesn't match"
            )
        case .identityChainBroken:
            (
                "nobody can verify you: the published key of \(facts.event) is not signed by the "
                    + "master key",
                seal, nil
            )
        case .deviceOldKey:
            (
                "device \(facts.device) counts as unverified: it was signed by a key that is no "
                    + "longer the self-signing key",
                "verify the device again", nil
            )
        default:
            ("device \(facts.device) is not verified by this account", nil, nil)
        }
    }

    private static func backupWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .backupNoKey:
            (
                "key backup \(facts.backup) cannot be opened from secret storage: its key is not "
                    + "stored",
                "a device that is logged in may still have it", "Key storage is out of sync"
            )
        case .backupKeyMismatch:
            (
                "key backup \(facts.backup) does not open with the stored backup key: it is that of "
                    + "\(facts.found) instead of \(facts.expected)",
                "look for an older dump with the right key", "Key storage is out of sync"
            )
        case .backupKeyFitsOld:
            (
                "the stored backup key is that of an older version: \(facts.backups)",
                "keep both; the current version's key is on a device that is logged in", nil
            )
        default:
            (
                "nothing is ever backed up to version \(facts.backup): its public key is malformed, "
                    + "as Nheko wrote it until 2026",
                "make a new key backup in a client", nil
            )
        }
    }
}
