import Formats
import Recovery
import Secrets
import Support

/// A decrypted Olm message with a secret in it, from the device of `ServerKeys`, with what a test makes of
/// it.
struct SharedMessage {
    /// Whom the messages are for: a device of the same user.
    static let own = OlmPayload.Party(
        userID: ServerKeys.userID,
        fingerprint: [UInt8](repeating: 0x55, count: 32)
    )

    var type = SecretAnswer.eventType
    var requestID: ExactText = "request"
    var secret = ServerKeys.encoded(0x22)
    /// The byte of the Curve25519 key that the session has.
    var senderKey: UInt8 = 0x77
    /// The byte of the Ed25519 key that the message says.
    var fingerprint: UInt8 = 0x77
    var senderInside = ServerKeys.userID
    var recipient = own

    /// The message as it was decrypted, from whom the server says.
    func arrived(from sender: ExactText = ServerKeys.userID) throws -> ArrivedMessage {
        let party = OlmPayload.Party(
            userID: senderInside,
            fingerprint: try ServerKeys.publicKey(fingerprint)
        )
        let answer = SecretAnswer(requestID: requestID, secret: secret)
        let plaintext = OlmPayload.plaintext(type, answer.content, from: party, to: recipient)
        return ArrivedMessage(
            sender: sender,
            senderKey: try ServerKeys.identityKey(senderKey),
            payload: try OlmPayload(decoding: plaintext)
        )
    }
}
