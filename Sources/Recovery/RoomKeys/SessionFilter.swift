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

    /// The rooms that a `/sync` response is about.
    ///
    /// - Throws: `FormatError.json`; `FormatError.property` where it has no rooms.
    package static func rooms(ofSync bytes: [UInt8]) throws(FormatError) -> Set<ExactText> {
        guard let rooms = try JSONValue(parsing: bytes).member("rooms")?.members else {
            throw .property("rooms")
        }
        return Set(rooms.flatMap { ($0.value.members ?? []).map(\.name) })
    }
}
