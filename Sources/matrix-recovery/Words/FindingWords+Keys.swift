internal import Formats
internal import Recovery

// MARK: What was entered as a key

extension FindingWords {
    static func keyFormat(_ facts: Facts) -> Words {
        (
            "\(facts.origin) holds no recovery key\(facts.place)",
            "'matrix-recovery key check'", nil
        )
    }

    static func keyParity(_ facts: Facts) -> Words {
        (
            "\(facts.origin) holds a recovery key with a typing mistake",
            "'matrix-recovery key check' lists what it may have been", nil
        )
    }

    static func keyWrong(_ facts: Facts) -> Words {
        (
            "the key from \(facts.origin) is well formed and opens nothing here",
            "look for another key", nil
        )
    }

    static func keyOld(_ facts: Facts) -> Words {
        (
            "the key from \(facts.origin) is \(facts.key), which is not the default",
            "rotate with it and the default key together, so that nothing stays behind", nil
        )
    }

    static func keyIsBackupKey(_ facts: Facts) -> Words {
        (
            "the key from \(facts.origin) opens key backup \(facts.backup), not secret storage",
            "keep it: it opens that backup's room keys", nil
        )
    }

    static func keyIsPassphrase(_ facts: Facts) -> Words {
        ("\(facts.origin) holds the passphrase of \(facts.key), not its recovery key", nil, nil)
    }

    static func keyIsRecoveryKey(_ facts: Facts) -> Words {
        ("\(facts.origin) holds the recovery key of \(facts.key), not a passphrase", nil, nil)
    }

    static func keySpelling(_ facts: Facts) -> Words {
        (
            "the passphrase from \(facts.origin) opens \(facts.key) only when read "
                + "\(facts.spelling)",
            "enter it that way in clients, or rotate with --new-passphrase", nil
        )
    }

    static func keyUncheckable(_ facts: Facts) -> Words {
        let why =
            facts.propertyName == nil
            ? "has no key check and no secret is sealed under it"
            : "is of an algorithm that is not known here"
        return ("the key from \(facts.origin) cannot be checked: \(facts.key) \(why)", nil, nil)
    }
}
