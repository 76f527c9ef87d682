internal import Formats
internal import Primitives
internal import Recovery

extension RecoveryError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .format(let error): return error.diagnosis
        case .primitive(let error): return error.diagnosis
        case .sealed(let error): return error.diagnosis
        case .derivation(let refusal): return refusal.diagnosis
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
                "stopped before anything was lost: \(Escaping.text(type.rawValue)) did not read "
                    + "back as it was written",
                hints: ["run the same command again; the old key still opens everything"]
            )
        case .file(let path, let error):
            return error.diagnosis.about(Escaping.text(path))
        case .noSuchFile(let path):
            return Diagnosis(.file, "not_found", "there is nothing at \(Escaping.text(path))")
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
        case .defaultKeyNotAtHand(let id): return Self.defaultKeyNotAtHand(id)
        case .noSuchSecret(let type):
            return Diagnosis(
                .refused,
                "no_such_secret",
                "there is no secret named \(Escaping.text(type.rawValue))",
                hints: ["'matrix-recovery secret list' shows the names"]
            )
        case .notUnlocked(let failures): return Self.notUnlocked(failures)
        case .keyFileExists(let path):
            return Diagnosis(
                .refused,
                "key_file_exists",
                "nothing was changed, because \(Escaping.text(path)) for the new key exists",
                hints: ["name another file; one that holds a key is never replaced"]
            )
        case .keyNotKept(let path):
            return Diagnosis(
                .file,
                "key_not_kept",
                "nothing was changed, because the new key did not read back from "
                    + Escaping.text(path),
                hints: ["save it on another disk"]
            )
        case .rotationUnfinished(let id, let path):
            return Diagnosis(
                .refused,
                "rotation_unfinished",
                "nothing was changed: a rotation to key \(Escaping.text(id.rawValue)) is not "
                    + "finished, says \(Escaping.text(path))",
                hints: ["run 'matrix-recovery rotate' again with the new key of that rotation"]
            )
        case .cannotSign(let obstacle): return obstacle.diagnosis
        }
    }

    private static func defaultKeyNotAtHand(_ id: KeyID?) -> Diagnosis {
        guard let id else {
            return Diagnosis(
                .refused,
                "no_default_key",
                "nothing was changed, because the account has no default key to seal with",
                hints: ["make one with 'matrix-recovery rotate'"]
            )
        }
        return Diagnosis(
            .wrongKey,
            "default_key_missing",
            "nothing was changed, because the default key \(Escaping.text(id.rawValue)) was not given",
            hints: ["give it with --recovery-key-file or --passphrase-file"]
        )
    }
}

extension RecoveryError.SigningObstacle: Diagnosable {
    var diagnosis: Diagnosis {
        let (reason, hint) =
            switch self {
            case .userUnknown:
                (
                    "nothing says whose account this is",
                    "put the /keys/query response beside the account data"
                )
            case .masterKeyNotOpened:
                (
                    "the master key's secret is not there or did not open",
                    "give the key that opens m.cross_signing.master"
                )
            case .masterKeyIsAnother:
                (
                    "the stored master key is not the published one",
                    "see 'matrix-recovery doctor'"
                )
            }
        return Diagnosis(
            .refused,
            "cannot_sign",
            "nothing was changed, because the new key cannot be signed: \(reason)",
            hints: [hint]
        )
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
