import Formats

/// Sees whether sessions come room by room, each once, in memory for the sessions of one room.
struct RoomOrder {
    private var room: ExactText?
    private var closed: Set<ExactText> = []
    /// Hashes with this process's random seed. Two sessions of one hash are taken for one, which costs
    /// a second reading and nothing else.
    private var sessions: Set<Int> = []

    /// Whether a session may follow those before it.
    mutating func takes(_ session: SessionBatch.Session) -> Bool {
        if room != session.room {
            if let room { closed.insert(room) }
            guard !closed.contains(session.room) else { return false }
            room = session.room
            sessions.removeAll(keepingCapacity: true)
        }
        return sessions.insert(session.id.hashValue).inserted
    }
}
