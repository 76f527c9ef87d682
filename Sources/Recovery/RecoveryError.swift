package import Formats
package import Primitives

/// Why an operation could not go on. What is found in an account is a `Finding`, not an error.
package enum RecoveryError: Error, Equatable, Sendable {
    /// A lower module's refusal.
    case format(FormatError)
    /// A lower module's refusal.
    case primitive(PrimitivesError)
}
