package import Formats

/// The sessions that some events need, by the rooms that the events are in.
///
/// Some 40 bytes a session, so that the events themselves need not be kept until the keys are
/// there.
package struct MessageNeeds: Sendable {
    /// A session in a room, which is known by its number.
    struct Need: Hashable, Sendable {
        let room: UInt32
        let session: MegolmSessionID
    }

    private var rooms: [ExactText: UInt32] = [:]
    private var needs: Set<Need> = []
    private var sessions: Set<MegolmSessionID> = []

    /// None.
    package init() {}

    /// Adds the session of an event, if it is one that a session is needed for.
    ///
    /// - Parameter room: the room that the event is in, by what it or its surroundings say.
    package mutating func add(_ event: JSONValue, room: ExactText?) {
        guard let room, let encrypted = try? EncryptedEvent(decoding: event) else { return }
        let number = rooms[room, default: UInt32(clamping: rooms.count)]
        rooms[room] = number
        needs.insert(Need(room: number, session: encrypted.sessionID))
        sessions.insert(encrypted.sessionID)
    }

    /// How many sessions are needed.
    package var count: Int { sessions.count }

    /// Whether the session is needed in any room.
    package func contains(_ session: MegolmSessionID) -> Bool { sessions.contains(session) }

    /// The session in this room, if it is needed there.
    func need(_ session: MegolmSessionID, in room: ExactText) -> Need? {
        guard let number = rooms[room] else { return nil }
        let need = Need(room: number, session: session)
        return needs.contains(need) ? need : nil
    }
}
