/// The ways in which something is not an Olm message.
package enum OlmMessageError: Error, Equatable, Sendable {
    /// Text that is not base64.
    case base64
    /// Another type than 0 and 1: this one.
    case type(Int64)
    /// Too few bytes for a version and what follows it: this many.
    case length(Int)
    /// A version that is not 3: this one.
    case version(UInt8)
    /// A field that is cut off, of a wrong type or there twice; it begins at this byte.
    case field(offset: Int)
    /// No public key in the field of this number, or one that is not in the one form of a key.
    case publicKey(field: Int)
    /// No index, or one that 32 bits do not hold.
    case index
    /// No ciphertext, or one that is not whole blocks.
    case ciphertext
    /// No message within a pre-key message.
    case message
}
