import Formats
import Primitives

/// Seals sessions on several threads and writes them as the rows of a key backup, in the form in which
/// `/room_keys/keys` has them. Spec: B9.
///
/// ```
/// {"rooms":{ROOM:{"sessions":{ID:row, …}}, …}}
/// ```
/// No name stands twice. What comes room by room is written as it comes; otherwise the places of the
/// rooms are found out first, by a reading of everything.
package final class BackupSealing {
    static let begin = Array("{\"rooms\":{".utf8)
    static let end = Array("}}".utf8)
    static let roomEnd = Array("}}".utf8)

    private let sink: any ByteSink
    private let workers: OrderedWorkers<SealingPiece, SealedBatch>
    private var order: RoomOrder?
    private var places: RoomPlaces
    private var open: ExactText?
    private var submitted = 0
    /// How many rows were written.
    package private(set) var count = 0

    /// Begins to write rows that come room by room.
    ///
    /// - Throws: `RecoveryError.primitive` for a public key that has not 32 bytes or is of low order,
    ///   and what the sink throws.
    package convenience init(
        to publicKey: [UInt8],
        threads: Int,
        into sink: any ByteSink
    ) throws(RecoveryError) {
        try self.init(to: publicKey, threads, sink, RoomPlaces(), order: RoomOrder())
        try write(Self.begin)
    }

    /// Begins to write rows that come in any order, each room in its place.
    ///
    /// - Throws: as the other.
    package convenience init(
        to publicKey: [UInt8],
        threads: Int,
        into sink: any ByteSink,
        placing merge: RoomKeyMerge
    ) throws(RecoveryError) {
        try self.init(to: publicKey, threads, sink, RoomPlaces(merge), order: nil)
        try carryingPrimitive { () throws(PrimitivesError) in try places.writeFrame(into: sink) }
    }

    private init(
        to publicKey: [UInt8],
        _ threads: Int,
        _ sink: any ByteSink,
        _ places: RoomPlaces,
        order: RoomOrder?
    ) throws(RecoveryError) {
        self.sink = sink
        self.places = places
        self.order = order
        try carryingPrimitive { () throws(PrimitivesError) in
            let trial = Randomness.secret(BackupCipher.keyLength)
            _ = try X25519.sharedSecret(of: trial, with: publicKey)
        }
        workers = OrderedWorkers(threads: threads) { SessionSealer.work(to: publicKey) }
    }

    /// Seals sessions that come room by room.
    ///
    /// - Throws: `RecoveryError.roomsNotTogether` for a room that comes back, and a session that does:
    ///   what was written is of no use then. What the sink throws.
    package func add(_ batch: SessionBatch) throws(RecoveryError) {
        for session in batch.sessions where order?.takes(session) != true {
            throw .roomsNotTogether
        }
        try submit(SealingPiece(batch: batch, sessions: batch.sessions.map { ($0, .kept) }))
    }

    /// Seals the best copies of sessions that are read for the second time.
    ///
    /// - Throws: `RecoveryError.roomKeysChanged`; what the sink throws.
    package func add(
        _ batch: SessionBatch,
        bestOf merge: inout RoomKeyMerge
    ) throws(RecoveryError) {
        try submit(SealingPiece(batch, bestOf: &merge))
    }

    /// Writes what is left, and the end.
    ///
    /// - Throws: `RecoveryError.roomKeysChanged` where not every room is full; what the sink throws.
    package func finish() throws(RecoveryError) {
        try workers.finish { (rows) throws(RecoveryError) in try write(rows) }
        guard count == submitted, places.isFull else { throw .roomKeysChanged }
        guard order != nil else { return }
        if open != nil { try write(Self.roomEnd) }
        try write(Self.end)
    }

    private func submit(_ piece: SealingPiece) throws(RecoveryError) {
        guard !piece.sessions.isEmpty else { return }
        submitted += piece.sessions.count
        try workers.submit(piece) { (rows) throws(RecoveryError) in try write(rows) }
    }

    /// Writes rows, those of one room that stand together at once.
    private func write(_ batch: SealedBatch) throws(RecoveryError) {
        var start = 0
        while start < batch.rows.count {
            let room = batch.rows[start].room
            var end = start + 1
            while end < batch.rows.count, batch.rows[end].room == room { end += 1 }
            let range = batch.rows[start].range.lowerBound..<batch.rows[end - 1].range.upperBound
            if order == nil {
                try place(batch.text, range, in: room)
            } else {
                try append(batch.text, range, to: room)
            }
            count += end - start
            start = end
        }
    }

    private func append(
        _ text: WorkBuffer,
        _ range: Range<Int>,
        to room: ExactText
    ) throws(RecoveryError) {
        var range = range
        if room != open {
            let head = RoomPlaces.head(of: room, isFirst: open == nil)
            try write((open == nil ? [] : Self.roomEnd) + head)
            open = room
            // The first row of a room has no comma in front.
            range = range.lowerBound + 1..<range.upperBound
        }
        try carryingPrimitive { () throws(PrimitivesError) in
            try text.withBytes(range) { (rows) throws(PrimitivesError) in try sink.write(rows) }
        }
    }

    private func place(
        _ text: WorkBuffer,
        _ range: Range<Int>,
        in room: ExactText
    ) throws(RecoveryError) {
        let (offset, rows) = try places.take(range, in: room)
        try carryingPrimitive { () throws(PrimitivesError) in
            try text.withBytes(rows) { (rows) throws(PrimitivesError) in
                try sink.fill(rows, at: offset)
            }
        }
    }

    private func write(_ bytes: [UInt8]) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in try sink.write(bytes.span) }
    }
}
