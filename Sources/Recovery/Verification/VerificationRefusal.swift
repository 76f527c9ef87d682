package import Formats

/// Why a device's request to verify is not put to the person.
package enum VerificationRefusal: Error, Equatable, Sendable {
    /// It is malformed, or another message.
    case malformed
    /// It comes from another user.
    case otherUser(ExactText)
    /// It comes from a device whose keys are not known, or our own.
    case unknownDevice(ExactText)
    /// It is too old, or from the future.
    case stale
    /// The device knows none of our methods.
    case noCommonMethod
}
