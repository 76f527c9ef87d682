internal import Formats
internal import Recovery

/// A drill's check in words and as JSON.
struct DrillWords {
    private let check: DrillCheck

    init(_ check: DrillCheck) {
        self.check = check
    }

    /// The result in a word or two, so that what failed is seen first.
    var result: String {
        switch check.outcome {
        case .proved: "proved"
        case .notProvable: "not provable"
        case .failed: "FAILED"
        }
    }

    /// What was tried, and what came of it.
    var text: String {
        switch check.outcome {
        case .proved(let proof): "\(check.subject.claim)\(proof.words(check.subject))"
        case .notProvable(let reason): "\(check.subject.claim): \(reason.words)"
        case .failed(let failure): "\(check.subject.claim): \(failure.words)"
        }
    }

    /// The check for programs.
    var json: JSONValue {
        var members: [(ExactText, JSONValue)] = [
            ("check", .string(check.subject.code)), ("message", .string(text)),
            ("result", .string(result.lowercased().replacing(" ", with: "_"))),
            ("subject", .optional(check.subject.name)),
        ]
        switch check.outcome {
        case .proved(let proof): members += proof.members
        case .notProvable(let reason): members += [("reason", .string(reason.code))] + reason.keys
        case .failed(let failure): members += [("reason", .string(failure.code))] + failure.facts
        }
        return .object(members)
    }
}

extension DrillCheck.Subject {
    /// What is claimed.
    fileprivate var claim: String {
        switch self {
        case .whole: "every byte authenticates, and every entry has its digest"
        case .restored: "the account data comes back byte for byte, in memory"
        case .rekeyed: "the opened secrets seal under a new key and open again, in memory"
        case .expected(let type): "\(Self.text(type)) is at hand"
        case .seed(let type): "\(Self.text(type)) is the private half of the published key"
        case .signature(let type):
            "the published key of \(Self.text(type)) is signed by the master key"
        case .backupKey(let version?):
            "m.megolm_backup.v1 is the private key of key backup \(Escaping.text(version))"
        case .backupKey(nil): "m.megolm_backup.v1 is the private key of a key backup"
        case .rows(let version): "the rows of key backup \(Escaping.text(version)) are inside"
        case .openedRows(let version): "the rows of key backup \(Escaping.text(version)) open"
        case .roomKeys: "the room keys are inside, opened"
        case .storageKey(let id): "storage key \(Escaping.text(id)) is at hand"
        case .description(let id):
            "the description of storage key \(Escaping.text(id)) is signed by the master key"
        case .sealed(let type): "\(Self.text(type)) opens in the account data to the value at hand"
        }
    }

    /// The name for programs.
    fileprivate var code: String {
        switch self {
        case .whole: "whole"
        case .restored: "restored"
        case .rekeyed: "rekeyed"
        case .expected: "expected"
        case .seed: "cross_signing_seed"
        case .signature: "cross_signing_signature"
        case .backupKey: "backup_key"
        case .rows: "backup_rows"
        case .openedRows: "backup_room_keys"
        case .roomKeys: "room_keys"
        case .storageKey: "storage_key"
        case .description: "key_description"
        case .sealed: "sealed_value"
        }
    }

    /// What it is about, of several.
    fileprivate var name: ExactText? {
        switch self {
        case .whole, .restored, .rekeyed, .roomKeys: nil
        case .expected(let type), .seed(let type), .signature(let type), .sealed(let type):
            type.rawValue
        case .backupKey(let version): version
        case .rows(let version), .openedRows(let version): version
        case .storageKey(let id), .description(let id): id.rawValue
        }
    }

    private static func text(_ type: EventType) -> String { Escaping.text(type.rawValue) }
}

extension DrillCheck.Proof {
    fileprivate func words(_ subject: DrillCheck.Subject) -> String {
        switch self {
        case .holds: ""
        case .count(let count): ": \(count)\(subject.unit)"
        case .publicKey(let key): ", \(Base64.encode(key))"
        case .storageKey(let proof, let key?):
            ", \(KeyWords.words(for: proof)), \(Base64.encode(key))"
        case .storageKey(let proof, nil): ", \(KeyWords.words(for: proof))"
        case .openedWith(let id): ", with storage key \(Escaping.text(id))"
        }
    }

    fileprivate var members: [(ExactText, JSONValue)] {
        switch self {
        case .holds: []
        case .count(let count): [("count", .integer(count))]
        case .publicKey(let key): [("public_key", .string(Base64.encode(key)))]
        case .storageKey(let proof, let key):
            [("proof", .string(KeyWords.code(of: proof)))]
                + (key.map { [("public_key", .string(Base64.encode($0)))] } ?? [])
        case .openedWith(let id): [("key_id", .string(id.rawValue))]
        }
    }
}

extension DrillCheck.Subject {
    /// What is counted.
    fileprivate var unit: String {
        switch self {
        case .whole: " entries"
        case .restored: " events"
        case .rekeyed: " secrets"
        case .rows: " rows, still encrypted"
        case .openedRows: " room keys"
        case .roomKeys: " of them"
        case .expected, .seed, .signature, .backupKey, .storageKey, .description, .sealed: ""
        }
    }
}
