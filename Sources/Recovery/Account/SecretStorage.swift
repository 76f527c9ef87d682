package import Formats

/// Secure secret storage as an account's events describe it: keys, secrets and which key is the
/// default.
///
/// Nothing is decrypted here. No list of secret names is known: whatever has the shape of a secret
/// is one. Spec: A1 to A6, B2.
package struct SecretStorage: Sendable {
    /// The keys that are described, in the order of the events.
    package let descriptions: [KeyDescription]
    /// Keys whose description was blanked.
    package let clearedKeys: [KeyID]
    /// The secrets and what they are sealed under, in the order of the events.
    package let secrets: [Secret]
    /// Events that were blanked: deleted secrets, and other deleted account data, which looks the
    /// same.
    package let deleted: [EventType]
    /// Those of them that hold something all the same: an `encrypted` with nothing in it.
    package let stubs: Set<EventType>
    /// Events that hold something else.
    package let otherTypes: [EventType]
    /// Events that have the shape of a secret or a key and cannot be read, and why.
    package let unreadable: [(type: EventType, error: FormatError)]
    /// Which key is marked as the default, in both ways.
    package let defaultKey: DefaultKey

    private let places: [KeyID: Int]

    /// One secret as it is stored.
    package struct Secret: Sendable {
        /// The secret's name, which is its event's type (A1).
        package let type: EventType
        /// What stands under each key.
        package let entries: [StoredSecret.Entry]
    }

    /// Reads the events of an account.
    package init(_ events: [AccountDataEvent]) {
        var reader = Reader()
        for event in events { reader.read(event) }
        descriptions = reader.descriptions
        places = Dictionary(
            reader.descriptions.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        clearedKeys = reader.clearedKeys
        secrets = reader.secrets
        deleted = reader.deleted
        stubs = reader.stubs
        otherTypes = reader.otherTypes
        unreadable = reader.unreadable
        defaultKey = DefaultKey(pointer: reader.pointer, descriptions: reader.descriptions)
    }

    /// The description of a key, if there is one.
    package func description(of id: KeyID) -> KeyDescription? {
        places[id].map { descriptions[$0] }
    }

    /// The IDs that secrets are sealed under though no description names them, in order of
    /// appearance.
    package var orphanKeyIDs: [KeyID] {
        var seen = Set(descriptions.map(\.id))
        return secrets.flatMap(\.entries).map(\.keyID).filter { seen.insert($0).inserted }
    }

    /// The descriptions with the default's first.
    package var descriptionsDefaultFirst: [KeyDescription] {
        guard let id = defaultKey.effective else { return descriptions }
        return descriptions.filter { $0.id == id } + descriptions.filter { $0.id != id }
    }

    private struct Reader {
        var descriptions: [KeyDescription] = []
        var clearedKeys: [KeyID] = []
        var secrets: [Secret] = []
        var deleted: [EventType] = []
        var stubs: Set<EventType> = []
        var otherTypes: [EventType] = []
        var unreadable: [(type: EventType, error: FormatError)] = []
        var pointer = DefaultKey.Pointer.absent

        mutating func read(_ event: AccountDataEvent) {
            do {
                if event.type == .defaultKey {
                    pointer = try DefaultKey.Pointer(decoding: event.content)
                } else if let id = event.type.keyID {
                    try readKey(id, event.content)
                } else {
                    try readSecret(event)
                }
            } catch {
                unreadable.append((event.type, error))
            }
        }

        private mutating func readKey(_ id: KeyID, _ content: JSONValue) throws(FormatError) {
            if content.isEmptyObject {
                clearedKeys.append(id)
            } else {
                descriptions.append(try KeyDescription(id: id, decoding: content))
            }
        }

        private mutating func readSecret(_ event: AccountDataEvent) throws(FormatError) {
            switch try StoredSecret(decoding: event.content, of: event.type) {
            case .notASecret: otherTypes.append(event.type)
            case .deleted:
                deleted.append(event.type)
                if !event.content.isEmptyObject { stubs.insert(event.type) }
            case .encrypted(let entries):
                secrets.append(Secret(type: event.type, entries: entries))
            }
        }
    }
}
