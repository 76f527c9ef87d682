import Formats
import Primitives
import Recovery
import Secrets

/// Everything that comes out of text with room keys, kept.
struct RoomKeyReading {
    /// A session with what is known of it.
    struct Session: Equatable {
        let json: String
        let room: String
        let id: String
        let firstIndex: UInt32
        let sharesHistory: Bool?
    }

    /// A row that gave none.
    struct Reject: Equatable {
        let fault: RowFault
        let room: String?
        let session: String?
        let row: String
    }

    /// The sessions, in their order.
    private(set) var sessions: [Session] = []
    /// The rejects, in their order.
    private(set) var rejects: [Reject] = []
    /// The sessions as a list, as they are written.
    private(set) var written: [UInt8] = []
    /// How the rows are nested.
    let form: RoomKeyRows.Form?

    /// Reads a text.
    ///
    /// - Parameter pieces: how many bytes come at a time.
    /// - Throws: `RecoveryError`.
    init(
        _ text: [UInt8],
        keys: [SecretBytes] = [SampleRow.key],
        room: ExactText? = nil,
        threads: Int = 1,
        pieces: Int = .max
    ) throws {
        let reader = try RoomKeyReader(keys: keys, room: room, threads: threads)
        let sink = ByteArraySink()
        let writer = SessionListWriter { (bytes) throws(PrimitivesError) in sink.write(bytes) }
        var sessions: [Session] = []
        var rejects: [Reject] = []
        try reader.read(ByteArraySource(text, pieces: pieces)) { (batch) throws(RecoveryError) in
            sessions += batch.sessions.map { Self.session($0, batch) }
            rejects += batch.rejects.map { Self.reject($0, batch) }
            try carryingPrimitive { () throws(PrimitivesError) in
                for session in batch.sessions { try writer.add(session, of: batch) }
            }
        }
        try writer.finish()
        self.sessions = sessions
        self.rejects = rejects
        written = sink.bytes
        form = reader.form
    }

    /// Reads a text of one string.
    init(_ text: String, keys: [SecretBytes] = [SampleRow.key], room: ExactText? = nil) throws {
        try self.init(Array(text.utf8), keys: keys, room: room)
    }

    /// What is wrong with each row.
    var faults: [RowFault] { rejects.map(\.fault) }

    private static func session(
        _ session: SessionBatch.Session,
        _ batch: SessionBatch
    ) -> Session {
        Session(
            json: String(decoding: batch.bytes.bytes(session.json), as: UTF8.self),
            room: session.room.string,
            id: session.id.text.string,
            firstIndex: session.firstIndex,
            sharesHistory: session.sharesHistory
        )
    }

    private static func reject(
        _ reject: SessionBatch.Reject,
        _ batch: SessionBatch
    ) -> Reject {
        Reject(
            fault: reject.fault,
            room: reject.room?.string,
            session: reject.session?.string,
            row: String(decoding: batch.rows.bytes(reject.range), as: UTF8.self)
        )
    }
}
