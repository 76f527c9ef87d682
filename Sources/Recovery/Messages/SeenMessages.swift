import Formats

/// The messages that were read, and of which event each was: a message of one session and index
/// belongs to one event.
struct SeenMessages {
    /// What tells one event from another, in few bytes.
    private struct Sighting {
        let timestamp: Int64?
        /// Of the event's ID.
        let name: Int?
        /// Of its hashes, which Synapse's export has in place of an ID.
        let hashes: Int?

        init(_ event: JSONValue) {
            func member(_ name: ExactText) -> JSONValue? { (try? event.member(name)) ?? nil }
            timestamp = member("origin_server_ts")?.wholeNumber
            name = member("event_id")?.text?.hashValue
            hashes = member("hashes")?.encoded.hashValue
        }

        /// Whether both may be one event, by what both of them have.
        func isSame(as other: Sighting) -> Bool {
            guard timestamp == other.timestamp else { return false }
            if let name, let other = other.name { return name == other }
            if let hashes, let other = other.hashes { return hashes == other }
            return true
        }
    }

    private var sightings: [MegolmSessionID: [UInt32: Sighting]] = [:]

    /// Adds the event that a message was found in; the event that it was found in before, if that
    /// is another.
    mutating func add(
        _ event: JSONValue,
        having index: UInt32,
        of session: MegolmSessionID
    ) -> ReadEvent.Original? {
        let sighting = Sighting(event)
        guard let before = sightings[session]?[index] else {
            sightings[session, default: [:]][index] = sighting
            return nil
        }
        return sighting.isSame(as: before) ? nil : ReadEvent.Original(timestamp: before.timestamp)
    }
}
