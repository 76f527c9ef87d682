package import Formats

/// Why this program is no device, or a device cannot be written to.
package enum DeviceRefusal: Equatable, Sendable {
    /// The session is of no device: the server does not say which.
    case noDeviceID
    /// No device was created with this session.
    case notCreated
    /// Under the session's device ID, the keys of another program are published.
    case another(ExactText)
    /// The saved state is of another device.
    case stateOfAnother(ExactText)
    /// The saved state cannot be read: it is damaged, or its key is another's.
    case stateUnreadable
    /// Another run uses the device.
    case inUse
    /// The user's identity vouches for no other device.
    case noVerifiedDevice
    /// The user's identity does not vouch for this device, so that no other one gives it anything.
    case notVerified(ExactText)
    /// Nothing was verified with another device.
    case verificationEnded(VerificationEnd)
    /// The homeserver shows keys by one ID that cannot be told apart, or nothing to verify.
    case notVerifiable
    /// Nothing shows that the published identity is the user's.
    case identityNotProven
    /// The device received these secrets, and they were written nowhere.
    case holdsSecrets([EventType])
}
