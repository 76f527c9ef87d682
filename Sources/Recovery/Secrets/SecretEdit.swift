package import Formats
package import Secrets

/// A change of one secret: a new value under the keys at hand, or its removal.
package struct SecretEdit: Sendable {
    /// The writes.
    package let plan: Plan
    /// The keys that the secret is sealed under now.
    package let keys: [KeyID]
    /// Keys whose entries went, since they held the old value and are not at hand.
    package let dropped: [KeyID]
    /// The new value and the keys that open it; nil for a removal.
    private let sealed: (value: SecretBytes, keys: [StorageKey])?

    /// Sets a secret. It is sealed under the default key, which must be at hand, and again under
    /// every other key at hand that had it. Events that hold keys, and the default key's, are no
    /// secrets.
    ///
    /// - Parameter members: what the event holds beside the secret from then on.
    /// - Throws: `RecoveryError.defaultKeyNotAtHand`, `.noSuchSecret`.
    package static func set(
        _ type: EventType,
        to value: SecretBytes,
        in examination: Examination,
        _ sealing: SecretSealing = SecretSealing(),
        beside members: [(name: ExactText, value: JSONValue)] = []
    ) throws(RecoveryError) -> SecretEdit {
        guard type != .defaultKey, type.keyID == nil else { throw .noSuchSecret(type) }
        let events = examination.account.events
        let named = examination.storage.defaultKey.effective
        let standard = named.flatMap { examination.storage.description(of: $0)?.id }
        guard let standard, examination.matrix.keys.contains(where: { $0.key.id == standard })
        else {
            throw .defaultKeyNotAtHand(standard)
        }
        let cells = examination.matrix.row(type)?.cells ?? []
        let keys = examination.matrix.keys.map(\.key).filter { key in
            key.id == standard || cells.contains { $0.keyID == key.id }
        }
        var plan = Plan(over: events)
        let content = plan.content(of: type) ?? .object([])
        let entries = try entries(for: value, type, keys, sealing, over: content)
        do {
            var base = content.members == nil ? JSONValue.object([]) : content
            for cell in cells where try base.isPassthrough(under: cell.keyID) {
                base = try base.removing(cell.keyID.rawValue)
            }
            for member in members { base = try base.setting(member.name, to: member.value) }
            plan.set(type, to: try base.setting("encrypted", to: .object(entries)), .setSecret)
        } catch {
            throw .format(error)
        }
        let dropped = cells.map(\.keyID).filter { id in !keys.contains { $0.id == id } }
        return SecretEdit(
            plan: plan,
            keys: keys.map(\.id),
            dropped: dropped,
            sealed: (value, keys)
        )
    }

    /// The new entries, each with what the one in its place holds that no algorithm knows (A6).
    private static func entries(
        for value: SecretBytes,
        _ type: EventType,
        _ keys: [StorageKey],
        _ sealing: SecretSealing,
        over content: JSONValue
    ) throws(RecoveryError) -> [(ExactText, JSONValue)] {
        var entries: [(ExactText, JSONValue)] = []
        for key in keys {
            let entry = try sealing.entry(for: value, name: type, key: key)
            do {
                let old = try content.member("encrypted")?.member(key.id.rawValue)
                entries.append((key.id.rawValue, entry.carrying(old)))
            } catch {
                throw .format(error)
            }
        }
        return entries
    }

    /// Opens what was just written with every key it was sealed under and compares the bytes.
    ///
    /// - Throws: `RecoveryError.notReadBack`.
    package func verify(_ write: Plan.Write, _ content: JSONValue) throws(RecoveryError) {
        guard let sealed else { return }
        guard case .encrypted(let entries)? = try? StoredSecret(decoding: content, of: write.type)
        else { throw .notReadBack(write.type) }
        for key in sealed.keys {
            guard let entry = entries.first(where: { $0.keyID == key.id }),
                let value = try? key.open(entry.form, name: write.type), value == sealed.value
            else { throw .notReadBack(write.type) }
        }
    }

    /// Removes a secret: its event becomes `{}`, which is how Matrix deletes.
    ///
    /// - Throws: `RecoveryError.noSuchSecret`.
    package static func remove(
        _ type: EventType,
        from examination: Examination
    ) throws(RecoveryError) -> SecretEdit {
        guard let row = examination.matrix.row(type) else { throw .noSuchSecret(type) }
        var plan = Plan(over: examination.account.events)
        plan.set(type, to: .object([]), .removeSecret)
        return SecretEdit(plan: plan, keys: [], dropped: row.cells.map(\.keyID), sealed: nil)
    }
}
