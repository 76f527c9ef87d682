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
    /// What a new key is to the account after a restore.
    package enum NewKeyUse: Equatable, Sendable {
        /// Nothing was to be, or could be, sealed under one.
        case none
        /// It is the default key.
        case standard
        /// Restored secrets are sealed under it, and the default stays this key, as secrets that
        /// stay are sealed under that.
        case beside(KeyID)
    }

    /// The writes.
    package let plan: Plan
    /// Account data as it will be, in the archive's order where that is free to choose.
    package let result: [AccountDataEvent]
    /// How many events that are there with other contents than the archived ones will be replaced;
    /// what a new key alone changes does not count.
    package let replaced: Int
    /// Secrets that were to be sealed under a new key and are not, with the keys they stay under.
    package let unsealed: [(type: EventType, keys: [KeyID])]
    /// Secrets that are sealed under a new key.
    package let rekeyed: [EventType]
    /// What the new key is.
    package let newKey: NewKeyUse

    /// Compares what was archived with what is there now.
    package init(
        of archived: [AccountDataEvent],
        over current: [AccountDataEvent],
        _ extent: Extent = .everything
    ) {
        var changes: [(type: EventType, change: Change)] = []
        var plan = Plan(over: current)
        for event in archived {
            let change = Self.change(event, plan.content(of: event.type), extent)
            changes.append((event.type, change))
        }
        let known = Set(archived.map(\.type))
        for type in current.map(\.type) where !known.contains(type) {
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
        rekeyed = []
        newKey = .none
    }

    /// The same with every archived secret sealed under a new key, for when the old ones are lost.
    ///
    /// Old descriptions are blanked where nothing is left under them; secrets whose value is not in
    /// the archive stay as they were sealed, and so do those that `extent` leaves alone. Where one
    /// of the latter is sealed under the default key, that stays the default. A new key under which
    /// nothing would be sealed is not described. What an interrupted run sealed under it stays.
    ///
    /// - Throws: `RecoveryError` where sealing fails.
    package init(
        of archived: [AccountDataEvent],
        values: [EventType: SecretBytes],
        over current: [AccountDataEvent],
        _ extent: Extent = .everything,
        to new: NewStorageKey
    ) throws(RecoveryError) {
        let settled = Self.settled(archived, values, over: current, new.key)
        let restored = Restoration(of: settled, over: current, extent)
        let kept = Set(restored.changes.filter { $0.change == .keep }.map(\.type))
        let values = values.filter { !kept.contains($0.key) }
        let storage = SecretStorage(restored.result)
        let matrix = StorageMatrix(storage, values: values, under: new.key)
        let standard = extent == .onlyMissing ? Self.neededDefault(of: current, matrix) : nil
        var options = RotationPlan.Options()
        options.unopened = .go
        options.standard = standard == nil ? .moves : .stays
        let standing = storage.description(of: new.key.id)?.content
        let described = if let standing { standing } else { try new.description() }
        let rotation = try RotationPlan(
            restored.result,
            matrix: matrix,
            to: new,
            described: (described, new.description(marked: true)),
            options
        )
        unsealed = rotation.unopened.map { type in
            (type, rotation.remaining.filter { $0.type == type }.map(\.keyID))
        }
        replaced = restored.replaced
        rekeyed = rotation.carried.map(\.type)
        guard !rekeyed.isEmpty else {
            (changes, plan, result) = (restored.changes, restored.plan, restored.result)
            newKey = .none
            return
        }
        (changes, plan) = Self.changes(from: current, restored, to: rotation.plan.result)
        result = rotation.plan.result
        newKey = standard.map { .beside($0) } ?? .standard
    }

    /// What was archived, with the secrets and the default key as they are where they are the new
    /// key's already.
    private static func settled(
        _ archived: [AccountDataEvent],
        _ values: [EventType: SecretBytes],
        over current: [AccountDataEvent],
        _ key: StorageKey
    ) -> [AccountDataEvent] {
        let storage = SecretStorage(current)
        let secrets = storage.secrets.filter { $0.holds(values[$0.type], under: key) }
        var settled = Set(secrets.map(\.type))
        if storage.defaultKey.effective == key.id { settled.insert(.defaultKey) }
        let now = Plan(over: current)
        return archived.map { event in
            guard settled.contains(event.type), let content = now.content(of: event.type) else {
                return event
            }
            return AccountDataEvent(type: event.type, content: content)
        }
    }

    /// What becomes of each event, and the writes, where a new key changes what is restored.
    private static func changes(
        from current: [AccountDataEvent],
        _ restored: Restoration,
        to result: [AccountDataEvent]
    ) -> (changes: [(type: EventType, change: Change)], plan: Plan) {
        let now = Plan(over: current)
        var plan = now
        for event in inSafeOrder(result) { plan.set(event.type, to: event.content, .restore) }
        let earlier = Dictionary(restored.changes.map { ($0.type, $0.change) }) { first, _ in first
        }
        let changes = result.map { event in
            let change = change(event, now.content(of: event.type), .everything)
            let before = earlier[event.type]
            guard change == .same, let before, before == .keep || before == .onlyThere else {
                return (event.type, change)
            }
            return (event.type, before)
        }
        return (changes, plan)
    }

    /// The default key that is there, where a secret that stays as it is is sealed under it.
    private static func neededDefault(
        of current: [AccountDataEvent],
        _ matrix: StorageMatrix
    ) -> KeyID? {
        guard let standard = SecretStorage(current).defaultKey.effective else { return nil }
        let isNeeded = matrix.rows.contains { row in
            row.value == nil && row.cells.contains { $0.keyID == standard }
        }
        return isNeeded ? standard : nil
    }

    private static func change(
        _ event: AccountDataEvent,
        _ now: JSONValue?,
        _ extent: Extent
    ) -> Change {
        guard let now else { return .add }
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
        let plan = Plan(over: events)
        let known = Set(archived.map(\.type))
        let first = archived.compactMap { event in
            plan.content(of: event.type).map { AccountDataEvent(type: event.type, content: $0) }
        }
        return first + events.filter { !known.contains($0.type) }
    }
}
