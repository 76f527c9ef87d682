package import Formats

/// Why a session does not open a message.
package enum MegolmRefusal: Error, Equatable, Sendable {
    /// It is no message.
    case malformed(MegolmMessageError)
    /// The message is older than what the session's key opens: its index, and the first known one.
    case beforeFirstIndex(UInt32, first: UInt32)
    /// The signature is not one of this session's.
    case signature
    /// The MAC does not hold: the message or the session's ratchet was changed.
    case mac
    /// Signature and MAC hold, and the padding does not.
    case padding
}
