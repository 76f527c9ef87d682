package import Formats

/// Which sessions are wanted. What is empty asks for nothing. IDs and keys are compared by the bytes
/// that they stand for, since clients pad base64 or not.
package struct SessionFilter: Sendable {
    /// Those of these rooms.
    package var rooms: Set<ExactText> = []
    /// Those with these IDs.
    package var sessions: Set<ExactText> = [] {
        didSet { sessionBytes = Set(sessions.map(Self.bytes(of:))) }
    }
    /// Those that these devices made.
    package var senderKeys: Set<ExactText> = [] {
        didSet { senderKeyBytes = Set(senderKeys.map(Self.bytes(of:))) }
    }

    private var sessionBytes: Set<[UInt8]> = []
    private var senderKeyBytes: Set<[UInt8]> = []

    /// Everything is wanted.
    package init() {}

    /// Whether a session is wanted.
    package func wants(_ session: SessionBatch.Session, of batch: SessionBatch) -> Bool {
        if !rooms.isEmpty, !rooms.contains(session.room) { return false }
        if !sessions.isEmpty, !sessionBytes.contains(session.id.publicKey) { return false }
        return senderKeys.isEmpty
            || senderKeyBytes.contains(Self.bytes(of: batch.senderKey(of: session)))
    }

    /// What base64 stands for, padded or not; of what is none, the text itself.
    private static func bytes(of text: ExactText) -> [UInt8] {
        (try? Base64.decode(text.utf8)) ?? text.utf8
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
