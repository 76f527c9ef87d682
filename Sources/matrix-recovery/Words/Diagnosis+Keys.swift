internal import Formats
internal import Primitives

// MARK: Keys, and what is sealed under them

extension Diagnosis {
    static var emptyPassphrase: Diagnosis {
        Diagnosis(
            .refused,
            "empty_passphrase",
            "no key was made: the passphrase is empty"
        )
    }

    static func unsupportedAlgorithm(_ algorithm: StorageAlgorithm) -> Diagnosis {
        Diagnosis(
            .refused,
            "algorithm",
            "nothing can be sealed with \(Escaping.text(algorithm.rawValue))",
            hints: ["rotate to a new key with 'matrix-recovery rotate'"]
        )
    }

    static func defaultKeyNotAtHand(_ id: KeyID?) -> Diagnosis {
        Diagnosis(
            .refused,
            "default_key_not_at_hand",
            "nothing was changed: the secret can only be sealed under the default key"
                + (id.map { " \(Escaping.text($0))" } ?? ", and there is none"),
            hints: [
                id == nil
                    ? "'matrix-recovery repair' makes a key that opens the secrets the default; "
                        + "'matrix-recovery rotate' makes a new one"
                    : "give that key with --recovery-key-file or --passphrase-file"
            ]
        )
    }

    static func noSuchSecret(_ type: EventType) -> Diagnosis {
        Diagnosis(
            .refused,
            "no_such_secret",
            "there is no secret \(Escaping.text(type.rawValue)) in this account",
            hints: ["'matrix-recovery secret list' shows those that there are"]
        )
    }

    static func keyFileExists(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "key_file_exists",
            "no new key was made, because \(Escaping.text(path)) exists and may hold a key",
            hints: ["choose another name with --save-recovery-key"]
        )
    }

    static var newKeyNotTypedBack: Diagnosis {
        Diagnosis(
            .refused,
            "new_key_not_typed_back",
            "the account is unchanged: what was typed is not the new recovery key",
            hints: ["write it down first, then run the same command again"]
        )
    }

    static var copyNotSealed: Diagnosis {
        Diagnosis(
            .refused,
            "copy_not_sealed",
            "the account is unchanged: the sealed copy of it could not be made",
            hints: ["look at --sealed-copy and who it is sealed to"]
        )
    }

    static func keyNotKept(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .file,
            "key_not_kept",
            "the account is unchanged: the new key did not read back from \(Escaping.text(path))",
            hints: ["try another disk"]
        )
    }

    static func wouldStrand(_ types: [EventType], _ id: KeyID?) -> Diagnosis {
        let names = Escaping.text(types)
        let key = id.map { "the default key \(Escaping.text($0))" } ?? "a key"
        return Diagnosis(
            .refused,
            "would_strand",
            "nothing was changed: the default would move away from secrets that stay under "
                + "\(key): \(names)",
            hints: ["give that key as well; 'matrix-recovery doctor' shows what each key opens"]
        )
    }
}
