internal import Formats
internal import Recovery

extension SecretObstacle: Diagnosable {
    var diagnosis: Diagnosis {
        let name = Escaping.text(type.rawValue)
        func list(_ ids: [KeyID]) -> String {
            ids.map { Escaping.text($0) }.joined(separator: ", ")
        }
        if !damagedUnder.isEmpty {
            return Diagnosis(
                .damaged,
                "secret_damaged",
                "\(name) is damaged: key \(list(damagedUnder)) is right, and what is sealed under "
                    + (isMalformed ? "it is malformed" : "it does not open"),
                hints: [
                    needed.isEmpty
                        ? "look for an older dump of the account"
                        : "key \(list(needed)) may still open it"
                ]
            )
        }
        return Diagnosis(
            .wrongKey,
            "other_key",
            "\(name) is sealed under another key than the one that was given",
            hints: ["give key \(list(needed))"]
        )
    }
}

extension UnlockRefusal: Diagnosable {
    var diagnosis: Diagnosis {
        guard let failure = failures.max(by: { rank($0) < rank($1) }) else {
            return CommandError.noKey.diagnosis
        }
        let origin = Escaping.text(failure.origin)
        let works = failures.count > 1 ? "none of \(failures.count) keys opens anything here; " : ""
        switch failure.reason {
        case .opensNothing:
            return Diagnosis(
                .wrongKey,
                "wrong_key",
                works + "what \(origin) holds is well formed, but opens nothing here",
                hints: [whatWorks]
            )
        case .noPassphraseHere:
            return Diagnosis(
                .wrongKey,
                "wrong_key",
                works + "what \(origin) holds is no recovery key, and no key here has a passphrase",
                hints: [whatWorks]
            )
        case .cannotBeChecked(let ids, let reason):
            return Diagnosis(
                .refused,
                "key_uncheckable",
                works + "what \(origin) holds may be right, but nothing can prove it: "
                    + reason.words(for: ids),
                hints: ["a key that cannot be proved is never used; rotate with another key"]
            )
        case .isBackupKey(let version):
            return Diagnosis(
                .wrongKey,
                "key_is_backup_key",
                works + "what \(origin) holds is the private key of key backup "
                    + "\(Escaping.text(version)), not a key of secret storage",
                hints: [whatWorks]
            )
        case .notAKey(let error):
            let diagnosis = error.diagnosis.about(origin)
            return Diagnosis(
                diagnosis.status,
                diagnosis.code,
                works + diagnosis.message,
                hints: diagnosis.hints.isEmpty ? [whatWorks] : diagnosis.hints
            )
        case .refused(_, let refusal):
            return refusal.diagnosis
        }
    }

    private var whatWorks: String {
        guard let wanted else { return "this account describes no key at all" }
        let id = Escaping.text(wanted)
        if derived.contains(wanted) {
            return "key \(id) opens it: give its recovery key or its passphrase"
        }
        if unreadable.contains(wanted) {
            return "key \(id) opens it: give its recovery key; the parameters of its passphrase "
                + "cannot be read"
        }
        let others = derived.map { Escaping.text($0) }.joined(separator: ", ")
        return "key \(id) opens it: give its recovery key; "
            + (others.isEmpty ? "it has no passphrase" : "a passphrase opens \(others) only")
    }

    /// How much a failure tells: a key that was never tried more than one that was no key, and that
    /// more than one that opens nothing.
    private func rank(_ failure: UnlockFailure) -> Int {
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

extension Uncheckable {
    /// Why these keys cannot be checked.
    func words(for ids: [KeyID]) -> String {
        let key = "key \(ids.map { Escaping.text($0) }.joined(separator: ", "))"
        return switch self {
        case .nothingToCheckBy: "\(key) has no key check, and no secret is sealed under it"
        case .unknownAlgorithm: "\(key) is of an algorithm that is not known here"
        }
    }
}
