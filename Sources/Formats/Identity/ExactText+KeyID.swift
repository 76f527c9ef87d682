/// The IDs that keys are published under and that signatures name them by.
extension ExactText {
    /// Of a device's Ed25519 key, by the device's ID.
    package static func ed25519(_ deviceID: ExactText) -> ExactText {
        ExactText(utf8: Array("ed25519:".utf8) + deviceID.utf8)
    }

    /// Of a cross-signing key, which is named by itself.
    package static func ed25519(_ publicKey: [UInt8]) -> ExactText {
        ed25519(ExactText(Base64.encode(publicKey)))
    }

    /// Of a device's Curve25519 key, by the device's ID.
    package static func curve25519(_ deviceID: ExactText) -> ExactText {
        ExactText(utf8: Array("curve25519:".utf8) + deviceID.utf8)
    }
}
