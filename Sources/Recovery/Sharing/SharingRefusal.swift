package import Formats

/// Why a secret is not given, or one that came is not taken. Spec: A13, A15, A16.
package enum SharingRefusal: Error, Hashable, Sendable {
    /// It is from another user.
    case otherUser(ExactText)
    /// Its content is none of this kind.
    case malformed
    /// The user has no such device, or none with keys.
    case deviceUnknown(ExactText)
    /// The user's identity does not vouch for the device.
    case deviceNotVerified(ExactText)

    /// It asks for what this device has to ask for itself.
    case ownRequest
    /// The secret is not at hand, or not to be given.
    case notOffered(EventType)
    /// The device is not among those that secrets are given to.
    case deviceNotChosen(ExactText)
    /// The device wants it no more.
    case withdrawn
    /// The person said no.
    case declined
    /// The device has no key to begin a session by.
    case noOneTimeKey(ExactText)
    /// The key to begin a session by is not the device's.
    case oneTimeKey(ExactText)
    /// The server refuses for good what is for the device.
    case notSent(ExactText)

    /// It came in the clear, or by what a whole room can read.
    case notByOlm
    /// The message of this device did not decrypt.
    case notDecrypted(ExactText)
    /// No device has the Curve25519 key that the message is from.
    case senderKeyUnknown
    /// The message says that it is from somebody else than it is.
    case senderForged
    /// The message says that it is for somebody else.
    case recipientOther
    /// Nothing is asked for by that ID: it never was, or it is answered or taken back.
    case notAsked(requestID: ExactText)
    /// Another device was asked.
    case deviceNotAsked(ExactText)
    /// It was asked for too long ago.
    case late(EventType)
    /// It is not what is published, or no such secret at all.
    case wrongValue(EventType)
    /// Nothing is published that it could be held against.
    case notProvable(EventType)
}
