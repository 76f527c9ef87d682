import Formats

extension MautrixClient {
    /// All that it sees with a key. Secrets are given by their SHA-256.
    package struct Opened: Sendable, Equatable {
        /// The default key's ID.
        package let keyID: String
        /// The SHA-256 of each secret's plaintext, by name.
        package let secrets: [String: String]
        /// The public keys of the seeds, which are the published ones: `master` and so on.
        package let identity: [String: String]
        /// The current key backup, opened with the key in secret storage.
        package let backup: Backup?
    }

    /// A key backup of which every row was opened.
    package struct Backup: Sendable, Equatable {
        /// The version.
        package let version: String
        /// How many sessions there are.
        package let count: Int
        /// The SHA-256 of all sessions, in order.
        package let sessions: String
    }

    /// How much of an account is opened.
    package enum Extent: Sendable {
        /// Also the key backup.
        case everything
        /// Secret storage and the identity.
        case secrets
    }

    /// What opens secret storage.
    package enum Key: Sendable {
        /// A recovery key in its usual form.
        case recoveryKey(String)
        /// A passphrase.
        case passphrase(String)
    }
}

/// Why mautrix-python does not do what it was asked.
package enum MautrixError: Error, Equatable {
    /// A key does not open the account, or something in it does not belong to the rest.
    case refused(String)
}

extension MautrixClient.Key {
    var member: (ExactText, JSONValue) {
        switch self {
        case .recoveryKey(let key): ("recovery_key", .string(key))
        case .passphrase(let phrase): ("passphrase", .string(phrase))
        }
    }
}

extension MautrixClient.Opened {
    init(_ answer: JSONValue) throws {
        keyID = try answer.string(at: "key_id")
        secrets = try answer.dictionary(at: "secrets")
        identity = try answer.dictionary(at: "identity")
        backup = try answer.valueIfPresent(at: "backup").map { backup in
            MautrixClient.Backup(
                version: try backup.string(at: "version"),
                count: try backup.int(at: "count"),
                sessions: try backup.string(at: "sessions")
            )
        }
    }
}

extension JSONValue {
    /// The strings of the object `name`, by their names.
    func dictionary(at name: String) throws -> [String: String] {
        let members = try object(at: name).map { member in
            guard let text = member.value.text else { throw TestDataError.malformed(name) }
            return (member.name.string, text.string)
        }
        return Dictionary(members) { first, _ in first }
    }
}
