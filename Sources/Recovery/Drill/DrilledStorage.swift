import Formats
import Primitives
import Secrets

/// The storage keys that are at hand against their descriptions, and what they open against the
/// values inside. Spec: A4, B3.
struct DrilledStorage {
    private let examination: Examination
    private let values: [EventType: SecretBytes]

    init(_ examination: Examination, _ values: [EventType: SecretBytes]) {
        self.examination = examination
        self.values = values
    }

    var checks: [DrillCheck] {
        let storage = examination.storage
        var checks: [DrillCheck] = []
        for description in storage.descriptionsDefaultFirst {
            checks.append(DrillCheck(.storageKey(description.id), key(description)))
            switch examination.account.masterSignature(on: description) {
            case .valid?: checks.append(DrillCheck(.description(description.id), .proved(.holds)))
            case .invalid?:
                checks.append(DrillCheck(.description(description.id), .failed(.signature)))
            case .absent?, nil: break
            }
        }
        for id in storage.orphanKeyIDs {
            let proved = examination.matrix.keys.first { $0.key.id == id }
            checks.append(
                DrillCheck(
                    .storageKey(id),
                    proved.map { .proved(.storageKey($0.proof, publicKey: nil)) }
                        ?? .notProvable(.keyNotAtHand)
                )
            )
        }
        guard !examination.matrix.keys.isEmpty else { return checks }
        return checks
            + examination.matrix.rows.compactMap { row in
                sealed(row).map { DrillCheck(.sealed(row.type), $0) }
            }
    }

    private func key(_ description: KeyDescription) -> DrillCheck.Outcome {
        guard let proved = examination.matrix.keys.first(where: { $0.key.id == description.id })
        else {
            let isKnown: Bool =
                switch description.algorithm {
                case .aesHMACSHA2?, .curve25519AESSHA2?, nil: true
                default: false
                }
            return .notProvable(isKnown ? .keyNotAtHand : .unknownAlgorithm)
        }
        guard description.verdict(on: proved.key.material) != .mismatch else {
            return .failed(.keyCheck)
        }
        var publicKey: [UInt8]?
        if case .publicKey(let key) = description.check { publicKey = key }
        return .proved(.storageKey(proved.proof, publicKey: publicKey))
    }

    /// Nil where no key at hand is one that the secret is sealed under.
    private func sealed(_ row: StorageMatrix.Row) -> DrillCheck.Outcome? {
        if row.cells.contains(where: { $0.state.isBroken }) { return .failed(.damaged) }
        guard let value = row.value, let key = row.openedWith else { return nil }
        guard let archived = values[row.type] else { return .notProvable(.valueMissing) }
        guard row.disagreeing.isEmpty, SecretSpelling.isSame(value, archived, of: row.type) else {
            return .failed(.differs)
        }
        return .proved(.openedWith(key))
    }
}

extension StorageMatrix.Cell {
    /// Whether the right key is at hand and does not open it.
    fileprivate var isBroken: Bool {
        switch self {
        case .damaged, .malformed: true
        case .opens, .passthrough, .unsupported, .otherKey, .unknownKey: false
        }
    }
}
