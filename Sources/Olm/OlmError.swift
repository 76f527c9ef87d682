package import Formats
package import Primitives

/// Why Olm refused: facts, never bytes of a secret. Whatever is thrown, no state has changed.
package enum OlmError: Error, Equatable, Sendable {
    /// A public key whose shared secret would not depend on ours.
    case lowOrderKey
    /// The message names another identity key than that of the device it is said to come from.
    case identityKey(Curve25519Key)
    /// The message begins a session with a key of ours that is not there: used before, or dropped.
    case oneTimeKey(Curve25519Key)
    /// The message has the ratchet key of a session that began with other keys.
    case sessionKeys
    /// There is no session with this device.
    case noSession
    /// The session has nothing that the other side could have begun a new chain from.
    case chain
    /// The key of the message with this index was used before, or dropped.
    case index(UInt32)
    /// So many messages were skipped that it is not followed.
    case gap(UInt64)
    /// The MAC does not hold.
    case mac
    /// The MAC holds and the padding does not.
    case padding
    /// There are as many messages in a chain as can be numbered.
    case chainIsFull
    /// Saved state that was never saved by us; what is wrong begins at this byte of it.
    case pickle(offset: Int)
    /// A primitive refused where it never should.
    case primitive(PrimitivesError)

    /// The same of an agreement on keys.
    init(_ error: PrimitivesError) {
        self = error == .lowOrderPoint ? .lowOrderKey : .primitive(error)
    }
}
