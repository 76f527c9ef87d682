package import Formats

/// What came of an event.
package struct ReadEvent: Sendable {
    /// The room, by what the event or its surroundings say.
    package let room: ExactText?
    /// The event's ID; Synapse's export has none.
    package let eventID: ExactText?
    /// What stands in the clear of an event that is encrypted for a room.
    package let encrypted: EncryptedEvent?
    /// What came of it.
    package let outcome: Outcome

    /// The ways in which reading ends.
    package enum Outcome: Sendable {
        /// The event was not encrypted, and is as it was.
        case plain(JSONValue)
        /// The event with its type and contents in the clear, every other property as it was.
        case decrypted(JSONValue)
        /// The same, of a message that another event before this one was already: one of the two
        /// is a copy that someone sent again.
        case replayed(JSONValue, of: Original)
        /// It could not be read, and why.
        case unreadable(Reason)
    }

    /// The event that had a message first, in the order of reading.
    package struct Original: Equatable, Sendable {
        /// When its sender's server says that it was sent, in milliseconds since 1970.
        package let timestamp: Int64?
    }

    /// Why an event cannot be read.
    package enum Reason: Error, Equatable, Sendable {
        /// It is no event, or has no message that could be decrypted.
        case event(EncryptedEvent.Fault)
        /// Nothing says which room it is in.
        case noRoom
        /// No key of its session was offered.
        case noKey(MegolmSessionID)
        /// A key of its session was offered, which is for another room.
        case keyOfAnotherRoom(MegolmSessionID)
        /// The session does not open the message, and why.
        case refused(MegolmRefusal)
        /// What was decrypted is no event's type and contents.
        case plaintext
        /// What was decrypted was written for another room: this one, where it names one.
        case messageOfAnotherRoom(ExactText?)
    }
}
