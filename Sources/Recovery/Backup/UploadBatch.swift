import Formats
import Primitives

/// Rows on their way to a key backup on a homeserver, room by room: as many as one request takes.
///
/// In one body no name may stand twice, since of two the server takes one.
struct UploadBatch {
    /// The most rows of one request.
    static let rowLimit = 1000
    /// The most bytes of one request: what the proxies in front of homeservers let through.
    static let byteLimit = 5_000_000

    /// How many rows there are.
    private(set) var count = 0
    private var size = BackupSealing.begin.count + BackupSealing.end.count
    private var places: [ExactText: Int] = [:]
    private var rooms: [(room: ExactText, head: [UInt8], rows: [UInt8])] = []
    private var sessions: Set<Name> = []

    /// What a row is called.
    private struct Name: Hashable {
        let room: ExactText
        let session: MegolmSessionID
    }

    /// Adds a row; false where there is no room for it, or one of its name is there.
    ///
    /// - Parameter text: what it is in, with a comma in front.
    mutating func add(_ row: SealedBatch.Row, of text: WorkBuffer) -> Bool {
        let place = places[row.room]
        let head = place == nil ? RoomPlaces.head(of: row.room, isFirst: rooms.isEmpty) : []
        let added = head.count + row.range.count + BackupSealing.roomEnd.count
        guard count == 0 || (count < Self.rowLimit && size + added <= Self.byteLimit),
            sessions.insert(Name(room: row.room, session: row.id)).inserted
        else { return false }
        if let place {
            rooms[place].rows += text.bytes(row.range)
        } else {
            places[row.room] = rooms.count
            let first = row.range.lowerBound + 1..<row.range.upperBound
            rooms.append((row.room, head, text.bytes(first)))
        }
        count += 1
        size += added
        return true
    }

    /// The request's body.
    var body: [UInt8] {
        var body: [UInt8] = []
        body.reserveCapacity(size)
        body += BackupSealing.begin
        for room in rooms {
            body += room.head
            body += room.rows
            body += BackupSealing.roomEnd
        }
        return body + BackupSealing.end
    }
}
