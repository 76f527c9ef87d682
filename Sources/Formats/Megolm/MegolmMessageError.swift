/// The ways in which bytes are not a Megolm message.
package enum MegolmMessageError: Error, Equatable, Sendable {
    /// Text that is not base64.
    case base64
    /// Too few bytes for a version, a MAC and a signature: this many.
    case length(Int)
    /// A version that is not 3: this one.
    case version(UInt8)
    /// A field that is cut off, of a wrong type or there twice; it begins at this byte.
    case field(offset: Int)
    /// No index, or one that 32 bits do not hold.
    case index
    /// No ciphertext, or one that is not whole blocks.
    case ciphertext
}
