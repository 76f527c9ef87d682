package import Formats
import Primitives
import Secrets

/// The least that mends what an examination found, as writes to account data: metadata first, then
/// secrets under the default key. Design: section 6, rungs 1 and 2.
///
/// ```
/// key checks ─► secrets under the default key ─► default key ─► marks that contradict it
/// ```
/// Nothing that opens is taken away, and no key is used that was not proved.
package struct RepairPlan: Sendable {
    /// One thing that is mended.
    package enum Fix: Equatable, Sendable {
        /// A key's description gets a key check that is the key's own, and a signature that holds.
        case keyCheck(KeyID)
        /// A description whose signature does not hold is signed anew.
        case signature(KeyID)
        /// A secret is sealed under the default key, beside what is there.
        case seal(EventType, under: KeyID)
        /// A secret whose entry is in no form that clients read any more is sealed as they do, under
        /// the keys that open it.
        case spelling(EventType)
        /// The default key's event names a key.
        case defaultKey(KeyID)
        /// A key backup version gets a public key that clients read, and the identity's signature.
        case backup(ExactText)
        /// A key that is not the default is no longer named as one.
        case mark(KeyID)
    }

    /// What is mended, in the order of the writes.
    package private(set) var fixes: [Fix] = []
    /// The writes to account data.
    package private(set) var plan: Plan
    /// What mends the key backup, after that.
    package private(set) var backup: BackupRepair?

    /// What can be written to.
    package enum Reach: Sendable {
        /// Account data alone, as in a dump.
        case accountData
        /// The homeserver, which has key backups too.
        case homeserver
    }

    private let examination: Examination
    private let sealing: SecretSealing
    private let padding: Base64.Padding
    private let signer: DescriptionSigner?
    /// What each secret is sealed as, to be opened again once it is written.
    private var sealed: [EventType: (value: SecretBytes, keys: [StorageKey])] = [:]

    /// Plans what mends an account, with the keys that were proved.
    ///
    /// - Throws: `RecoveryError` where sealing or signing fails.
    package init(
        _ examination: Examination,
        _ reach: Reach = .accountData,
        padding: Base64.Padding = .unpadded
    ) throws(RecoveryError) {
        self.examination = examination
        self.padding = padding
        sealing = SecretSealing(padding: padding)
        signer = try? DescriptionSigner(examination)
        plan = Plan(over: examination.account.events)
        do {
            for key in examination.matrix.keys.map(\.key) { try mendDescription(of: key) }
            if let standard { try mendSecrets(under: standard) }
            if let standard { try mendDefault(standard.id) }
            if reach == .homeserver { backup = try BackupRepair(examination, signer) }
            if let backup { fixes.append(.backup(backup.version)) }
        } catch let error as FormatError {
            throw .format(error)
        } catch let error as RecoveryError {
            throw error
        } catch {
            throw .primitive(.library("repair"))
        }
    }

    private var storage: SecretStorage { examination.storage }

    /// The key that is the default, or is to be: the one that is marked, where it is described and at
    /// hand; where nothing usable is marked, the key at hand that opens the most.
    private var standard: StorageKey? {
        let keys = examination.matrix.keys.map(\.key)
        let described = keys.filter { storage.description(of: $0.id) != nil }
        if let id = storage.defaultKey.effective, storage.defaultKey.isDescribed {
            return described.first { $0.id == id }
        }
        func opened(_ key: StorageKey) -> Int {
            examination.matrix.rows.count { row in
                row.cells.contains { $0.keyID == key.id && $0.state.isOpen }
            }
        }
        let most = described.map(opened).max() ?? 0
        let best = described.filter { opened($0) == most }
        return best.first { storage.defaultKey.marked.contains($0.id) } ?? best.first
    }
}

extension RepairPlan {
    private mutating func mendDescription(of key: StorageKey) throws {
        guard let description = storage.description(of: key.id) else { return }
        let signature = examination.account.masterSignature(on: description)
        let needsCheck = description.verdict(on: key.material) != .match
        if needsCheck || description.hasLongCheckIV {
            var content = description.content
            for (name, value) in try NewStorageKey.check(of: key, padding) {
                content = try content.setting(name, to: value)
            }
            fixes.append(.keyCheck(key.id))
            // A signature covers the key check, so one that is left would no longer hold.
            try describe(key.id, as: content, isSigned: signature != nil && signature != .absent)
        } else if signature == .invalid, signer != nil {
            fixes.append(.signature(key.id))
            try describe(key.id, as: description.content, isSigned: true)
        }
    }

