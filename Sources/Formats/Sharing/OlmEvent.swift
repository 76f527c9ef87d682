/// The content of an event between devices that is encrypted by Olm: `m.room.encrypted` with
/// `m.olm.v1.curve25519-aes-sha2`. Spec: A13, B12.
package struct OlmEvent: Equatable, Sendable {
    /// The type of the event.
    package static let eventType: ExactText = "m.room.encrypted"
    /// The algorithm.
    package static let algorithm: ExactText = "m.olm.v1.curve25519-aes-sha2"

    /// The identity key that the sender's device is said to have.
    package let senderKey: Curve25519Key
    /// The identity key of the device that it is for.
    package let recipientKey: Curve25519Key
    /// The message.
    package let message: OlmMessage

    /// A message from one device to another.
    package init(
        from senderKey: Curve25519Key,
        to recipientKey: Curve25519Key,
        _ message: OlmMessage
    ) {
        self.senderKey = senderKey
        self.recipientKey = recipientKey
        self.message = message
    }

    /// Reads the message that a content has for a device.
    ///
    /// - Throws: `FormatError.property` with `algorithm` for what is encrypted otherwise, `ciphertext` for
    ///   what has no message for this device, `sender_key`; `FormatError.json` with `duplicateName`.
    package init(decoding content: JSONValue, for own: Curve25519Key) throws(FormatError) {
        guard try content.member("algorithm")?.text == Self.algorithm else {
            throw .property("algorithm")
        }
        guard let text = try content.member("sender_key")?.text,
            let senderKey = Curve25519Key(base64: text)
        else { throw .property("sender_key") }
        let entry = try content.member("ciphertext")?.member(ExactText(own.base64))
        guard let entry, let type = try entry.member("type")?.wholeNumber,
            let body = try entry.member("body")?.text,
            let message = try? OlmMessage(type: type, body: body)
        else { throw .property("ciphertext") }
        self.init(from: senderKey, to: own, message)
    }

    /// The event's content.
    package var content: JSONValue {
        let entry = JSONValue.object([
            ("body", .string(message.body)), ("type", .integer(message.type)),
        ])
        return .object([
            ("algorithm", .string(Self.algorithm)),
            ("ciphertext", .object([(ExactText(recipientKey.base64), entry)])),
            ("sender_key", .string(senderKey.base64)),
        ])
    }
}
