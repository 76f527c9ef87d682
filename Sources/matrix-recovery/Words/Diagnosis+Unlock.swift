internal import Formats
internal import Recovery

extension RecoveryError {
    /// The words for keys that opened nothing: those of the only one, or of the most telling one
    /// and how many there were.
    static func notUnlocked(_ failures: [UnlockFailure]) -> Diagnosis {
        guard let first = failures.first else { return CommandError.noKey.diagnosis }
        let telling = failures.max { rank($0) < rank($1) } ?? first
        let diagnosis = telling.diagnosis
        guard failures.count > 1 else { return diagnosis }
        return Diagnosis(
            diagnosis.status,
            diagnosis.code,
            "none of \(failures.count) keys opens anything here; \(diagnosis.message)",
            hints: diagnosis.hints
        )
    }

    /// How much a failure tells: a key that was never tried more than one that was no key, and that
    /// more than one that opens nothing.
    private static func rank(_ failure: UnlockFailure) -> Int {
        switch failure.reason {
        case .refused: 5
        case .isBackupKey: 4
        case .cannotBeChecked: 3
        case .notAKey: 2
        case .noPassphraseHere: 1
        case .opensNothing: 0
        }
    }
}

extension UnlockFailure: Diagnosable {
    var diagnosis: Diagnosis {
        let source = Escaping.text(origin)
        switch reason {
        case .opensNothing:
            return Diagnosis(
                .wrongKey,
                "wrong_key",
                "nothing was opened: the key from \(source) opens nothing here",
                hints: ["'matrix-recovery key check' says what it is"]
            )
        case .cannotBeChecked(let ids):
            let names = ids.map { Escaping.text($0.rawValue) }.joined(separator: ", ")
            return Diagnosis(
                .refused,
                "key_uncheckable",
                "the key from \(source) was not used: nothing proves that it is \(names)",
                hints: ["get a whole copy of the account data, with the secrets in it"]
            )
        case .isBackupKey(let version):
            return Diagnosis(
                .wrongKey,
                "is_backup_key",
                "nothing was opened: the key from \(source) is that of key backup version "
                    + "\(Escaping.text(version)), and no recovery key",
                hints: ["look for another key; this one still opens the key backup"]
            )
        case .notAKey(let error):
            return error.diagnosis.about(source)
        case .refused(_, let refusal):
            return refusal.diagnosis
        case .noPassphraseHere:
            return Diagnosis(
                .wrongKey,
                "no_passphrase_here",
                "nothing was opened: no key of this account is made from a passphrase",
                hints: ["give the recovery key with --recovery-key-file"]
            )
        }
    }
}
