package import Formats
import Primitives
package import Recovery
import Secrets

/// A small account made to measure: keys, and secrets sealed under them, in the state that a test
/// needs.
package struct AccountBuilder {
    /// The account data so far, in order.
    package private(set) var events: [AccountDataEvent] = []
    /// What the account publishes, where that matters.
    package var identity: PublishedIdentity?
    /// The key backup versions, where they matter.
    package var backups: [BackupVersion]?
    /// The dehydrated device, where that matters.
    package var dehydratedDevice = DehydratedDevice.notKnown
    /// Whose account it is.
    package var userID: ExactText? = "@test:example.org"

    /// An account without account data.
    package init() {}

    /// The account.
    package var account: Account {
        Account(
            userID: userID,
            events: events,
            identity: identity,
            backups: backups,
            dehydratedDevice: dehydratedDevice,
            source: "test"
        )
    }

    /// A key whose 32 bytes all are `byte`: different bytes, different keys.
    package static func key(
        _ id: KeyID,
        _ byte: UInt8,
        _ algorithm: StorageAlgorithm = .aesHMACSHA2
    ) -> StorageKey {
        let material = SecretBytes(copying: [UInt8](repeating: byte, count: 32))
        return StorageKey(id: id, algorithm: algorithm, material: material)
    }

    /// What can be said of the account with these keys.
    package func examined(with keys: StorageKey...) -> Examination {
        Examination(account, entered: keys.map(\.entered))
    }

    /// Sets an event's content.
    package mutating func set(_ type: EventType, _ content: JSONValue) {
        let event = AccountDataEvent(type: type, content: content)
        if let index = events.firstIndex(where: { $0.type == type }) {
            events[index] = event
        } else {
            events.append(event)
        }
    }

    /// Sets an event's content from its JSON text.
    ///
    /// - Throws: `FormatError.json`.
    package mutating func set(_ type: EventType, json: String) throws {
        set(type, try JSONValue(parsing: Array(json.utf8)))
    }

    /// The content of an event.
    package func content(of type: EventType) -> JSONValue? {
        events.first { $0.type == type }?.content
    }

    /// Describes a key, as clients do, with what proves it unless that is left out.
    ///
    /// - Throws: `RecoveryError` where the library fails.
    package mutating func describe(
        _ key: StorageKey,
        name: ExactText? = nil,
        passphrase: PassphraseInfo? = nil,
        hasCheck: Bool = true,
        extra: [(ExactText, JSONValue)] = []
    ) throws {
        var members: [(ExactText, JSONValue)] = [
            ("algorithm", .string(key.algorithm.rawValue))
        ]
        if let name { members.append(("name", .string(name))) }
        if let passphrase { members.append(("passphrase", passphrase.encoded)) }
        if hasCheck { members += try Self.check(of: key) }
        set(.keyDescription(key.id), .object(members + extra))
    }

    /// Points the default to a key.
    package mutating func setDefault(_ id: KeyID) {
        set(.defaultKey, .object([("key", .string(id.rawValue))]))
    }

    /// Seals a secret under keys, beside what it is sealed under already.
    ///
    /// - Throws: `RecoveryError` where the library fails.
    package mutating func seal(
        _ value: String,
        _ type: EventType,
        under keys: [StorageKey],
        _ sealing: SecretSealing = SecretSealing(),
        extra: [(ExactText, JSONValue)] = []
    ) throws {
        for key in keys {
            var entry = try sealing.entry(for: SecretBytes(text: value), name: type, key: key)
            for (name, member) in extra { entry = try entry.setting(name, to: member) }
            try setEntry(entry, type, under: key.id)
        }
    }

    /// Puts something under a key's ID in a secret.
    ///
    /// - Throws: `FormatError.json`.
    package mutating func setEntry(_ entry: JSONValue, _ type: EventType, under id: KeyID) throws {
        let content = content(of: type) ?? .object([])
        let encrypted = try content.member("encrypted") ?? .object([])
        set(
            type,
            try content.setting("encrypted", to: encrypted.setting(id.rawValue, to: entry))
        )
    }

    /// Seals a secret under a key and then changes its ciphertext.
    ///
    /// - Throws: `RecoveryError` where the library fails.
    package mutating func sealDamaged(_ type: EventType, under key: StorageKey) throws {
        let secret = SecretBytes(text: "damaged")
        let entry = try SecretSealing().entry(for: secret, name: type, key: key)
        let other = JSONValue.string(Base64.encode([UInt8](repeating: 0x5A, count: 16)))
        try setEntry(entry.setting("ciphertext", to: other), type, under: key.id)
    }

    private static func check(
        of key: StorageKey
    ) throws -> [(ExactText, JSONValue)] {
        if key.algorithm == .curve25519AESSHA2 {
            let publicKey = try X25519.publicKey(of: key.material)
            return [("pubkey", .string(Base64.encode(publicKey)))]
        }
        let check = try AESHMACSHA2.keyCheck(iv: Randomness.bytes(16), key: key.material)
        return [
            ("iv", .string(Base64.encode(check.iv))), ("mac", .string(Base64.encode(check.mac))),
        ]
    }
}

extension StorageKey {
    /// The key as a person enters it.
    package var entered: EnteredKey {
        EnteredKey(
            .recoveryKey,
            RecoveryKey.encode(material) ?? SecretBytes(copying: []),
            origin: id.rawValue.string
        )
    }
}
