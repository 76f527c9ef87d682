package import Formats
import Primitives
package import Secrets

/// The writes of a rotation, in the order in which nothing can be lost. Design: section 4.
///
/// It is made from account data as it is now, so after an interruption the plan made again is what
/// is left to do.
package struct RotationPlan: Sendable {
    /// What is asked for beyond the new key.
    package struct Options: Sendable {
        /// Keys that must still open what they opened.
        package var keep: Set<KeyID> = []
        /// Whether entries that did not open go too, where the secret opened otherwise.
        package var unopened: UnopenedEntries = .stay
        /// How base64 is written.
        package var padding: Base64.Padding = .unpadded
        /// What the MAC of A7 is over.
        package var macInput: Curve25519AESSHA2.MACInput = .ciphertext
        /// Whether the new key becomes the default.
        package var standard: Standard = .moves

        /// The defaults.
        package init() {}
    }

    /// What becomes of entries that did not open: their keys are not at hand, or they are damaged
    /// or malformed.
    package enum UnopenedEntries: Sendable {
        /// They stay and are reported.
        case stay
        /// They are removed from secrets that opened with another key. One of a form that nobody
        /// here knows stays even so.
        case go
    }

    /// What becomes of the default key.
    package enum Standard: Sendable {
        /// It is the new key from then on.
        case moves
        /// It stays as it is marked.
        case stays
    }

    /// One secret under one old key, and what the keys at hand make of it.
    package typealias Entry = (type: EventType, keyID: KeyID, state: StorageMatrix.Cell)

    /// The writes.
    package private(set) var plan: Plan
    /// The secrets that are carried over, with their values.
    package private(set) var carried: [(type: EventType, value: SecretBytes)] = []
    /// Secrets that no key at hand opens, or that cannot be read: they stay exactly as they are.
    package private(set) var unopened: [EventType] = []
    /// Entries that stay, since they did not open, or disagree, with what is known of each.
    package private(set) var remaining: [Entry] = []
    /// Entries that go though they did not open, of secrets that opened otherwise.
    package private(set) var dropped: [Entry] = []
    /// Keys whose descriptions are blanked.
    package private(set) var retired: [KeyID] = []

    private let storage: SecretStorage
    private let matrix: StorageMatrix
    private let new: NewStorageKey
    private let options: Options
    /// The keys that this very rotation was retiring when it was interrupted.
    private let retiring: Set<KeyID>

    /// Plans the rotation of `events` to `new`.
    ///
    /// - Parameter matrix: what the keys at hand open, the new key among them where it already
    ///   stands.
    /// - Parameter descriptions: the new key's description, plain and with the proposal's default
    ///   mark.
    /// - Parameter retiring: the keys at hand that this rotation was retiring when it was
    ///   interrupted, by its journal.
    /// - Throws: `RecoveryError` where sealing fails.
    package init(
        _ events: [AccountDataEvent],
        matrix: StorageMatrix,
        to new: NewStorageKey,
        described descriptions: (plain: JSONValue, marked: JSONValue),
        retiring: [KeyID] = [],
        _ options: Options = Options()
    ) throws(RecoveryError) {
        plan = Plan(over: events)
        storage = SecretStorage(events)
        self.matrix = matrix
        self.new = new
        self.options = options
        self.retiring = Set(retiring)
        do {
            try describe(descriptions)
            for row in matrix.rows { try seal(row) }
            if options.standard == .moves { try moveDefault(descriptions) }
            for row in matrix.rows { try removeOldSeals(row) }
        } catch let error as FormatError {
            throw .format(error)
        } catch let error as RecoveryError {
            throw error
        } catch {
            throw .primitive(.library("rotation"))
        }
        // What cannot be read may be sealed under any key, so then every key stays described.
        let unreadable = storage.unreadable.map(\.type).filter { $0.keyID == nil }
        unopened += unreadable
        if unreadable.isEmpty { blankOldKeys() }
    }

    /// The description is written once; after that the one that stands is the one that counts.
    private mutating func describe(_ descriptions: (plain: JSONValue, marked: JSONValue)) throws {
        let type = EventType.keyDescription(new.key.id)
        if let standing = plan.content(of: type), standing.isEquivalent(to: descriptions.marked) {
            return
        }
        plan.set(type, to: descriptions.plain, .describeNewKey)
    }

    /// Adds the new key's entry beside the old ones.
    private mutating func seal(_ row: StorageMatrix.Row) throws {
        guard let value = row.value else {
            unopened.append(row.type)
            return
        }
        let target = SecretSpelling.normalised(value, of: row.type)
        carried.append((row.type, target))
        if let standing = row.cells.first(where: { $0.keyID == new.key.id }), standing.state.isOpen,
            row.openedWith == new.key.id || !row.disagreeing.contains(new.key.id)
        {
            return
        }
        let content = plan.content(of: row.type) ?? .object([])
        let sealed = try SecretSealing(padding: options.padding, macInput: options.macInput)
            .entry(for: target, name: row.type, key: new.key)
        let encrypted = try content.member("encrypted") ?? .object([])
        let source = try row.openedWith.flatMap { id in try encrypted.member(id.rawValue) }
        let entry = sealed.carrying(source)
        let both = try encrypted.setting(new.key.id.rawValue, to: entry)
        plan.set(row.type, to: try content.setting("encrypted", to: both), .sealUnderNewKey)
    }

    /// Moves both marks: the event first, since it wins, then the names. Spec: A5, B2.
    ///
    /// The new key is marked before the old one loses its mark, so that a plan made again between
    /// the two still sees that the account has marks.
    private mutating func moveDefault(
        _ descriptions: (plain: JSONValue, marked: JSONValue)
    ) throws {
        plan.set(.defaultKey, to: try pointer(over: plan.content(of: .defaultKey)), .moveDefault)
        let marked = storage.defaultKey.marked.filter { $0 != new.key.id }
        guard !marked.isEmpty else { return }
        plan.set(.keyDescription(new.key.id), to: descriptions.marked, .moveDefault)
        for keyID in marked {
            let type = EventType.keyDescription(keyID)
            guard let description = plan.content(of: type) else { continue }
            // A signature covers the name, so one that is left would no longer hold.
            let unmarked = try description.removing("name").removing("signatures")
            plan.set(type, to: unmarked, .moveDefault)
        }
    }

    /// The default key event for the new key, with the properties that stood beside the old one's.
    private func pointer(over now: JSONValue?) throws -> JSONValue {
        let id = JSONValue.string(new.key.id.rawValue)
        guard let now, now.members != nil else { return JSONValue.object([("key", id)]) }
        return try now.setting("key", to: id)
    }

    /// Takes away the entries that opened, and others if that was asked for.
    private mutating func removeOldSeals(_ row: StorageMatrix.Row) throws {
        guard row.value != nil, var content = plan.content(of: row.type) else {
            remaining += row.cells.map { (row.type, $0.keyID, $0.state) }
            return
        }
        for cell in row.cells where cell.keyID != new.key.id {
            if options.keep.contains(cell.keyID) { continue }
            guard mayGo(cell, of: row) else {
                remaining.append((row.type, cell.keyID, cell.state))
                continue
            }
            if !cell.state.isOpen { dropped.append((row.type, cell.keyID, cell.state)) }
            content = try content.removing(cell.keyID.rawValue, fromMember: "encrypted")
            if try content.isPassthrough(under: cell.keyID) {
                content = try content.removing(cell.keyID.rawValue)
            }
        }
        plan.set(row.type, to: content, .removeOldSeals)
    }

    private func mayGo(
        _ cell: (keyID: KeyID, state: StorageMatrix.Cell),
        of row: StorageMatrix.Row
    ) -> Bool {
        if row.disagreeing.contains(cell.keyID) { return false }
        switch cell.state {
        case .opens, .passthrough: return true
        case .unsupported: return false
        case .damaged, .malformed, .otherKey, .unknownKey: return options.unopened == .go
        }
    }

    /// Blanks the descriptions of keys at hand under which nothing is left; where entries of other
    /// keys were to go, those keys' too.
    private mutating func blankOldKeys() {
        let inUse = Set(SecretStorage(plan.result).secrets.flatMap(\.entries).map(\.keyID))
        let atHand = retiring.union(matrix.keys.map(\.key.id))
        for description in storage.descriptions {
            let id = description.id
            guard id != new.key.id, atHand.contains(id) || options.unopened == .go,
                !options.keep.contains(id), !inUse.contains(id)
            else { continue }
            retired.append(id)
            plan.set(.keyDescription(id), to: .object([]), .blankOldKey)
        }
    }

    /// Opens what was just written with the new key and compares the bytes.
    ///
    /// - Throws: `RecoveryError.notReadBack`.
    func verify(_ write: Plan.Write, _ content: JSONValue) throws(RecoveryError) {
        guard write.purpose == .sealUnderNewKey || write.purpose == .removeOldSeals else { return }
        let expected = carried.first { $0.type == write.type }?.value
        guard case .encrypted(let entries)? = try? StoredSecret(decoding: content, of: write.type),
            let entry = entries.first(where: { $0.keyID == new.key.id }),
            let value = try? new.key.open(entry.form, name: write.type), value == expected
        else { throw .notReadBack(write.type) }
    }
}

extension JSONValue {
    /// The entry with the properties of `source` that no algorithm knows (A6).
    func carrying(_ source: JSONValue?) -> JSONValue {
        let known: [ExactText] = ["iv", "ciphertext", "mac", "ephemeral", "passthrough"]
        let unknown = (source?.members ?? []).filter { !known.contains($0.name) }
        return JSONValue.object(((members ?? []) + unknown).map { ($0.name, $0.value) })
    }

    /// Whether an unwrapped passthrough for this key stands beside `encrypted`. Spec: A11.
    func isPassthrough(under keyID: KeyID) throws(FormatError) -> Bool {
        try member(keyID.rawValue)?.member("passthrough") != nil
    }

    /// The object without `name` in its member `outer`; unchanged where there is none.
    fileprivate func removing(
        _ name: ExactText,
        fromMember outer: ExactText
    ) throws(FormatError) -> JSONValue {
        guard let inner = try member(outer), inner.members != nil else { return self }
        return try setting(outer, to: inner.removing(name))
    }
}
