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
    /// What the response has of the user and cannot be read, by its path: a key or a device that is
    /// malformed takes nothing from the others.
    package let unreadable: [String]

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
        var unreadable: [String] = []
        master = try Self.key("master_keys", of: self.userID, in: response, &unreadable)
        selfSigning = try Self.key("self_signing_keys", of: self.userID, in: response, &unreadable)
        userSigning = try Self.key("user_signing_keys", of: self.userID, in: response, &unreadable)
        devices = try Self.devices(of: self.userID, in: response, &unreadable)
        self.unreadable = unreadable
    }

    private static func onlyUser(in response: JSONValue) throws(FormatError) -> ExactText? {
        for name: ExactText in ["user_signing_keys", "master_keys", "device_keys"] {
            let users = try response.member(name)?.members ?? []
            if users.count == 1 { return users[0].name }
        }
        return nil
    }

    private static func key(
        _ name: ExactText,
        of userID: ExactText,
        in response: JSONValue,
        _ unreadable: inout [String]
    ) throws(FormatError) -> PublishedKey? {
        guard let object = try response.member(name)?.member(userID), !object.isNull else {
            return nil
        }
        guard let key = try? PublishedKey(decoding: object, path: name.string) else {
            unreadable.append(name.string)
            return nil
        }
        return key
    }

    private static func devices(
        of userID: ExactText,
        in response: JSONValue,
        _ unreadable: inout [String]
    ) throws(FormatError) -> [PublishedDevice] {
        guard let map = try response.member("device_keys")?.member(userID), !map.isNull else {
            return []
        }
        guard let members = map.members else {
            unreadable.append("device_keys")
            return []
        }
        return members.compactMap { member in
            let device = try? PublishedDevice(decoding: member.value, deviceID: member.name)
            if device == nil { unreadable.append("device_keys.\(member.name.string)") }
            return device
        }
    }
}
