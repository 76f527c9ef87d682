internal import Formats
internal import Primitives
internal import Recovery

extension RecoveryError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .format(let error): error.diagnosis
        case .primitive(let error): error.diagnosis
        case .derivation(let refusal): refusal.diagnosis
        case .sealed(let error): error.diagnosis
        case .parity(let error): error.diagnosis
        case .plugin(let error): error.diagnosis
        case .device(let refusal): refusal.diagnosis
        case .olm: .olmFailed
        case .identity(let refusal): refusal.diagnosis
        case .keyExport(let refusal): refusal.diagnosis
        case .roomKeysChanged: .roomKeysChanged
        case .noBackupKey: .noBackupKey
        case .secretIsNoBackupKey(let type): .secretIsNoBackupKey(type)
        case .backup(let error): error.diagnosis
        case .homeserver(let error): error.diagnosis
        case .noRowOpened(let rows, let keys): .noRowOpened(rows, keys)
        case .roomsNotTogether: .roomsNotTogether
        case .signature(let error): error.diagnosis
        case .shares(let error): error.diagnosis
        case .emptyPassphrase: .emptyPassphrase
        case .unsupportedAlgorithm(let algorithm): .unsupportedAlgorithm(algorithm)
        case .changedMeanwhile(let type): .changedMeanwhile(type)
        case .notReadBack(let type): .notReadBack(type)
        case .file(let path, let error): error.diagnosis.about(Escaping.text(path))
        case .noSuchFile(let path): .noSuchFile(path)
        case .notReadAsFile(let path): .notReadAsFile(path)
        case .notBeside(let path): .notBeside(path)
        case .noAccount(let path): .noAccount(path)
        case .noEvents(let path): .noEvents(path)
        case .severalAccounts(let paths): .severalAccounts(paths)
        case .defaultKeyNotAtHand(let id): .defaultKeyNotAtHand(id)
        case .severalDumps(let paths): .severalDumps(paths)
        case .severalRows(let paths): .severalRows(paths)
        case .archiveIsReadOnly: .archiveIsReadOnly
        case .noSuchSecret(let type): .noSuchSecret(type)
        case .tooManySecrets(let count): .tooManySecrets(count)
        case .notUnlocked(let refusal): refusal.diagnosis
        case .notOpened(let obstacle): obstacle.diagnosis
        case .keyFileExists(let path): .keyFileExists(path)
        case .newKeyNotTypedBack: .newKeyNotTypedBack
        case .copyNotSealed: .copyNotSealed
        case .keyNotKept(let path): .keyNotKept(path)
        case .rotationUnfinished(let id, let journal): .rotationUnfinished(id, journal)
        case .noRotation(let journal): .noRotation(journal)
        case .notReversible(let journal): .notReversible(journal)
        case .changedSinceRotation(let type): .changedSinceRotation(type)
        case .rotationRunning(let path): .rotationRunning(path)
        case .wouldStrand(let types, let id): .wouldStrand(types, id)
        case .cannotSign(let obstacle): obstacle.diagnosis
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
                hints: [
                    "rotate to aes-hmac-sha2, which needs no signature; a key backup's version goes "
                        + "unsigned without --account"
                ]
            )
        case .masterKeyIsAnother:
            return Diagnosis(
                .refused,
                "master_key_is_another",
                "the new key cannot be signed: the stored master key is not the published one",
                hints: ["'matrix-recovery doctor' shows both"]
            )
        case .userIsAnother(let userID):
            return Diagnosis(
                .refused,
                "user_is_another",
                "the new key cannot be signed: the stored master key is published as that of "
                    + Escaping.text(userID),
                hints: ["name that user with --user-id, or leave it out"]
            )
        }
    }
}

extension PassphraseDerivation.Refusal: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .unreadable(let property):
            Diagnosis(
                .malformed,
                "kdf_unreadable",
                "the passphrase was not tried, because the parameters in the key's description "
                    + "cannot be read: \(Escaping.text(property)) is missing or of the wrong type",
                hints: ["use the recovery key instead, or look for an older dump of the account"]
            )
        case .unknownAlgorithm(let name):
            Self.untrusted("its derivation \(Escaping.text(name)) is not known")
        case .iterations(let count): Self.untrusted("it asks for \(count) rounds")
        case .bits(let count): Self.untrusted("it asks for a key of \(count) bits")
        case .salt(let count): Self.untrusted("its salt has \(count) bytes")
        }
    }

    private static func untrusted(_ what: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "kdf_limit",
            "the passphrase was not tried, because the key's description is not to be trusted: \(what)",
            hints: ["use the recovery key instead"]
        )
    }
}
