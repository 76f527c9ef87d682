import Formats
import Secrets

/// The cross-signing seeds against the keys that were published, and those against the master key.
/// Spec: B7.
struct DrilledIdentity {
    private let source: AccountSource
    private let values: [EventType: SecretBytes]

    init(_ source: AccountSource, _ values: [EventType: SecretBytes]) {
        self.source = source
        self.values = values
    }

    var checks: [DrillCheck] {
        let seeds = KnownSecret.crossSigning.map { DrillCheck(.seed($0), seed($0)) }
        guard let identity = source.account.identity, let master = identity.master else {
            return seeds
        }
        return seeds
            + identity.bySecret.compactMap { type, key in
                guard type != .master, let key else { return nil }
                let verdict = key.signed.verdict(by: identity.userID, master)
                return DrillCheck(
                    .signature(type),
                    verdict == .valid
                        ? .proved(.publicKey(master.publicKey)) : .failed(.signature)
                )
            }
    }

    private func seed(_ type: EventType) -> DrillCheck.Outcome {
        guard let value = values[type] else { return .notProvable(.valueMissing) }
        guard let own = SigningSeed(value: value)?.publicKey else { return .failed(.malformed) }
        guard source.identityBytes != nil else { return .notProvable(.noIdentity) }
        guard let identity = source.account.identity else {
            return .notProvable(.identityUnreadable)
        }
        guard let published = identity.bySecret.first(where: { $0.0 == type })?.1 else {
            return .notProvable(.notPublished)
        }
        return published.publicKey == own
            ? .proved(.publicKey(own))
            : .failed(.mismatch(expected: published.publicKey, found: own))
    }
}
