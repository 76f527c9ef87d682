import Formats
import Synchronization

/// A session of mautrix-python, a client that is not ours, with which tests make accounts and ask what
/// is in them.
package struct MautrixClient: Sendable {
    /// Whether the device of a new session has keys.
    package enum Device: Sendable {
        /// None.
        case withoutKeys
        /// Published ones that no identity signs.
        case published
    }

    private static let process = Mutex<ToolProcess?>(nil)

    /// The user.
    package let user: TestUser
    /// The access token of this session.
    package let token: String
    /// The device of this session.
    package let deviceID: String

    /// Logs in.
    ///
    /// - Throws: `MautrixError`, and what `ToolProcess` does.
    package init(_ user: TestUser, device: Device = .withoutKeys) throws {
        let answer = try Self.ask(
            [
                ("do", .string("login")), ("url", .string(user.url)),
                ("user_id", .string(user.id)), ("password", .string(user.password)),
                ("publish", .bool(device == .published)),
            ]
        )
        self.user = user
        token = try answer.string(at: "token")
        deviceID = try answer.string(at: "device_id")
    }

    /// Makes everything that an account has: a device with keys, a cross-signing identity whose seeds
    /// are in secret storage, so many more secrets, and a key backup with so many sessions.
    ///
    /// - Parameters:
    ///   - passphrase: what the key of secret storage is derived from; nil for a random key.
    ///   - rows: nil for no key backup.
    /// - Returns: the recovery key, and all that it opens.
    /// - Throws: `MautrixError`, and what `ToolProcess` does.
    package func make(
        passphrase: String? = nil,
        secrets: Int = 0,
        rows: Int? = nil
    ) throws -> (recoveryKey: String, opened: Opened) {
        let answer = try ask(
            "make",
            [
                ("passphrase", passphrase.map { .string($0) } ?? .null),
                ("secrets", .integer(Int64(secrets))),
                ("rows", rows.map { .integer(Int64($0)) } ?? .null),
            ]
        )
        return (try answer.string(at: "recovery_key"), try Opened(answer))
    }

    /// Opens every secret, holds the identity against the published one, and opens the key backup.
    ///
    /// - Throws: `MautrixError.refused` when the key is not the one, or does not open all there is.
    package func open(_ key: Key, _ extent: Extent = .everything) throws -> Opened {
        try Opened(ask("open", [key.member, ("rows", .bool(extent == .everything))]))
    }

    /// What any of these recovery keys opens, whatever account data says of keys: the SHA-256 of each
    /// secret's plaintext, by name, and the names of those that none opens.
    ///
    /// - Throws: `MautrixError.refused` where one secret has two values.
    package func unlock(
        _ recoveryKeys: [String]
    ) throws -> (secrets: [String: String], left: [String]) {
        let keys = JSONValue.array(recoveryKeys.map { .string($0) })
        let answer = try ask("unlock", [("recovery_keys", keys)])
        return (try answer.dictionary(at: "secrets"), try answer.strings(at: "left"))
    }

    /// Whether the account's published identity signs a device; a reason why not, or nil.
    ///
    /// - Throws: what `ToolProcess` does.
    package func objection(to deviceID: String) throws -> String? {
        do {
            _ = try ask("check", [("device_id", .string(deviceID))])
            return nil
        } catch MautrixError.refused(let reason) {
            return reason
        }
    }

    /// Moves all secrets to a new key, as another client does in between.
    ///
    /// - Returns: the recovery key.
    /// - Throws: `MautrixError`, and what `ToolProcess` does.
    package func rekey(_ recoveryKey: String) throws -> String {
        try ask("rekey", [Key.recoveryKey(recoveryKey).member]).string(at: "recovery_key")
    }

    /// Gives a secret another value, as another client does in between.
    ///
    /// - Throws: `MautrixError`, and what `ToolProcess` does.
    package func replace(_ secret: String, _ recoveryKey: String) throws {
        _ = try ask("replace", [Key.recoveryKey(recoveryKey).member, ("name", .string(secret))])
    }

    /// Makes a new version of the key backup, with a key of its own, and returns it.
    ///
    /// - Throws: `MautrixError`, and what `ToolProcess` does.
    package func makeBackup() throws -> String { try ask("backup", []).string(at: "version") }

    /// Removes a device.
    ///
    /// - Throws: `MautrixError`, and what `ToolProcess` does.
    package func remove(device: String) throws {
        let password = JSONValue.string(user.password)
        _ = try ask("remove", [("device_id", .string(device)), ("password", password)])
    }

    private func ask(_ command: String, _ members: [(ExactText, JSONValue)]) throws -> JSONValue {
        try Self.ask(
            [
                ("do", .string(command)), ("url", .string(user.url)),
                ("user_id", .string(user.id)), ("token", .string(token)),
            ] + members
        )
    }

    private static func ask(_ members: [(ExactText, JSONValue)]) throws -> JSONValue {
        let process = try process.withLock { shared in
            let process = try shared ?? ToolProcess("mautrix-account")
            shared = process
            return process
        }
        let answer = try process.ask(.object(members))
        if let reason = try answer.stringIfPresent(at: "refused") {
            throw MautrixError.refused(reason)
        }
        return answer
    }
}
