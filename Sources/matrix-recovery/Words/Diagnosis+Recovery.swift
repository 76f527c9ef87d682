internal import Formats
internal import Primitives
internal import Recovery

extension RecoveryError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .format(let error): return error.diagnosis
        case .primitive(let error): return error.diagnosis
        case .derivation(let refusal): return refusal.diagnosis
        case .sealed(let error): return error.diagnosis
        case .emptyPassphrase:
            return Diagnosis(
                .refused,
                "empty_passphrase",
                "no key was made: the passphrase is empty"
            )
        case .unsupportedAlgorithm(let algorithm):
            return Diagnosis(
                .refused,
                "algorithm",
                "nothing can be sealed with \(Escaping.text(algorithm.rawValue))",
                hints: ["rotate to a new key with 'matrix-recovery rotate'"]
            )
        case .changedMeanwhile(let type):
            return Diagnosis(
                .refused,
                "changed_meanwhile",
                "stopped before anything was lost: \(Escaping.text(type.rawValue)) was changed "
                    + "by someone else in the meantime",
                hints: ["close other clients, then run the same command again"]
            )
        case .notReadBack(let type):
            return Diagnosis(
                .damaged,
                "not_read_back",
                "nothing more was written, because \(Escaping.text(type.rawValue)) did not read "
                    + "back as it was written",
                hints: ["keep every key, old and new, then run the same command again"]
            )
        case .file(let path, let error):
            return error.diagnosis.about(Escaping.text(path))
        case .noSuchFile(let path):
            return Diagnosis(
                .file,
                "not_found",
                "there is nothing at \(Escaping.text(path))",
                hints: ["see whether it is spelt right"]
            )
        case .notBeside(let path):
            return Diagnosis(
                .malformed,
                "not_beside",
                "\(Escaping.text(path)) is no /keys/query or /room_keys response",
                hints: ["give one as the server sent it, or leave --beside out"]
            )
        case .noAccount(let path):
            return Diagnosis(
                .malformed,
                "no_account",
                "nothing at \(Escaping.text(path)) is account data",
                hints: ["give a /sync response, a list or map of events, or an export of them"]
            )
        case .severalAccounts(let paths):
            let names = paths.map { Escaping.text($0) }.joined(separator: ", ")
            return Diagnosis(
                .refused,
                "several_accounts",
                "these files hold different account data: \(names)",
                hints: ["name the one that is meant instead of the folder"]
            )
        case .defaultKeyNotAtHand(let id):
            return Diagnosis(
                .refused,
                "default_key_not_at_hand",
                "nothing was changed: the secret can only be sealed under the default key"
                    + (id.map { " \(Escaping.text($0.rawValue))" } ?? ", and there is none"),
                hints: [
                    id == nil
                        ? "make one with 'matrix-recovery rotate'"
                        : "give that key with --recovery-key-file or --passphrase-file"
                ]
            )
        case .severalDumps(let paths):
            let names = paths.map { Escaping.text($0) }.joined(separator: ", ")
            return Diagnosis(
                .refused,
                "several_dumps",
                "nothing was changed: the folder holds the same account in other files too, which "
                    + "would be left behind: \(names)",
                hints: [
                    "name the one file that is to be changed"
                ]
            )
        case .archiveIsReadOnly:
            return Diagnosis(
                .refused,
                "archive_read_only",
                "nothing was written, because this works on a dump of account data, not on an archive",
                hints: [
                    "restore it to a file first, with 'matrix-recovery restore', and give that"
                ]
            )
        case .noSuchSecret(let type):
            return Diagnosis(
                .refused,
                "no_such_secret",
                "there is no secret \(Escaping.text(type.rawValue)) in this account",
                hints: ["'matrix-recovery secret list' shows those that there are"]
            )
        case .tooManySecrets(let count):
            return Diagnosis(
                .refused,
                "too_many_secrets",
                "there are \(count) keys and sealed secrets; no more than \(SecretLimit.most) are taken",
                hints: ["no client makes this many; see where the account data comes from"]
            )
        case .notUnlocked(let refusal): return refusal.diagnosis
        case .notOpened(let obstacle): return obstacle.diagnosis
        case .keyFileExists(let path):
            return Diagnosis(
                .refused,
                "key_file_exists",
                "no new key was made, because \(Escaping.text(path)) exists and may hold a key",
                hints: ["choose another name with --save-recovery-key"]
            )
        case .newKeyNotTypedBack:
            return Diagnosis(
                .refused,
                "new_key_not_typed_back",
                "the account is unchanged: what was typed is not the new recovery key",
                hints: ["write it down first, then run the same command again"]
            )
        case .copyNotSealed:
            return Diagnosis(
                .refused,
                "copy_not_sealed",
                "the account is unchanged: the sealed copy of it could not be made",
                hints: ["look at --sealed-copy and who it is sealed to"]
            )
        case .keyNotKept(let path):
            return Diagnosis(
                .file,
                "key_not_kept",
                "the account is unchanged: the new key did not read back from \(Escaping.text(path))",
                hints: ["try another disk"]
            )
        case .rotationUnfinished(let id, let journal):
            return Diagnosis(
                .refused,
                "rotation_unfinished",
                "a rotation to key \(Escaping.text(id.rawValue)) was interrupted, and that key "
                    + "is needed to finish it (\(Escaping.text(journal)))",
                hints: [
                    "run the command that was interrupted again, on the same account, with the new key "
                        + "in its file or given with --recovery-key-file or --prompt"
                ]
            )
        case .wouldStrand(let types, let id):
            let names = types.map { Escaping.text($0.rawValue) }.joined(separator: ", ")
            let key = id.map { "the default key \(Escaping.text($0.rawValue))" } ?? "a key"
            return Diagnosis(
                .refused,
                "would_strand",
                "nothing was changed: the default would move away from secrets that stay under "
                    + "\(key): \(names)",
                hints: ["give that key as well; 'matrix-recovery doctor' shows what each key opens"]
            )
        case .cannotSign(let obstacle): return obstacle.diagnosis
        }
    }
}

extension RecoveryError.SigningObstacle: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .userUnknown:
            return Diagnosis(
                .refused,
                "user_unknown",
                "the new key cannot be signed, because nothing says whose account this is",
                hints: ["name the user with --user-id"]
            )
        case .masterKeyNotOpened:
            return Diagnosis(
                .refused,
                "master_key_not_opened",
                "the new key cannot be signed, because the master key's secret did not open",
                hints: ["rotate to aes-hmac-sha2, which needs no signature"]
            )
        case .masterKeyIsAnother:
            return Diagnosis(
                .refused,
                "master_key_is_another",
                "the new key cannot be signed: the stored master key is not the published one",
                hints: ["'matrix-recovery doctor' shows both"]
            )
        }
    }
}

extension PassphraseDerivation.Refusal: Diagnosable {
    var diagnosis: Diagnosis {
        let what =
            switch self {
            case .unknownAlgorithm(let name):
                "its derivation \(Escaping.text(name)) is not known"
            case .iterations(let count): "it asks for \(count) rounds"
            case .bits(let count): "it asks for a key of \(count) bits"
            case .salt(let count): "its salt has \(count) bytes"
            }
        return Diagnosis(
            .refused,
            "kdf_limit",
            "the passphrase was not tried, because the key's description is not to be trusted: \(what)",
            hints: ["use the recovery key instead"]
        )
    }
}
