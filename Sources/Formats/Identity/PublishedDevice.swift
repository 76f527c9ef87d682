/// A device as its user's other devices see it.
package struct PublishedDevice: Sendable {
    /// The device's ID.
    package let deviceID: ExactText
    /// The device's own Ed25519 public key, its fingerprint; nil where it shows none.
    package let publicKey: [UInt8]?
    /// The device's Curve25519 public key, which Olm sessions are begun with; nil where it shows none.
    package let identityKey: [UInt8]?
    /// The object's signatures.
    package let signed: SignedJSON
    /// Whether the object says whose it is, and which device: what is not said, nobody signs.
    package let isNamed: Bool
    /// Whether the object says that it is a dehydrated device's. Spec: MSC3814.
    package let isDehydrated: Bool

    /// The ID that its own signature has.
    package var keyID: ExactText { .ed25519(deviceID) }

    /// Reads a device object.
    ///
    /// - Throws: `PublishedIdentity.Misfit.Reason`, with `foreign` for the object of another user
    ///   or device than it stands under.
    init(
        decoding object: JSONValue,
        of userID: ExactText,
        deviceID: ExactText
    ) throws(PublishedIdentity.Misfit.Reason) {
        let stated: JSONValue?
        let owner: JSONValue?
        do {
            (stated, owner) = (try object.member("device_id"), try object.member("user_id"))
            signed = try SignedJSON(object)
        } catch {
            throw .malformed
        }
        guard stated == nil || stated?.text == deviceID, owner == nil || owner?.text == userID
        else { throw .foreign }
        self.deviceID = deviceID
        isNamed = stated != nil && owner != nil
        isDehydrated = object.only("dehydrated")?.boolean == true
        let keys = object.only("keys")
        publicKey = keys?.only(.ed25519(deviceID))?.publicKeyBytes
        identityKey = keys?.only(.curve25519(deviceID))?.publicKeyBytes
    }
}
