package import Formats
package import Secrets

/// Secrets whose values are at hand, under a new key that becomes the account's default, for when the
/// old one is lost. Design: section 4.
///
/// The order is a rotation's: the description, each secret beside what is there, the default key, and only
/// then away with what the lost keys hold of the same secrets. A secret that is not at hand stays as it is,
/// with the description of its key. Made from account data as it is now, so that after an interruption it is
/// what is left to do.
package struct NewStorage: Sendable {
    /// The new key.
    package let keyID: KeyID
    /// The writes.
    package let plan: Plan
    /// The secrets that are under the new key then.
    package let sealed: [EventType]
    /// Those that are not, with the keys they stay under.
    package let left: [(type: EventType, keys: [KeyID])]
    /// Keys whose descriptions are blanked.
    package let retired: [KeyID]
    private let rotation: RotationPlan

    /// Plans it.
    ///
    /// - Parameter new: a new key, or the one of an interrupted run, by the ID that the account knows.
    /// - Throws: `RecoveryError` where sealing fails.
    package init(
        of values: [EventType: SecretBytes],
        over events: [AccountDataEvent],
        under new: NewStorageKey
    ) throws(RecoveryError) {
        let storage = SecretStorage(events)
        var matrix = StorageMatrix(storage, values: values, under: new.key)
        for (type, value) in values.sorted(by: { $0.key < $1.key }) where matrix.row(type) == nil {
            matrix.add(type, value)
        }
        let standing = storage.description(of: new.key.id)?.content
        let plain = if let standing { standing } else { try new.description() }
        let marked = try carryingFormat { () throws(FormatError) in
            try plain.setting("name", to: .string(DefaultKey.markName))
        }
        var options = RotationPlan.Options()
        options.unopened = .go
        rotation = try RotationPlan(
            events,
            matrix: matrix,
            to: new,
            described: (plain, marked),
            options
        )
        keyID = new.key.id
        plan = rotation.plan
        retired = rotation.retired
        let under = storage.secrets.filter { secret in
            secret.entries.contains { entry in
                entry.keyID == new.key.id
                    && (try? new.key.open(entry.form, name: secret.type)) != nil
            }
        }.map(\.type)
        let carried = rotation.carried.map(\.type)
        sealed = carried + under.filter { !carried.contains($0) }
        left = storage.secrets.filter { [sealed] in !sealed.contains($0.type) }
            .map { ($0.type, $0.entries.map(\.keyID)) }
    }

    /// Writes it, and opens every secret that was written with the new key.
    ///
    /// - Throws: as `PlanRun.apply`.
    package func apply(
        on store: any AccountStore,
        progress: (Plan.Write) -> Void = { _ in }
    ) async throws(RecoveryError) {
        try await PlanRun(on: store).apply(
            plan,
            verify: { (write, content) throws(RecoveryError) in
                try rotation.verify(write, content)
            },
            progress: progress
        )
    }
}
