package import Formats
package import Secrets

/// What `expected.json` says about an account. All of it was made for tests: no secret is real.
package struct ExpectedAccount: Sendable {
    /// A storage key.
    package struct Key: Sendable {
        package let id: KeyID
        package let recoveryKey: String
        package let rawKey: [UInt8]
        package let passphrase: String?
        /// No secret is encrypted under it.
        package let isUnused: Bool
        /// The account has no description of it.
        package let isDescriptionMissing: Bool

        /// The raw key as the operations take it.
        package var secret: SecretBytes { SecretBytes(copying: rawKey) }
    }

    /// A secret, and the keys that it is encrypted under.
    package struct Secret: Sendable {
        package let name: EventType
        /// Exactly what was encrypted, padding and all.
        package let plaintext: [UInt8]
        package let keys: [KeyID]
    }

    /// A version of the key backup.
    package struct Backup: Sendable {
        package let version: String
        package let isCurrent: Bool
        package let publicKey: [UInt8]
        /// What the server shows instead, where a client wrote something else.
        package let publishedPublicKey: [UInt8]?
        package let privateKey: [UInt8]
        /// The rows as a key export has them.
        package let sessions: [JSONValue]
    }

    /// An encrypted file of room keys in the folder.
    package struct KeyExport: Sendable {
        package let file: String
        package let passphrase: String
        package let rounds: Int
        package let sessionIDs: [String]
    }

    /// A message of a room that these sessions encrypted.
    package struct Message: Hashable, Sendable {
        package let roomID: ExactText
        package let eventID: ExactText
        /// The session; nil where a client does not say.
        package let sessionID: ExactText?
        package let body: ExactText

        /// A message that was read.
        package init(
            roomID: ExactText,
            eventID: ExactText,
            sessionID: ExactText?,
            body: ExactText
        ) {
            self.roomID = roomID
            self.eventID = eventID
            self.sessionID = sessionID
            self.body = body
        }
    }

    package let userID: String
    package let defaultKeyID: KeyID?
    package let keys: [Key]
    package let secrets: [Secret]
    /// Types of events that were overwritten with `{}`.
    package let deleted: [EventType]
    /// The published keys by their usage: `master`, `self_signing`, `user_signing`.
    package let crossSigningPublic: [String: [UInt8]]
    package let backups: [Backup]
    package let keyExports: [KeyExport]
    package let messages: [Message]

    /// - Throws: `FormatError` or `TestDataError` for anything that is not as described.
    init(decoding bytes: [UInt8]) throws {
        let value = try JSONValue(parsing: bytes)
        userID = try value.string(at: "user_id")
        defaultKeyID = try value.stringIfPresent(at: "default_key_id").map { KeyID(ExactText($0)) }
        keys = try value.object(at: "keys").map(Key.init(decoding:))
        secrets = try value.object(at: "secrets").map(Secret.init(decoding:))
        deleted =
            try value.valueIfPresent(at: "deleted").map { _ in
                try value.strings(at: "deleted").map { EventType(rawValue: ExactText($0)) }
            } ?? []
        let published = try value.value(at: "cross_signing_public")
        crossSigningPublic = try Dictionary(
            uniqueKeysWithValues: published.members.map { members in
                try members.map { member in
                    (member.name.string, try published.base64(at: member.name.string))
                }
            } ?? []
        )
        backups = try value.array(at: "backups").map(Backup.init(decoding:))
        messages = try value.array(at: "messages").map(Message.init(decoding:))
        keyExports =
            try value.valueIfPresent(at: "key_exports").map { _ in
                try value.array(at: "key_exports").map(KeyExport.init(decoding:))
            } ?? []
    }
}

extension ExpectedAccount.Key {
    fileprivate init(decoding member: JSONMember) throws {
        id = KeyID(member.name)
        recoveryKey = try member.value.string(at: "recovery_key")
        rawKey = try member.value.base64(at: "raw_key_base64")
        passphrase = try member.value.stringIfPresent(at: "passphrase")
        isUnused = try member.value.flag(at: "unused")
        isDescriptionMissing = try member.value.flag(at: "description_missing")
    }
}

extension ExpectedAccount.Secret {
    fileprivate init(decoding member: JSONMember) throws {
        name = EventType(rawValue: member.name)
        plaintext = try member.value.text(at: "plaintext").utf8
        keys = try member.value.strings(at: "keys").map { KeyID(ExactText($0)) }
    }
}

extension ExpectedAccount.Backup {
    fileprivate init(decoding value: JSONValue) throws {
        version = try value.string(at: "version")
        isCurrent = try value.bool(at: "current")
        publicKey = try value.base64(at: "public_key")
        publishedPublicKey = try value.valueIfPresent(at: "published_public_key").map { _ in
            try value.base64(at: "published_public_key")
        }
        privateKey = try value.base64(at: "private_key_base64")
        sessions = try value.array(at: "sessions")
    }
}

extension ExpectedAccount.Message {
    fileprivate init(decoding value: JSONValue) throws {
        roomID = try value.text(at: "room_id")
        eventID = try value.text(at: "event_id")
        sessionID = try value.valueIfPresent(at: "session_id").map { _ in
            try value.text(at: "session_id")
        }
        body = try value.text(at: "body")
    }
}

extension ExpectedAccount.KeyExport {
    fileprivate init(decoding value: JSONValue) throws {
        file = try value.string(at: "file")
        passphrase = try value.string(at: "phrase")
        rounds = try value.int(at: "rounds")
        sessionIDs = try value.strings(at: "session_ids")
    }
}
