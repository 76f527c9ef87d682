package import Secrets

/// What an Olm message between two devices holds: an event, with who sends it and to whom.
///
/// ```
/// {"type": …, "content": …, "sender": user, "keys": {"ed25519": of the sender's device},
///  "recipient": user, "recipient_keys": {"ed25519": of the recipient's device}}
/// ```
/// The names and keys are in what the sender encrypted, so that no server can pass the message on as
/// another's or to another. Spec: B12.
package struct OlmPayload: Sendable {
    /// One side.
    package struct Party: Equatable, Sendable {
        /// The user.
        package let userID: ExactText
        /// The Ed25519 public key of the device, 32 bytes.
        package let fingerprint: [UInt8]

        /// A side of that user and key.
        package init(userID: ExactText, fingerprint: [UInt8]) {
            self.userID = userID
            self.fingerprint = fingerprint
        }
    }

    /// The event's type.
    package let type: ExactText
    /// Who says that he sends it.
    package let sender: Party
    /// Whom it is for.
    package let recipient: Party
    /// The event's content.
    package let content: SecretObject

    /// Reads a decrypted message.
    ///
    /// - Throws: `FormatError.property` for a member that is missing or of another type,
    ///   `FormatError.json` for what is no JSON.
    package init(decoding plaintext: SecretBytes) throws(FormatError) {
        let object = try SecretObject(parsing: plaintext)
        type = try object.text("type")
        sender = try Self.party(object, "sender", "keys")
        recipient = try Self.party(object, "recipient", "recipient_keys")
        content = try object.object("content")
    }

    private static func party(
        _ object: SecretObject,
        _ user: ExactText,
        _ keys: ExactText
    ) throws(FormatError) -> Party {
        let key = try object.object(keys).text("ed25519")
        guard let fingerprint = try? Base64.decode(key.utf8), fingerprint.count == 32 else {
            throw .property(keys.string)
        }
        return Party(userID: try object.text(user), fingerprint: fingerprint)
    }

    /// The plaintext of a message of our own.
    package static func plaintext(
        _ type: ExactText,
        _ content: SecretBytes,
        from sender: Party,
        to recipient: Party
    ) -> SecretBytes {
        func keys(_ party: Party) -> JSONValue {
            .object([("ed25519", .string(Base64.encode(party.fingerprint)))])
        }
        return SecretJSON.object(
            [
                ("type", .string(type)), ("sender", .string(sender.userID)),
                ("keys", keys(sender)), ("recipient", .string(recipient.userID)),
                ("recipient_keys", keys(recipient)),
            ],
            "content",
            json: content
        )
    }
}
