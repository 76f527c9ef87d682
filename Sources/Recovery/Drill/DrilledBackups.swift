import Formats
import Primitives
import Secrets

/// The backup key against the public key of each key backup version, and how many rows each has.
/// Spec: B8, B9.
struct DrilledBackups {
    private let source: AccountSource
    private let values: [EventType: SecretBytes]
    private let counts: RowCounts

    init(_ source: AccountSource, _ values: [EventType: SecretBytes], _ counts: RowCounts) {
        self.source = source
        self.values = values
        self.counts = counts
    }

    var checks: [DrillCheck] {
        let versions = source.backups.map(\.info)
        var checks: [DrillCheck] = []
        if versions.isEmpty, values[.megolmBackup] != nil {
            checks.append(DrillCheck(.backupKey(version: nil), key(of: nil, isCurrent: true)))
        }
        for (index, info) in versions.enumerated() {
            let version = info.version ?? "unknown"
            let outcome = key(of: info, isCurrent: index == 0)
            checks.append(DrillCheck(.backupKey(version: version), outcome))
        }
        let stored = versions.map { $0.version ?? "unknown" }
        for version in stored + counts.backups.map(\.version).filter({ !stored.contains($0) }) {
            checks.append(DrillCheck(.rows(version: version), rows(of: version)))
        }
        if let export = counts.export {
            checks.append(DrillCheck(.roomKeys, Self.outcome(of: export)))
        }
        return checks
    }

    /// Versions stand with the current one first; older ones may have had another key.
    private func key(of info: BackupVersion?, isCurrent: Bool) -> DrillCheck.Outcome {
        guard let value = values[.megolmBackup] else { return .notProvable(.valueMissing) }
        guard let key = try? BackupKeyText.decode(value).key, key.count == 32,
            let own = try? X25519.publicKey(of: key)
        else { return .failed(.malformed) }
        guard let info else { return .notProvable(.noBackup(publicKey: own)) }
        switch info.publicKey {
        case .valid(let published) where published == own:
            return .proved(.publicKey(own))
        case .valid(let published), .doublyEncoded(let published):
            guard isCurrent else { return .notProvable(.olderBackup(publicKey: published)) }
            return published == own
                ? .failed(.malformed) : .failed(.mismatch(expected: published, found: own))
        case .malformed:
            return isCurrent ? .failed(.malformed) : .notProvable(.noPublicKey)
        case .absent:
            return .notProvable(.noPublicKey)
        }
    }

    private func rows(of version: ExactText) -> DrillCheck.Outcome {
        guard let counter = counts.backups.first(where: { $0.version == version })?.counter else {
            return .notProvable(.noRows)
        }
        return Self.outcome(of: counter)
    }

    private static func outcome(of counter: RowCounter) -> DrillCheck.Outcome {
        counter.rows.map { .proved(.count($0)) } ?? .failed(.malformed)
    }
}
