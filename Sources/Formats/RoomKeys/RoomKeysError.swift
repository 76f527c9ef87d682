/// Why text holds no room keys that can be read.
package enum RoomKeysError: Error, Equatable, Sendable {
    /// JSON that is neither a key backup's rows nor a list of sessions.
    case form
}

/// What is wrong with one row of many: its reader says so and goes on. Spec: B9, B11.
package enum RowFault: Error, Hashable, Sendable {
    /// The row is no object, or its room is none.
    case notAnObject
    /// A property that is missing.
    case missing(Property)
    /// A property of another type, or that stands twice.
    case malformed(Property)
    /// Text that is not base64.
    case base64(Property)
    /// A key or MAC of another length, in bytes.
    case length(Property, Int)
    /// The ephemeral key is of low order.
    case lowOrderPoint
    /// None of the keys fits: the MAC holds under none.
    case notOpened
    /// The ciphertext is not whole blocks, or ends in no padding.
    case padding
    /// What was opened is no JSON.
    case plaintext
    /// An algorithm that is not Megolm's.
    case algorithm
    /// A session key that is none.
    case sessionKey
    /// The session key is another session's.
    case anotherSession
    /// The session belongs to another room.
    case anotherRoom
    /// Nothing says which room it belongs to.
    case roomUnknown
    /// The room's ID is longer than any may be.
    case roomIDTooLong

    /// The properties that are read.
    package enum Property: String, Sendable {
        /// What holds the encrypted session.
        case sessionData = "session_data"
        /// The sender's half of the exchange.
        case ephemeral
        /// The encrypted session.
        case ciphertext
        /// The code over nothing.
        case mac
        /// The initialisation vector of the symmetric algorithm.
        case iv
        /// The session's algorithm.
        case algorithm
        /// The session's room.
        case roomID = "room_id"
        /// The session's name.
        case sessionID = "session_id"
        /// The session itself.
        case sessionKey = "session_key"
        /// The Curve25519 key of the device that made the session.
        case senderKey = "sender_key"
        /// The Ed25519 key that this device claimed.
        case senderClaimedKeys = "sender_claimed_keys"
        /// The devices that passed the session on.
        case forwardingChain = "forwarding_curve25519_key_chain"
    }
}
