internal import Formats
internal import Recovery

/// The answers of `key check`: one line for each thing that was given, and what would work.
struct KeyCheckReport: Renderable {
    private let checks: [(origin: String, check: KeyCheck)]
    private let storage: SecretStorage

    init(_ checks: [(origin: String, check: KeyCheck)], _ storage: SecretStorage) {
        self.checks = checks
        self.storage = storage
    }

    /// The worst answer's status.
    var status: ExitStatus { worst?.status ?? .done }

    /// The worst answer as an error, if it is one.
    private var worst: Diagnosis? {
        checks.map { origin, check in
            let answer = Answer(check.answer)
            let proved = "of the corrections, one that is proved is the key"
            let hint = check.corrections.isEmpty ? whatWorks(instead: answer) : proved
            let hints = [hint].compactMap(\.self)
            return Diagnosis(answer.status, answer.error, answer.text, hints: hints)
                .about(Escaping.text(origin))
        }
        .filter { $0.status != .done }
        .max { $0.status.rawValue < $1.status.rawValue }
    }

    func render(on page: inout Page) {
        for (origin, check) in checks {
            let answer = Answer(check.answer)
            page.prose("\(Escaping.text(origin)): \(answer.text)", hanging: 2)
            for correction in check.corrections { render(correction, on: &page) }
            if check.corrections.isEmpty, let hint = whatWorks(instead: answer) {
                page.prose(hint, indent: 2, hanging: 2)
            }
        }
    }

    private func render(_ correction: KeyCheck.Correction, on page: inout Page) {
        let opens = correction.opens.map { Escaping.text($0) }.joined(separator: ", ")
        let proof = opens.isEmpty ? "valid, but opens nothing here" : "PROVED: opens key \(opens)"
        page.prose("\(correction.change.words): \(proof)", indent: 2, hanging: 2)
    }

    /// What would work where something does not; nil where something does, or nobody can tell.
    private func whatWorks(instead answer: Answer) -> String? {
        guard answer.status != .done, !answer.isUncheckable else { return nil }
        return "what would work: \(whatWorks)"
    }

    private var whatWorks: String {
        guard let standard = storage.descriptionsDefaultFirst.first else {
            return "nothing: this account describes no storage key"
        }
        let id = Escaping.text(standard.id)
        switch standard.passphrase {
        case .derived(let info) where PassphraseDerivation.refusal(of: info) != nil:
            return "the recovery key of key \(id)"
        case .derived(let info) where info.bits != 256:
            return "the passphrase of key \(id)"
        case .derived: return "the recovery key or the passphrase of key \(id)"
        case .malformed: return "the recovery key of key \(id)"
        case .none: return "the recovery key of key \(id), which has no passphrase"
        }
    }

    var json: JSONValue {
        let answers = checks.map { origin, check in
            let answer = Answer(check.answer)
            return JSONValue.object([
                ("answer", .string(answer.code)),
                ("corrections", .array(check.corrections.map(\.json))),
                ("key_ids", .array(answer.keyIDs.map { .string($0.rawValue) })),
                ("message", .string(answer.text)),
                ("origin", .string(origin)),
            ])
        }
        var members: [(ExactText, JSONValue)] = [("checks", .array(answers))]
        if let worst { members.append(("error", worst.facts)) }
        return .object(members)
    }

    /// One answer in words, code and status.
    private struct Answer {
        let text: String
        let code: String
        let status: ExitStatus
        let keyIDs: [KeyID]

        /// Whether nobody can tell.
        var isUncheckable: Bool { code == "cannot_be_checked" }

        /// The code of the error that it is, among those that every command has.
        var error: String {
            switch code {
            case "backup_key", "raw_backup_key": "key_is_backup_key"
            case "cannot_be_checked": "key_uncheckable"
            default: status == .wrongKey ? "wrong_key" : code
            }
        }

        init(_ text: String, _ code: String, _ status: ExitStatus, _ keyIDs: [KeyID] = []) {
            self.text = text
            self.code = code
            self.status = status
            self.keyIDs = keyIDs
        }

