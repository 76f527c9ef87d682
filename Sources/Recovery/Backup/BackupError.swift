package import Formats

/// Why a key backup on a homeserver is left as it is.
package enum BackupError: Error, Equatable, Sendable {
    /// There is no key backup.
    case none
    /// Nothing tells whether there is a key backup.
    case notKnown
    /// There is no version of this name.
    case noSuchVersion(ExactText)
    /// This version, the current one, is opened by a key at hand: it is not to be replaced by an empty
    /// one.
    case opensAlready(ExactText)
    /// The public key of this version is none that a key at hand has: nothing is uploaded to it, and
    /// nothing of it can be re-encrypted.
    case notOurs(ExactText)
    /// The replacement of this version is not finished, and something else was asked for.
    case unfinished(ExactText)
    /// Another client changed the key backup meanwhile, and this version is the current one now; nil
    /// where none is.
    case replaced(ExactText?)
    /// The version has fewer room keys than were uploaded.
    case countShort(ExactText, found: Int64, expected: Int)
    /// A room key that was uploaded to this version did not come back as it was.
    case notReadBack(ExactText)
    /// So many rows of old versions did not open, or are another key than the copy that was taken, and
    /// so these versions stay.
    case rowsLeft(unopened: Int, contradicting: Int)
    /// Without this version, nothing would be left that a key at hand opens.
    case lastOfItsKind(ExactText)
}
