internal import Formats
internal import Recovery

extension FindingWords {
    /// What was entered as a key.
    static func keyWords(_ id: FindingID, _ facts: Facts) -> Words {
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
}
