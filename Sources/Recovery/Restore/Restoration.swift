package import Formats
package import Secrets

/// Puts archived account data back: first as a difference to look at, then as a plan.
package struct Restoration: Sendable {
    /// Which events are put back.
    package enum Extent: Sendable {
        /// All that are in the archive.
        case everything
        /// Those that are not there now, or were blanked.
        case onlyMissing
    }

    /// What becomes of one event.
    package enum Change: String, Sendable {
        /// It is not there now and will be.
        case add
        /// It is there, byte for byte or in meaning.
        case same
        /// It is there with other contents, which will be replaced.
        case replace
        /// It is there with other contents, which stay.
        case keep
        /// It is there and not in the archive; it stays.
        case onlyThere = "only-there"
    }

    /// Each event with what becomes of it, in the archive's order.
    package let changes: [(type: EventType, change: Change)]
    /// The writes.
    package let plan: Plan
    /// Account data as it will be, in the archive's order where that is free to choose.
    package let result: [AccountDataEvent]
    /// How many events that are there with other contents than the archived ones will be replaced;
    /// what a new key alone changes does not count.
    package let replaced: Int
    /// Secrets that were to be sealed under a new key and are not, with the keys they stay under.
    package let unsealed: [(type: EventType, keys: [KeyID])]

    /// Compares what was archived with what is there now.
    package init(
        of archived: [AccountDataEvent],
        over current: [AccountDataEvent],
        _ extent: Extent = .everything
    ) {
        var changes: [(type: EventType, change: Change)] = []
        var plan = Plan(over: current)
        for event in archived {
            let change = Self.change(event, current, extent)
            changes.append((event.type, change))
        }
        for type in current.map(\.type) where !archived.contains(where: { $0.type == type }) {
            changes.append((type, .onlyThere))
        }
        let written = Set(changes.filter { $0.change == .add || $0.change == .replace }.map(\.type))
        for event in Self.inSafeOrder(archived) where written.contains(event.type) {
            plan.set(event.type, to: event.content, .restore)
        }
        self.changes = changes
        self.plan = plan
        result = Self.ordered(plan.result, like: archived)
        replaced = changes.count { $0.change == .replace }
        unsealed = []
    }

    /// The same with every archived secret sealed under a new key, for when the old ones are lost.
    ///
    /// Old descriptions are blanked where nothing is left under them; secrets whose value is not in the archive stay as
    /// they were sealed, and so do those that `extent` leaves alone.
    ///
    /// - Throws: `RecoveryError` where sealing fails.
    package init(
        of archived: [AccountDataEvent],
        values: [EventType: SecretBytes],
        over current: [AccountDataEvent],
        _ extent: Extent = .everything,
        to new: NewStorageKey
    ) throws(RecoveryError) {
        let restored = Restoration(of: archived, over: current, extent)
        let kept = Set(restored.changes.filter { $0.change == .keep }.map(\.type))
        let values = values.filter { !kept.contains($0.key) }
        var options = RotationPlan.Options()
        options.unopened = .go
        let rotation = try RotationPlan(
            restored.result,
            matrix: StorageMatrix(SecretStorage(restored.result), values: values),
            to: new,
            described: (new.description(), new.description(marked: true)),
            options
        )
        var plan = Plan(over: current)
        for event in Self.inSafeOrder(rotation.plan.result) {
            plan.set(event.type, to: event.content, .restore)
        }
        let originals = current
        self.plan = plan
        changes = rotation.plan.result.map { event in
            let change = Self.change(event, originals, .everything)
            let before = restored.changes.first { $0.type == event.type }?.change
            guard change == .same, let before, before == .keep || before == .onlyThere else {
                return (event.type, change)
            }
            return (event.type, before)
        }
        result = rotation.plan.result
        replaced = restored.replaced
        unsealed = rotation.unopened.map { type in
            (type, rotation.remaining.filter { $0.type == type }.map(\.keyID))
        }
    }

    private static func change(
        _ event: AccountDataEvent,
        _ current: [AccountDataEvent],
        _ extent: Extent
    ) -> Change {
        guard let now = current.first(where: { $0.type == event.type })?.content else {
            return .add
        }
        if now.isEquivalent(to: event.content) { return .same }
        if now.isEmptyObject { return .add }
        return extent == .everything ? .replace : .keep
    }

    /// Descriptions before what is sealed under them, the default key after, the rest last.
    private static func inSafeOrder(_ events: [AccountDataEvent]) -> [AccountDataEvent] {
        func rank(_ event: AccountDataEvent) -> Int {
            if event.type == .defaultKey { return 2 }
            if event.type.keyID != nil { return event.content.isEmptyObject ? 4 : 0 }
            if case .encrypted? = try? StoredSecret(decoding: event.content, of: event.type) {
                return 1
            }
            return 3
        }
        return events.enumerated()
            .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }

    private static func ordered(
        _ events: [AccountDataEvent],
        like archived: [AccountDataEvent]
    ) -> [AccountDataEvent] {
        let known = archived.compactMap { event in events.first { $0.type == event.type } }
        return known + events.filter { event in !archived.contains { $0.type == event.type } }
    }
}
