package import Formats

/// Why nothing was signed or published.
package enum IdentityRefusal: Equatable, Sendable {
    /// Nothing is known of what is published: the account is a dump without it.
    case notKnown
    /// No master key, or no self-signing key, is published.
    case notPublished
    /// What is published in the places of these keys is malformed, or not this user's.
    case notUsable([EventType])
    /// The seeds of these keys are not at hand: they are not there, did not open, or are no seeds.
    case seedsMissing([EventType])
    /// The seed is that of another key than the published one.
    case seedIsAnother(EventType, published: [UInt8], found: [UInt8])
    /// The master key has not signed the self-signing key that is published.
    case chainBroken
    /// Nothing says which device is meant.
    case deviceUnknown
    /// The user has no device of that ID.
    case noSuchDevice(ExactText)
    /// The device has no keys that could be signed.
    case deviceWithoutKeys(ExactText)
    /// What the server shows of the device is not the device's own.
    case deviceNotTrusted(ExactText)
    /// The signature, or the identity, did not read back.
    case notReadBack
    /// Other keys are published than were read before: someone else writes.
    case changedMeanwhile
    /// In place of these, other keys are published.
    case anotherPublished([EventType])
}
