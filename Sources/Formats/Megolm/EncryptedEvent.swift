/// What stands in the clear in an encrypted event of a room: `m.room.encrypted` with the algorithm
/// `m.megolm.v1.aes-sha2`.
package struct EncryptedEvent: Sendable {
    /// Why an encrypted event holds no message that could be decrypted.
    package enum Fault: Error, Equatable, Sendable {
        /// Its contents were taken out.
        case redacted
        /// It is encrypted from one device to another, and was never a room's message.
        case betweenDevices
        /// An algorithm that is not known.
        case algorithm(ExactText)
        /// This property is missing, of the wrong type or out of range.
        case property(String)
    }

    private static let megolm: ExactText = "m.megolm.v1.aes-sha2"
    private static let olm: ExactText = "m.olm.v1.curve25519-aes-sha2"

    /// The session that the message is of.
    package let sessionID: MegolmSessionID
    /// The message's base64.
    package let ciphertext: ExactText
    /// The Curve25519 key of the device that says it sent this, where the event has it: it is no
    /// longer written, and nothing ever showed that it is true.
    package let senderKey: ExactText?
    /// The device that says it sent this, in the same way.
    package let deviceID: ExactText?
    /// How it relates to another event, which is never encrypted.
    package let relation: JSONValue?

    /// Reads an event; nil for one that is not encrypted.
    ///
    /// - Throws: `Fault`.
    package init?(decoding event: JSONValue) throws(Fault) {
        guard let type = try Self.member("type", of: event)?.text else { throw .property("type") }
        guard type == "m.room.encrypted" else { return nil }
        guard let content = try Self.member("content", of: event), content.members != nil else {
            throw .property("content")
        }
        if content.isEmptyObject { throw .redacted }
        switch try Self.member("algorithm", of: content)?.text {
        case Self.megolm: break
        case Self.olm: throw .betweenDevices
        case let other?: throw .algorithm(other)
        case nil: throw .property("algorithm")
        }
        guard let text = try Self.member("session_id", of: content)?.text,
            let sessionID = MegolmSessionID(parsing: text)
        else { throw .property("session_id") }
        guard let ciphertext = try Self.member("ciphertext", of: content)?.text else {
            throw .property("ciphertext")
        }
        self.sessionID = sessionID
        self.ciphertext = ciphertext
        senderKey = try Self.member("sender_key", of: content)?.text
        deviceID = try Self.member("device_id", of: content)?.text
        relation = try Self.member("m.relates_to", of: content)
    }

    /// A member; a name that stands twice could mean either.
    private static func member(
        _ name: String,
        of value: JSONValue
    ) throws(Fault) -> JSONValue? {
        do throws(FormatError) {
            return try value.member(ExactText(name))
        } catch {
            throw .property(name)
        }
    }
}
