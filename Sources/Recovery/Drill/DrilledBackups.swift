import Formats
import Primitives
import Secrets

/// The backup key against the public key of each key backup version, and the rows of each.
/// Spec: B8, B9.
struct DrilledBackups {
    private let source: AccountSource
    private let values: [EventType: SecretBytes]

    init(_ source: AccountSource, _ values: [EventType: SecretBytes]) {
        self.source = source
        self.values = values
    }

    /// The backup key against each version.
    var keys: [DrillCheck] {
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
        return checks
    }

    /// The rows that an archive has.
    func rows(_ counts: RowCounts) -> [DrillCheck] {
        let stored = versions
        let all = stored + counts.backups.map(\.version).filter { !stored.contains($0) }
        let export = counts.export.map { DrillCheck(.roomKeys, Self.outcome(of: $0)) }
        return all.map { DrillCheck(.rows(version: $0), Self.rows(of: $0, counts)) }
            + (export.map { [$0] } ?? [])
    }

    /// The rows that were opened.
    func rows(_ opened: OpenedRows) -> [DrillCheck] {
        versions.map { version in
            let outcome: DrillCheck.Outcome
            if let tally = opened.tallies[version] {
                outcome =
                    tally.rejects == 0
                    ? .proved(.count(Int64(tally.sessions)))
                    : .failed(.unopened(tally.rejects, of: tally.rejects + tally.sessions))
            } else {
                outcome = .notProvable(.keyNotAtHand)
            }
            return DrillCheck(.openedRows(version: version), outcome)
        }
    }

    private var versions: [ExactText] { source.backups.map { $0.info.version ?? "unknown" } }

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

    private static func rows(of version: ExactText, _ counts: RowCounts) -> DrillCheck.Outcome {
        guard let counter = counts.backups.first(where: { $0.version == version })?.counter else {
            return .notProvable(.noRows)
        }
        return outcome(of: counter)
    }

    private static func outcome(of counter: RowCounter) -> DrillCheck.Outcome {
        counter.rows.map { .proved(.count($0)) } ?? .failed(.malformed)
    }
}
