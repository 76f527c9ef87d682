/// The ways in which bytes or text are not an exported session key. Spec: B11.
package enum SessionKeyError: Error, Equatable, Sendable {
    /// Text that is not base64.
    case base64
    /// Another length than 165 bytes: this one.
    case length(Int)
    /// A version that is not 1: this one.
    case version(UInt8)
    /// A session key in the form in which it is shared when a session begins, with version 2 and a
    /// signature, 229 bytes long: no export.
    case sharedForm
}
