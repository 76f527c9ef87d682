package import Formats

/// An Olm message to this device, decrypted. Spec: B12.
package struct ArrivedMessage: Sendable {
    /// The user that the server says it is from.
    package let sender: ExactText
    /// The Curve25519 key of the session that decrypted it.
    package let senderKey: Curve25519Key
    /// What was encrypted.
    package let payload: OlmPayload

    /// A message by a session with `senderKey`.
    package init(sender: ExactText, senderKey: Curve25519Key, payload: OlmPayload) {
        self.sender = sender
        self.senderKey = senderKey
        self.payload = payload
    }

    /// The user's own device that encrypted it: the one whose published keys are those of the session and
    /// those that the message says.
    ///
    /// - Parameter own: whom the message has to be for.
    /// - Throws: `SharingRefusal`.
    package func device(
        among devices: TrustedDevices,
        for own: OlmPayload.Party
    ) throws(SharingRefusal) -> TrustedDevices.Device {
        guard sender == devices.userID else { throw .otherUser(sender) }
        guard payload.sender.userID == sender else { throw .senderForged }
        guard payload.recipient == own else { throw .recipientOther }
        let device = try devices.device(identityKey: senderKey)
        guard device.fingerprint == payload.sender.fingerprint else { throw .senderForged }
        return device
    }
}