    private mutating func describe(
        _ id: KeyID,
        as content: JSONValue,
        isSigned: Bool
    ) throws {
        let bare = try content.removing("signatures")
        let signed = isSigned ? try signer?.sign(bare) : content
        plan.set(.keyDescription(id), to: signed ?? bare, .repair)
    }

    private mutating func mendSecrets(under standard: StorageKey) throws {
        for row in examination.matrix.rows {
            guard let value = row.value, row.disagreeing.isEmpty else { continue }
            let cell = row.cells.first { $0.keyID == standard.id }
            let target = SecretSpelling.normalised(value, of: row.type)
            let isOld = target != value || row.cells.contains { $0.state == .passthrough }
            let opening = row.cells.filter { $0.state.isOpen }.map(\.keyID)
            var keys: [StorageKey] = []
            if isOld {
                keys = examination.matrix.keys.map(\.key).filter { opening.contains($0.id) }
                fixes.append(.spelling(row.type))
            }
            if cell?.state.isOpen != true, mayReplace(cell?.state) {
                keys.append(standard)
                fixes.append(.seal(row.type, under: standard.id))
            }
            if !keys.isEmpty { try seal(row.type, target, under: keys) }
        }
    }

    /// An entry that the right key does not open is replaced; one of a form that nobody here knows
    /// stays.
    private func mayReplace(_ state: StorageMatrix.Cell?) -> Bool {
        switch state {
        case nil, .damaged, .malformed: true
        case .opens, .passthrough, .unsupported, .otherKey, .unknownKey: false
        }
    }

    private mutating func seal(
        _ type: EventType,
        _ value: SecretBytes,
        under keys: [StorageKey]
    ) throws {
        guard var content = plan.content(of: type) else { return }
        var encrypted = try content.member("encrypted") ?? .object([])
        for key in keys {
            let id = key.id.rawValue
            let entry = try sealing.entry(for: value, name: type, key: key)
            encrypted = try encrypted.setting(id, to: entry.carrying(encrypted.member(id)))
            if try content.isPassthrough(under: key.id) { content = try content.removing(id) }
        }
        sealed[type] = (value, keys)
        plan.set(type, to: try content.setting("encrypted", to: encrypted), .repair)
    }

    /// The event first, since it wins; then the names that contradict it. Spec: A5, B2.
    private mutating func mendDefault(_ id: KeyID) throws {
        if storage.defaultKey.pointer != .key(id) {
            // What is no object is replaced by one.
            let now = plan.content(of: .defaultKey) ?? .object([])
            fixes.append(.defaultKey(id))
            plan.set(.defaultKey, to: try now.setting("key", to: .string(id.rawValue)), .repair)
        }
        for other in storage.defaultKey.marked where other != id {
            guard let content = plan.content(of: .keyDescription(other)) else { continue }
            fixes.append(.mark(other))
            let unmarked = try content.removing("name").removing("signatures")
            plan.set(.keyDescription(other), to: unmarked, .repair)
        }
    }
}

extension RepairPlan {
    /// The account as it is to be after the repair.
    package func result(over account: Account) -> Account {
        let mended = account.with(events: plan.result)
        guard let backup, let versions = mended.backups,
            let version = BackupVersion(decoding: backup.content)
        else { return mended }
        return mended.with(backups: [version] + versions.dropFirst())
    }

    /// Opens what was just written with every key that it was sealed under, and compares the bytes.
    ///
    /// - Throws: `RecoveryError.notReadBack`.
    package func verify(_ write: Plan.Write, _ content: JSONValue) throws(RecoveryError) {
        if let id = write.type.keyID {
            guard let key = examination.matrix.keys.first(where: { $0.key.id == id }) else {
                return
            }
            let description = try? KeyDescription(id: id, decoding: content)
            guard description?.verdict(on: key.key.material) == .match else {
                throw .notReadBack(write.type)
            }
        }
        guard let (value, keys) = sealed[write.type] else { return }
        guard case .encrypted(let entries)? = try? StoredSecret(decoding: content, of: write.type)
        else { throw .notReadBack(write.type) }
        for key in keys {
            guard let entry = entries.first(where: { $0.keyID == key.id }),
                (try? key.open(entry.form, name: write.type)) == value
            else { throw .notReadBack(write.type) }
        }
    }
}
