package import Formats

/// Which sessions are wanted. What is empty asks for nothing.
package struct SessionFilter: Sendable {
    /// Those of these rooms.
    package var rooms: Set<ExactText> = []
    /// Those with these IDs.
    package var sessions: Set<ExactText> = []
    /// Those that these devices made.
    package var senderKeys: Set<ExactText> = []

    /// Everything is wanted.
    package init() {}

    /// Whether nothing is asked for.
    package var isEmpty: Bool { rooms.isEmpty && sessions.isEmpty && senderKeys.isEmpty }

    /// Whether a session is wanted.
    package func wants(_ session: SessionBatch.Session, of batch: SessionBatch) -> Bool {
        if !rooms.isEmpty, !rooms.contains(session.room) { return false }
        if !sessions.isEmpty, !sessions.contains(session.id.text) { return false }
        return senderKeys.isEmpty || senderKeys.contains(batch.senderKey(of: session))
    }

    /// The rooms that an answer to `/sync` or sliding sync is about.
    ///
    /// - Throws: `FormatError.json`; `FormatError.property` where it has no rooms: to ask for none is to
    ///   ask for nothing.
    package static func rooms(ofSync bytes: [UInt8]) throws(FormatError) -> Set<ExactText> {
        let rooms = try SyncRooms(JSONValue(parsing: bytes))?.rooms ?? []
        guard !rooms.isEmpty else { throw .property("rooms") }
        return Set(rooms.map(\.id))
    }
}
