package import Formats
package import Secrets

/// Every secret against every key: the base of everything that is done. Design: section 3.
///
/// It knows no list of secret names. A cell that does not open says why, and "no key at hand" is
/// never mixed up with "damaged".
package struct StorageMatrix: Sendable {
    /// The secrets, in the order of the account.
    package private(set) var rows: [Row]
    /// The keys at hand, each proved.
    package let keys: [ProvedKey]

    /// One secret.
    package struct Row: Sendable {
        /// The secret's name.
        package let type: EventType
        /// What each key makes of it, in the order of the event.
        package let cells: [(keyID: KeyID, state: Cell)]
        /// The value, if any key opened it: the default key's, or else the first one's.
        package let value: SecretBytes?
        /// The key that the value was opened with.
        package let openedWith: KeyID?
        /// Keys that open it to something else than `value`.
        package let disagreeing: [KeyID]
    }

    /// One secret under one key.
    package enum Cell: Equatable, Sendable {
        /// It opened.
        case opens
        /// It is the storage key itself, and the key is at hand (A11).
        case passthrough
        /// The key is right and the MAC does not hold.
        case damaged
        /// The key is right and the entry is malformed.
        case malformed(SealedForm.Fault)
        /// The key is right and its algorithm has no such form.
        case unsupported
        /// The key is described and not at hand.
        case otherKey
        /// Nothing describes the key, and it is not at hand.
        case unknownKey
    }

    /// Opens all that the keys open.
    package init(_ storage: SecretStorage, keys: [ProvedKey]) {
        self.keys = keys
        let known = Dictionary(keys.map { ($0.key.id, $0.key) }) { first, _ in first }
        rows = storage.secrets.map { Self.row($0, storage: storage, keys: known) }
    }

    /// A matrix whose values are known already, from an archive, and no key is at hand but perhaps
    /// the new one, under which some of them may be sealed by now.
    package init(
        _ storage: SecretStorage,
        values: [EventType: SecretBytes],
        under new: StorageKey? = nil
    ) {
        keys = []
        rows = storage.secrets.map { secret in
            let value = values[secret.type]
            let isSealed = new.map { secret.holds(value, under: $0) } ?? false
            return Row(
                type: secret.type,
                cells: secret.entries.map { entry in
                    (entry.keyID, isSealed && entry.keyID == new?.id ? .opens : .unknownKey)
                },
                value: value,
                openedWith: isSealed ? new?.id : nil,
                disagreeing: []
            )
        }
    }

    /// Adds a secret that is sealed under no key yet.
    mutating func add(_ type: EventType, _ value: SecretBytes) {
        rows.append(Row(type: type, cells: [], value: value, openedWith: nil, disagreeing: []))
    }

    /// The row of a secret.
    package func row(_ type: EventType) -> Row? {
        rows.first { $0.type == type }
    }

    /// The value of a secret, if it opened.
    package func value(of type: EventType) -> SecretBytes? {
        row(type)?.value
    }

    private static func row(
        _ secret: SecretStorage.Secret,
        storage: SecretStorage,
        keys: [KeyID: StorageKey]
    ) -> Row {
        var cells: [(keyID: KeyID, state: Cell)] = []
        var opened: [(id: KeyID, value: SecretBytes)] = []
        for entry in secret.entries {
            guard let key = keys[entry.keyID] else {
                let isDescribed = storage.description(of: entry.keyID) != nil
                cells.append((entry.keyID, isDescribed ? .otherKey : .unknownKey))
                continue
            }
            do {
                opened.append((entry.keyID, try key.open(entry.form, name: secret.type)))
                cells.append((entry.keyID, entry.form == .passthrough ? .passthrough : .opens))
            } catch {
                cells.append((entry.keyID, Cell(error)))
            }
        }
        let best = opened.first { $0.id == storage.defaultKey.effective } ?? opened.first
        return Row(
            type: secret.type,
            cells: cells,
            value: best?.value,
            openedWith: best?.id,
            disagreeing: opened.filter { other in
                guard let best else { return false }
                return !SecretSpelling.isSame(other.value, best.value, of: secret.type)
            }.map(\.id)
        )
    }
}

extension SecretStorage.Secret {
    /// Whether it is sealed under a key with this value.
    func holds(_ value: SecretBytes?, under key: StorageKey) -> Bool {
        guard let value, let entry = entries.first(where: { $0.keyID == key.id }),
            let opened = try? key.open(entry.form, name: type)
        else { return false }
        return SecretSpelling.isSame(opened, value, of: type)
    }
}

extension StorageMatrix.Cell {
    fileprivate init(_ error: SealError) {
        switch error {
        case .authentication, .padding, .lowOrderPoint: self = .damaged
        case .malformed(let fault): self = .malformed(fault)
        case .unsupported: self = .unsupported
        }
    }

    /// Whether the key gave the value.
    package var isOpen: Bool { self == .opens || self == .passthrough }
}
