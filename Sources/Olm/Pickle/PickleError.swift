/// Why saved state cannot be opened.
package enum PickleError: Error, Equatable, Sendable {
    /// Too few bytes: this many.
    case length(Int)
    /// A version that is not ours: this one.
    case version(UInt8)
    /// Another key, or bytes that were changed.
    case authentication
    /// Contents that were never saved by us; what is wrong begins at this byte of them.
    case contents(offset: Int)
}
