/// A device as its user's other devices see it.
package struct PublishedDevice: Sendable {
    /// The device's ID.
    package let deviceID: ExactText
    /// The Ed25519 public key that the device signs with, 32 bytes.
    package let ed25519: [UInt8]?
    /// The Curve25519 identity key, 32 bytes.
    package let curve25519: [UInt8]?
    /// The name that people see; the server adds it, and it is not signed.
    package let displayName: ExactText?
    /// The object as it was read.
    package let object: JSONValue
    /// The object's signatures.
    package let signed: SignedJSON

    /// Reads a device object.
    ///
    /// - Throws: `FormatError.property` with the path of what is malformed: also if the object
    ///   says another device's ID than it stands under.
    init(decoding object: JSONValue, deviceID: ExactText) throws(FormatError) {
        if let stated = try object.member("device_id") {
            guard stated.text == deviceID else { throw .property("device_keys.device_id") }
        }
        self.deviceID = deviceID
        ed25519 = try Self.key("ed25519:", of: deviceID, in: object)
        curve25519 = try Self.key("curve25519:", of: deviceID, in: object)
        displayName = try object.member("unsigned")?.member("device_display_name")?.text
        self.object = object
        signed = try SignedJSON(object)
    }

    private static func key(
        _ algorithm: String,
        of deviceID: ExactText,
        in object: JSONValue
    ) throws(FormatError) -> [UInt8]? {
        let keyID = ExactText(utf8: Array(algorithm.utf8) + deviceID.utf8)
        guard let value = try object.member("keys")?.member(keyID) else { return nil }
        guard let bytes = value.publicKeyBytes else { throw .property("device_keys.keys") }
        return bytes
    }
}
