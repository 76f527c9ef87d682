/// A message of a room as Megolm encrypts it.
///
/// ```
/// 0         1                                                n − 72  n − 64      n
/// │ version │ 0x08 index varint │ 0x12 length varint, bytes │ MAC   │ signature │
/// │ 0x03    │ fields in any order, unknown ones among them  │ 8     │ 64        │
/// ```
/// The MAC is over everything before it, the signature over everything before that, the MAC too.
/// Fields are those of Protocol Buffers: a number with a type in its three lowest bits, then a
/// value. Both of ours have to be there once; what is unknown is stepped over, but for groups,
/// which no longer exist. Specification: "Megolm group ratchet", message format.
package struct MegolmMessage: Equatable, Sendable {
    private static let version: UInt8 = 3
    private static let macLength = 8
    private static let signatureLength = 64
    private static let blockLength = 16

    /// The whole message.
    package let bytes: [UInt8]
    /// Which of the session's messages it is, from 0.
    package let index: UInt32
    /// Where the ciphertext stands: whole blocks of 16 bytes, one at least.
    package let ciphertext: Range<Int>

    /// Reads a message.
    ///
    /// - Throws: `MegolmMessageError`.
    package init(decoding bytes: [UInt8]) throws(MegolmMessageError) {
        let trailer = Self.macLength + Self.signatureLength
        guard bytes.count > trailer else { throw .length(bytes.count) }
        guard bytes[0] == Self.version else { throw .version(bytes[0]) }
        var index: UInt32?
        var ciphertext: Range<Int>?
        var fields = ProtobufFields(
            bytes,
            1..<bytes.count - trailer,
            malformed: MegolmMessageError.field(offset:)
        )
        while let field = try fields.next() {
            switch (field.number, field.value) {
            case (1, .integer(let value)):
                guard index == nil else { throw .field(offset: field.offset) }
                guard let value = UInt32(exactly: value) else { throw .index }
                index = value
            case (2, .bytes(let range)):
                guard ciphertext == nil else { throw .field(offset: field.offset) }
                ciphertext = range
            case (1, _), (2, _):
                throw .field(offset: field.offset)
            default:
                break
            }
        }
        guard let index else { throw .index }
        guard let ciphertext, !ciphertext.isEmpty,
            ciphertext.count.isMultiple(of: Self.blockLength)
        else { throw .ciphertext }
        self.bytes = bytes
        self.index = index
        self.ciphertext = ciphertext
    }

    /// Reads a message from base64, padded or not.
    ///
    /// - Throws: `MegolmMessageError`.
    package init(base64 text: ExactText) throws(MegolmMessageError) {
        guard let bytes = try? Base64.decode(text.utf8) else { throw .base64 }
        try self.init(decoding: bytes)
    }

    /// Where stands what the MAC is over.
    package var authenticated: Range<Int> { 0..<mac.lowerBound }

    /// Where the MAC stands.
    package var mac: Range<Int> { signed.upperBound - Self.macLength..<signed.upperBound }

    /// Where stands what the signature is over.
    package var signed: Range<Int> { 0..<bytes.count - Self.signatureLength }

    /// Where the signature stands.
    package var signature: Range<Int> { signed.upperBound..<bytes.count }
}
