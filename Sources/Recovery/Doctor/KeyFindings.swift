import Formats

/// What there is to say about the keys that were entered.
struct KeyFindings {
    let findings: [Finding]

    init(_ attempts: [UnlockAttempt], _ storage: SecretStorage) {
        let atHand = attempts.flatMap(\.keys).map(\.key.id)
        findings = attempts.flatMap { Self.findings($0, atHand, storage) }
    }

    private static func findings(
        _ attempt: UnlockAttempt,
        _ atHand: [KeyID],
        _ storage: SecretStorage
    ) -> [Finding] {
        let origin = Finding.Evidence.origin(attempt.entered.origin)
        switch attempt.outcome {
        case .opens(let keys):
            return readingFindings(keys, attempt) + defaultFindings(keys, origin, atHand, storage)
        case .opensNothing, .noPassphraseHere:
            return [Finding(.keyWrong, .error, origin)]
        case .cannotBeChecked(let ids, .nothingToCheckBy):
            return ids.map { Finding(.keyUncheckable, .warning, origin, .key($0)) }
        case .cannotBeChecked(let ids, .unknownAlgorithm):
            return ids.map { id in
                Finding(.keyUncheckable, .warning, origin, .key(id), .property("algorithm"))
            }
        case .isBackupKey(let version):
            return [Finding(.keyIsBackupKey, .error, origin, .backup(version: version))]
        case .notAKey(.parity):
            return [Finding(.keyParity, .error, origin)]
        case .notAKey(.character(let position)):
            return [Finding(.keyFormat, .error, origin, .position(position))]
        case .notAKey(.length), .notAKey(.prefix), .notAKey(.lines):
            return [Finding(.keyFormat, .error, origin)]
        case .refused(let id, let refusal):
            return [Finding(refusal, origin, .key(id))]
        }
    }

    private static func readingFindings(
        _ keys: [ProvedKey],
        _ attempt: UnlockAttempt
    ) -> [Finding] {
        let origin = Finding.Evidence.origin(attempt.entered.origin)
        guard let first = keys.first else { return [] }
        switch (first.reading, attempt.entered.kind) {
        case (.passphrase, .recoveryKey):
            return [Finding(.keyIsPassphrase, .info, origin, .key(first.key.id))]
        case (.recoveryKey, .passphrase):
            return [Finding(.keyIsRecoveryKey, .info, origin, .key(first.key.id))]
        case (.passphrase(.asTyped), _), (.recoveryKey, _):
            return []
        case (.passphrase(let spelling), _):
            return [
                Finding(
                    .keySpelling,
                    .warning,
                    origin,
                    .key(first.key.id),
                    .property(spelling.rawValue)
                )
            ]
        }
    }

    /// An older key is worth a word only where the default key is not at hand as well.
    private static func defaultFindings(
        _ keys: [ProvedKey],
        _ origin: Finding.Evidence,
        _ atHand: [KeyID],
        _ storage: SecretStorage
    ) -> [Finding] {
        guard let standard = storage.defaultKey.effective, storage.defaultKey.isDescribed,
            !atHand.contains(standard)
        else { return [] }
        return keys.map { Finding(.keyOld, .warning, origin, .key($0.key.id)) }
    }
}
