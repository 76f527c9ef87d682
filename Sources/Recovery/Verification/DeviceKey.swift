package import Formats

/// A device, and the Ed25519 key that it is known by.
package struct DeviceKey: Equatable, Sendable {
    /// The device's ID.
    package let deviceID: ExactText
    /// The key, 32 bytes.
    package let publicKey: [UInt8]

    /// A device with this key.
    package init(deviceID: ExactText, publicKey: [UInt8]) {
        self.deviceID = deviceID
        self.publicKey = publicKey
    }

    /// What a published device says of itself; nil where it is not signed by the key that it shows,
    /// or not named.
    package init?(_ device: PublishedDevice, of userID: ExactText) {
        guard device.isNamed, let publicKey = device.publicKey,
            device.ownVerdict(of: userID) == .valid
        else { return nil }
        self.init(deviceID: device.deviceID, publicKey: publicKey)
    }

    /// The ID that the key has.
    var keyID: ExactText { .ed25519(deviceID) }
}
