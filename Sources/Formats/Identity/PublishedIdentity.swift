/// What a homeserver publishes about one user: the cross-signing keys and the devices.
///
/// Nothing here is trusted for coming from the server: signatures are checked over the raw objects,
/// which are kept. Spec: B7.
package struct PublishedIdentity: Sendable {
    /// Whose it is.
    package let userID: ExactText
    /// The master key.
    package let master: PublishedKey?
    /// The self-signing key.
    package let selfSigning: PublishedKey?
    /// The user-signing key, which servers show to its owner alone.
    package let userSigning: PublishedKey?
    /// The devices in the order of the response.
    package let devices: [PublishedDevice]
    /// What the response has of the user and is not taken: a key or a device that is malformed, or
    /// another's, takes nothing from the others.
    package let misfits: [Misfit]
    /// Whether the response speaks of other users alone, so that it says nothing of this one.
    package let isOfOthers: Bool

    /// Something that is not taken.
    package struct Misfit: Equatable, Sendable {
        /// Where it stands.
        package let path: String
        /// Why it is not taken.
        package let reason: Reason

        /// Why something is not taken.
        package enum Reason: Error, Equatable, Sendable {
            /// It is no such object.
            case malformed
            /// It says that it is another user's, another device's or for another use, or its ID is
            /// not that of the key in it.
            case foreign
            /// There is another under the same ID, and nobody knows which is meant.
            case twice
        }
    }

    /// Reads the answer to `POST /keys/query`.
    ///
    /// - Parameter userID: whose identity to take; nil takes the only user with a user-signing key,
    ///   else the only one with a master key, else the only one with devices.
    /// - Throws: `FormatError.property` with `device_keys` for what is no response, or `user_id`
    ///   where it is not clear whose identity is meant; `FormatError.json` for what is no JSON or
    ///   has a name twice.
    package init(decoding bytes: [UInt8], of userID: ExactText? = nil) throws(FormatError) {
        try self.init(decoding: JSONValue(parsing: bytes), of: userID)
    }

    /// Reads the parsed answer to `POST /keys/query`.
    ///
    /// - Throws: as `init(decoding:of:)` for bytes.
    package init(decoding response: JSONValue, of userID: ExactText? = nil) throws(FormatError) {
        guard response.members != nil else { throw .property("device_keys") }
        if let userID {
            self.userID = userID
        } else if let userID = try Self.onlyUser(in: response) {
            self.userID = userID
        } else {
            throw .property("user_id")
        }
        var reader = Reader(response: response, userID: self.userID)
        master = try reader.key("master_keys", .master)
        selfSigning = try reader.key("self_signing_keys", .selfSigning)
        userSigning = try reader.key("user_signing_keys", .userSigning)
        let keys = [master, selfSigning, userSigning].compactMap { $0?.keyID }
        devices = try reader.devices(besides: keys)
        misfits = reader.misfits
        let users = try Self.users(in: response)
        isOfOthers = !users.isEmpty && !users.contains(self.userID)
    }

    private static func users(in response: JSONValue) throws(FormatError) -> [ExactText] {
        var users: [ExactText] = []
        for name: ExactText in ["device_keys", "master_keys", "self_signing_keys"] {
            users += (try response.member(name)?.members ?? []).map(\.name)
        }
        return users
    }

    private static func onlyUser(in response: JSONValue) throws(FormatError) -> ExactText? {
        for name: ExactText in ["user_signing_keys", "master_keys", "device_keys"] {
            let users = try response.member(name)?.members ?? []
            if users.count == 1 { return users[0].name }
        }
        return nil
    }
}

/// Reads what a response has of one user.
private struct Reader {
    let response: JSONValue
    let userID: ExactText
    var misfits: [PublishedIdentity.Misfit] = []

    mutating func key(
        _ name: ExactText,
        _ usage: PublishedKey.Usage
    ) throws(FormatError) -> PublishedKey? {
        guard let object = try response.member(name)?.member(userID), !object.isNull else {
            return nil
        }
        do {
            return try PublishedKey(decoding: object, of: userID, for: usage)
        } catch {
            misfits.append(PublishedIdentity.Misfit(path: name.string, reason: error))
            return nil
        }
    }

    /// The devices. One whose ID is a cross-signing key's is none: nobody could tell whose signature
    /// is whose.
    mutating func devices(besides keys: [ExactText]) throws(FormatError) -> [PublishedDevice] {
        guard let map = try response.member("device_keys")?.member(userID), !map.isNull else {
            return []
        }
        guard let members = map.members else {
            misfits.append(PublishedIdentity.Misfit(path: "device_keys", reason: .malformed))
            return []
        }
        let counts = Dictionary(members.map { ($0.name, 1) }, uniquingKeysWith: +)
        var devices: [PublishedDevice] = []
        for member in members {
            do throws(PublishedIdentity.Misfit.Reason) {
                if counts[member.name] != 1 { throw .twice }
                let device = try PublishedDevice(
                    decoding: member.value,
                    of: userID,
                    deviceID: member.name
                )
                if keys.contains(device.keyID) { throw .foreign }
                devices.append(device)
            } catch {
                let path = "device_keys.\(member.name.string)"
                misfits.append(PublishedIdentity.Misfit(path: path, reason: error))
            }
        }
        return devices
    }
}
