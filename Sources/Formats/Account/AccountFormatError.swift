/// Why a document is no account data, or cannot be told apart from other account data.
package enum AccountFormatError: Error, Equatable, Sendable {
    /// Well-formed JSON of none of the known shapes.
    case unrecognised
    /// An event's content alone, in a file whose name does not say the type.
    case typeNotNamed
    /// One event type stands twice with different contents.
    case duplicateEvent(ExactText)
    /// An event that a document of one single event cannot take.
    case notInDocument(ExactText)
}
