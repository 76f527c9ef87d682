/// A message of an Olm session, as it is once both sides have the session.
///
/// ```
/// 0         1                                                              n − 8   n
/// │ version │ 0x0A 32, ratchet key │ 0x10 index │ 0x22 length, ciphertext │ MAC   │
/// │ 0x03    │ fields in any order, unknown ones among them                │ 8     │
/// ```
/// The MAC is over everything before it: HMAC-SHA-256, of which eight bytes are written. All three
/// fields have to be there once; what is unknown is stepped over. Spec: B12; "Olm: a cryptographic
/// ratchet", normal messages.
package struct OlmNormalMessage: Equatable, Sendable {
    /// How many bytes the MAC has.
    package static let macLength = 8

    static let version: UInt8 = 3
    private static let blockLength = 16

    /// The whole message.
    package let bytes: [UInt8]
    /// The sender's ratchet key, which tells the chain.
    package let ratchetKey: Curve25519Key
    /// Which of the chain's messages it is, from 0.
    package let index: UInt32
    /// Where the ciphertext stands: whole blocks of 16 bytes, one at least.
    package let ciphertext: Range<Int>

    /// Reads a message.
    ///
    /// - Throws: `OlmMessageError`.
    package init(decoding bytes: [UInt8]) throws(OlmMessageError) {
        guard bytes.count > 1 + Self.macLength else { throw .length(bytes.count) }
        guard bytes[0] == Self.version else { throw .version(bytes[0]) }
        var ratchetKey: Range<Int>?
        var index: UInt64?
        var ciphertext: Range<Int>?
        let end = bytes.count - Self.macLength
        var fields = ProtobufFields(bytes, 1..<end, malformed: OlmMessageError.field(offset:))
        while let field = try fields.next() {
            switch (field.number, field.value) {
            case (1, .bytes(let range)) where ratchetKey == nil: ratchetKey = range
            case (2, .integer(let value)) where index == nil: index = value
            case (4, .bytes(let range)) where ciphertext == nil: ciphertext = range
            case (1, _), (2, _), (4, _): throw .field(offset: field.offset)
            default: break
            }
        }
        guard let ratchetKey, let ratchetKey = Curve25519Key(bytes[ratchetKey]) else {
            throw .publicKey(field: 1)
        }
        guard let index = index.flatMap({ UInt32(exactly: $0) }) else { throw .index }
        guard let ciphertext, !ciphertext.isEmpty,
            ciphertext.count.isMultiple(of: Self.blockLength)
        else { throw .ciphertext }
        self.bytes = bytes
        self.ratchetKey = ratchetKey
        self.index = index
        self.ciphertext = ciphertext
    }

    /// A message of these parts, under the MAC that `mac` gives for what stands before it.
    ///
    /// - Precondition: the ciphertext is whole blocks, and the MAC has 8 bytes.
    package init(
        ratchetKey: Curve25519Key,
        index: UInt32,
        ciphertext: [UInt8],
        mac: ([UInt8]) -> [UInt8]
    ) {
        var fields = ProtobufBytes(after: [Self.version])
        fields.append(1, ratchetKey.bytes)
        fields.append(2, UInt64(index))
        fields.append(4, ciphertext)
        let end = fields.bytes.count
        let code = mac(fields.bytes)
        precondition(code.count == Self.macLength, "a MAC has eight bytes")
        precondition(!ciphertext.isEmpty && ciphertext.count.isMultiple(of: Self.blockLength))
        bytes = fields.bytes + code
        self.ratchetKey = ratchetKey
        self.index = index
        self.ciphertext = end - ciphertext.count..<end
    }

    /// Where stands what the MAC is over.
    package var authenticated: Range<Int> { 0..<mac.lowerBound }

    /// Where the MAC stands.
    package var mac: Range<Int> { bytes.count - Self.macLength..<bytes.count }
}
