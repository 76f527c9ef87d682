package import Formats

/// Whether an account has a dehydrated device: one that lies on the homeserver alone, sealed, and takes
/// room keys for the user while no other device is there. Spec: MSC3814.
package enum DehydratedDevice: Equatable, Sendable {
    /// There is one, of this ID.
    case present(ExactText)
    /// There is none.
    case absent
    /// The homeserver has no such devices.
    case notOffered
    /// Nothing says so.
    case notKnown
}
