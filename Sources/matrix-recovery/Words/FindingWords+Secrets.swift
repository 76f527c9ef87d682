internal import Formats
internal import Recovery

extension FindingWords {
    /// A secret.
    static func secretWords(_ id: FindingID, _ facts: Facts) -> Words {
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

    /// The key backup.
    static func backupWords(_ id: FindingID, _ facts: Facts) -> Words {
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
