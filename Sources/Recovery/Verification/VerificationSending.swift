package import Formats

/// A message that is to be sent, to one device of the user.
package struct VerificationSending: Sendable {
    /// To which.
    package let deviceID: ExactText
    /// The message.
    package let message: VerificationMessage
}