        init(_ answer: KeyCheck.Answer) {
            self =
                switch answer {
                case .attempt(let attempt): Answer(attempt)
                case .crossSigningSeed(let type):
                    Answer(
                        "the private key of \(type), as base64: a secret, not a storage key",
                        "cross_signing_seed",
                        .wrongKey
                    )
                case .rawStorageKey(let ids):
                    Answer(
                        "the bytes of storage key \(Self.list(ids)) as base64; clients want its "
                            + "recovery key",
                        "raw_storage_key",
                        .wrongKey,
                        ids
                    )
                case .rawBackupKey(let version):
                    Answer(
                        "the private key of key backup \(Escaping.text(version)), as base64",
                        "raw_backup_key",
                        .wrongKey
                    )
                case .keyExport:
                    Answer(
                        "a room key export, sealed with its own passphrase; it opens no account",
                        "key_export",
                        .wrongKey
                    )
                case .ageIdentity:
                    Answer(
                        "an age identity: it opens archives, with --identity",
                        "age_identity",
                        .wrongKey
                    )
                case .ageFile:
                    Answer(
                        "an age file, perhaps an archive: give it as the account",
                        "age_file",
                        .wrongKey
                    )
                }
        }

        private init(_ attempt: UnlockAttempt) {
            switch attempt.outcome {
            case .opens(let keys):
                let ids = keys.map(\.key.id)
                let proof = keys.first.map { KeyWords.words(for: $0.proof) } ?? ""
                let reading = keys.first.map { Self.words(for: $0.reading) } ?? "a key"
                self = Answer(
                    "\(reading) of key \(Self.list(ids)), \(proof)",
                    "opens",
                    .done,
                    ids
                )
            case .opensNothing:
                self = Answer(
                    "a well-formed key or passphrase that opens nothing here",
                    "opens_nothing",
                    .wrongKey
                )
            case .cannotBeChecked(let ids, let reason):
                self = Answer(
                    "cannot be checked: \(reason.words(for: ids))",
                    "cannot_be_checked",
                    .refused,
                    ids
                )
            case .isBackupKey(let version):
                self = Answer(
                    "the key of key backup \(Escaping.text(version)), not of secret storage",
                    "backup_key",
                    .wrongKey
                )
            case .notAKey(let error):
                let diagnosis = error.diagnosis
                self = Answer(diagnosis.message, diagnosis.code, diagnosis.status)
            case .refused(let id, let refusal):
                let diagnosis = refusal.diagnosis
                self = Answer(diagnosis.message, diagnosis.code, diagnosis.status, [id])
            case .noPassphraseHere:
                self = Answer(
                    "no recovery key, and no key here has a passphrase",
                    "no_passphrase_here",
                    .wrongKey
                )
            }
        }

        private static func list(_ ids: [KeyID]) -> String {
            ids.map { Escaping.text($0) }.joined(separator: ", ")
        }

        private static func words(for reading: KeyReading) -> String {
            switch reading {
            case .recoveryKey: "the recovery key"
            case .passphrase(.asTyped): "the passphrase"
            case .passphrase(.trimmed): "the passphrase, without the white space around it,"
            case .passphrase(.composed): "the passphrase, in composed Unicode (NFC),"
            case .passphrase(.decomposed): "the passphrase, in decomposed Unicode (NFD),"
            case .passphrase(.trimmedComposed):
                "the passphrase, without the white space around it and in composed Unicode (NFC),"
            case .passphrase(.trimmedDecomposed):
                "the passphrase, without the white space around it and in decomposed Unicode (NFD),"
            }
        }
    }
}

extension KeyCheck.Correction {
    /// The correction for programs.
    fileprivate var json: JSONValue {
        .object([
            ("change", .string(change.words)),
            ("key_ids", .array(opens.map { .string($0.rawValue) })),
        ])
    }
}

extension RecoveryKeyCorrection.Change {
    /// What to change, without showing more of the key than that.
    fileprivate var words: String {
        switch self {
        case .replace(let position, let character):
            "character \(position) as “\(Character(Unicode.Scalar(character)))”"
        case .swap(let position): "characters \(position) and \(position + 1) swapped"
        }
    }
}
