import Formats
import Olm
import Primitives
import Recovery
import Secrets
import Support

/// An Olm message with an answer in it, as a device that lies would write it. What is nil is the truth.
struct ForgedMessage {
    var requestID: ExactText
    var secret = ServerKeys.encoded(0x22)
    /// Who it says that he sends it.
    var sender: OlmPayload.Party?
    /// Whom it says that it is for.
    var recipient: OlmPayload.Party?
    /// The identity key that stands beside it.
    var senderKey: Curve25519Key?
    /// The user that the server says.
    var user = PostOffice.user
    /// What the session is begun by in place of a key of the recipient's.
    var oneTimeKey: Curve25519Key?

    /// The message, by the keys of a device.
    func event(
        from device: TestDevice,
        to other: TestDevice,
        _ office: PostOffice
    ) throws -> ToDeviceEvent {
        var olm = try device.saved().olm
        let peer = try other.peer()
        try olm.beginSession(
            with: peer.identityKey,
            oneTimeKey: try oneTimeKey ?? Self.claim(other, office),
            random: Randomness.secret
        )
        let plaintext = OlmPayload.plaintext(
            SecretAnswer.eventType,
            SecretAnswer(requestID: requestID, secret: secret).content,
            from: sender ?? Self.party(olm.account.signingKey),
            to: recipient ?? Self.party(peer.fingerprint)
        )
        let message = try olm.encrypt(plaintext, to: peer.identityKey, random: Randomness.secret)
        let own = senderKey ?? olm.account.identityKey
        let content = OlmEvent(from: own, to: peer.identityKey, message).content
        return ToDeviceEvent(type: OlmEvent.eventType, sender: user, content: content)
    }

    private static func claim(
        _ device: TestDevice,
        _ office: PostOffice
    ) throws -> Curve25519Key {
        let key = try office.claimKey(of: device.id)?.text(at: "key")
        guard let key = key.flatMap({ Curve25519Key(base64: $0) }) else {
            throw TestDataError.missing("key")
        }
        return key
    }

    /// A device of a user.
    static func party(_ fingerprint: [UInt8], _ user: ExactText = PostOffice.user)
        -> OlmPayload.Party
    {
        OlmPayload.Party(userID: user, fingerprint: fingerprint)
    }
}
