/// An Olm message of either form, as an event between devices has it: a type, and base64. Spec: B12;
/// `m.olm.v1.curve25519-aes-sha2`.
package enum OlmMessage: Equatable, Sendable {
    /// Type 0: it begins a session, or belongs to one whose beginner has received nothing yet.
    case preKey(OlmPreKeyMessage)
    /// Type 1: it belongs to a session that both sides have.
    case normal(OlmNormalMessage)

    /// Reads a message of a type.
    ///
    /// - Throws: `OlmMessageError`.
    package init(type: Int64, decoding bytes: [UInt8]) throws(OlmMessageError) {
        switch type {
        case 0: self = .preKey(try OlmPreKeyMessage(decoding: bytes))
        case 1: self = .normal(try OlmNormalMessage(decoding: bytes))
        default: throw .type(type)
        }
    }

    /// Reads what an event has, base64 padded or not.
    ///
    /// - Throws: `OlmMessageError`.
    package init(type: Int64, body: ExactText) throws(OlmMessageError) {
        guard let bytes = try? Base64.decode(body.utf8) else { throw .base64 }
        try self.init(type: type, decoding: bytes)
    }

    /// The type that an event says.
    package var type: Int64 {
        switch self {
        case .preKey: 0
        case .normal: 1
        }
    }

    /// The whole message.
    package var bytes: [UInt8] {
        switch self {
        case .preKey(let message): message.bytes
        case .normal(let message): message.bytes
        }
    }

    /// The message in unpadded base64, as an event has it.
    package var body: String { Base64.encode(bytes) }
}
