/// A message of an Olm session, with the public keys that begin the session on the other side. All
/// messages are so until one is received.
///
/// ```
/// 0         1
/// │ version │ 0x0A 32, one-time key │ 0x12 32, base key │ 0x1A 32, identity key │ 0x22 length, message │
/// │ 0x03    │ fields in any order, unknown ones among them                                              │
/// ```
/// The one-time key is the receiver's, the others are the sender's. Weakness: no MAC is over the
/// keys. They go into the session's secret, but as points: other bytes that give the same secrets
/// stand for the same session. Spec: B12; "Olm: a cryptographic ratchet", pre-key messages.
package struct OlmPreKeyMessage: Equatable, Sendable {
    /// The whole message.
    package let bytes: [UInt8]
    /// The keys of the session.
    package let keys: OlmSessionKeys
    /// The message within.
    package let message: OlmNormalMessage

    /// Reads a message.
    ///
    /// - Throws: `OlmMessageError`; of the message within with offsets in that one.
    package init(decoding bytes: [UInt8]) throws(OlmMessageError) {
        guard bytes.count > 1 else { throw .length(bytes.count) }
        guard bytes[0] == OlmNormalMessage.version else { throw .version(bytes[0]) }
        var parts = [Range<Int>?](repeating: nil, count: 4)
        var fields = ProtobufFields(
            bytes,
            1..<bytes.count,
            malformed: OlmMessageError.field(offset:)
        )
        while let field = try fields.next() {
            guard (1...4).contains(field.number) else { continue }
            let part = Int(field.number) - 1
            guard case .bytes(let range) = field.value, parts[part] == nil else {
                throw .field(offset: field.offset)
            }
            parts[part] = range
        }
        func key(_ number: Int) throws(OlmMessageError) -> Curve25519Key {
            guard let range = parts[number - 1], let key = Curve25519Key(bytes[range]) else {
                throw .publicKey(field: number)
            }
            return key
        }
        keys = try OlmSessionKeys(identity: key(3), base: key(2), oneTime: key(1))
        guard let range = parts[3] else { throw .message }
        message = try OlmNormalMessage(decoding: Array(bytes[range]))
        self.bytes = bytes
    }

    /// The message with the keys of its session.
    package init(_ keys: OlmSessionKeys, _ message: OlmNormalMessage) {
        var fields = ProtobufBytes(after: [OlmNormalMessage.version])
        fields.append(1, keys.oneTime.bytes)
        fields.append(2, keys.base.bytes)
        fields.append(3, keys.identity.bytes)
        fields.append(4, message.bytes)
        bytes = fields.bytes
        self.keys = keys
        self.message = message
    }
}
