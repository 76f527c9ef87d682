/// What is wrong with JSON text, and at which byte.
package struct JSONError: Error, Equatable, Sendable {
    /// The kinds of fault.
    package enum Fault: Equatable, Sendable {
        /// A byte that cannot stand here.
        case unexpectedByte
        /// The text ends inside a value.
        case truncated
        /// There is more after the value.
        case trailingData
        /// Bytes that are not UTF-8.
        case invalidUTF8
        /// A byte order mark at the start.
        case byteOrderMark
        /// Arrays and objects nested deeper than the limit.
        case tooDeep
        /// More bytes or values than the limit.
        case tooLarge
        /// A member name stands twice in one object that is read by name.
        case duplicateName(ExactText)
    }

    /// What is wrong.
    package let fault: Fault
    /// How many bytes come before the fault.
    package let offset: Int

    /// A fault at a place.
    package init(_ fault: Fault, at offset: Int) {
        self.fault = fault
        self.offset = offset
    }
}

/// Why a value has no canonical JSON. Spec: appendix "Canonical JSON" of the Matrix specification.
package enum CanonicalJSONError: Error, Equatable, Sendable {
    /// A number with a fraction or exponent, or `-0`.
    case notAnInteger
    /// An integer beyond ±(2^53 − 1).
    case outOfRange
    /// A string with a lone surrogate.
    case loneSurrogate
    /// A member name that stands twice.
    case duplicateName(ExactText)
}
