/// One step through JSON text, as `JSONReader` takes it.
///
/// A token carries no bytes: what stands at it is asked of the reader, before the next step.
package enum JSONToken: Equatable, Sendable {
    /// `{`.
    case beginObject
    /// `}`.
    case endObject
    /// `[`.
    case beginArray
    /// `]`.
    case endArray
    /// A member's name; its value follows.
    case name
    /// A string.
    case string
    /// A number, of any size and precision.
    case number
    /// `true` or `false`.
    case bool(Bool)
    /// `null`.
    case null
}
