internal import Formats
internal import Recovery

// MARK: A secret

extension FindingWords {
    static func secretAbsent(_ facts: Facts) -> Words {
        (
            "\(facts.event) is not stored: only a device that has it can put it there", seal,
            "Key storage is out of sync"
        )
    }

    static func secretEmpty(_ facts: Facts) -> Words {
        (
            "\(facts.event) was deleted (its event is empty)",
            "a device that is logged in may still have it", "Key storage is out of sync"
        )
    }

    static func secretStub(_ facts: Facts) -> Words {
        (
            "\(facts.event) is gone: its event says encrypted and holds nothing",
            "a device that is logged in may still have it", "Key storage is out of sync"
        )
    }

    static func secretOtherKey(_ facts: Facts) -> Words {
        (
            "\(facts.event) does not open with the default key, only with \(facts.keys)",
            repair + " with that key and the default one together",
            "Request for non-default 4S key"
        )
    }

    static func secretDamaged(_ facts: Facts) -> Words {
        (
            "\(facts.event) is damaged under \(facts.key): the key is right and the MAC does "
                + "not hold",
            "look for an older dump; other keys and devices may have it",
            "Error decrypting secret: bad MAC"
        )
    }

    static func secretPassthrough(_ facts: Facts) -> Words {
        (
            "no client of today reads \(facts.event): it is a note that storage "
                + "\(facts.key) itself is the backup key",
            repair + " with that key, then " + rotate, nil
        )
    }

    static func secretCommaBytes(_ facts: Facts) -> Words {
        (
            "no client of today reads \(facts.event): it is a list of numbers, as in 2020",
            repair + " writes it as base64", nil
        )
    }

    static func secretBadLength(_ facts: Facts) -> Words {
        (
            "\(facts.event) opens, but holds no key of 32 bytes: clients refuse it", seal, nil
        )
    }

    static func secretConflict(_ facts: Facts) -> Words {
        (
            "\(facts.event) opens to something else with \(facts.key); the default key's value "
                + "counts, and rotation leaves the other in place",
            seal, nil
        )
    }

    static func secretUnreadable(_ facts: Facts) -> Words {
        ("\(facts.event) cannot be read: what is stored is malformed\(facts.fault)", seal, nil)
    }

    static func secretUnknown(_ facts: Facts) -> Words {
        ("\(facts.event) is some client's own; it is carried along like any other", nil, nil)
    }

    static func secretDraftName(_ facts: Facts) -> Words {
        (
            "no client of today reads \(facts.event): that is a name of the 2019 draft of secret "
                + "storage",
            "keep it: an old client's key or secret may be in it", nil
        )
    }
}

// MARK: The key backup

extension FindingWords {
    static func backupNoKey(_ facts: Facts) -> Words {
        (
            "key backup \(facts.backup) cannot be opened from secret storage: its key is not "
                + "stored",
            "a device that is logged in may still have it", "Key storage is out of sync"
        )
    }

    static func backupKeyMismatch(_ facts: Facts) -> Words {
        (
            "key backup \(facts.backup) does not open with the stored backup key: it is that of "
                + "\(facts.found) instead of \(facts.expected)",
            "look for an older dump with the right key", "Key storage is out of sync"
        )
    }

    static func backupKeyFitsOld(_ facts: Facts) -> Words {
        (
            "the stored backup key is that of the older version \(facts.lastBackup), not of "
                + "\(facts.firstBackup), the current one",
            "keep both; the current version's key is on a device that is logged in", nil
        )
    }

    static func backupUnsigned(_ facts: Facts) -> Words {
        (
            "clients may not trust key backup \(facts.backup): the identity has not signed it",
            repair + " with a key that opens the master key and the backup key", nil
        )
    }

    static func backupSignatureBad(_ facts: Facts) -> Words {
        (
            "key backup \(facts.backup) may be someone else's: the identity's signature on it does "
                + "not hold",
            "do not let a client upload to it before you know why; 'matrix-recovery repair' signs it "
                + "anew where the backup key is its own",
            nil
        )
    }

    static func backupRotationUnfinished(_ facts: Facts) -> Words {
        (
            "the key backup is getting a new key, and not all of its room keys went over",
            "the same 'matrix-recovery backup rotate' or 'backup create' again finishes it, or says "
                + "what stands in its way",
            nil
        )
    }

    static func backupUnreadable(_ facts: Facts) -> Words {
        (
            "no client can use key backup \(facts.backup): what the homeserver says of it is malformed",
            seal + "; where it is the current one, 'matrix-recovery backup create' makes a new one",
            nil
        )
    }

    static func backupPublicKeyMalformed(_ facts: Facts) -> Words {
        (
            "nothing is ever backed up to version \(facts.backup): its public key is malformed, "
                + "as Nheko wrote it until 2026",
            repair + " on the homeserver, or 'matrix-recovery backup create' for a new one", nil
        )
    }

    static func backupDisabledPreference(_ facts: Facts) -> Words {
        (
            "clients do not back up room keys: \(facts.event) says that the user wants none",
            "if that was not you, turn key storage on in a client", nil
        )
    }
}
