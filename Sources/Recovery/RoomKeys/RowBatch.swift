import Formats
import Primitives

/// Some rows in a row, and their bytes, on their way to a thread.
struct RowBatch: Sendable {
    /// One row.
    struct Row: Sendable {
        /// Its place in the bytes.
        let range: Range<Int>
        /// The room and the session that it stood under.
        let room: ExactText?
        let session: ExactText?
        /// What it consists of, or what is wrong with it.
        let parts: RowParts
    }

    /// How many bytes are gathered, unless one row alone has more.
    static let capacity = 128 << 10
    /// How much memory its sessions may want, unless one row alone wants more. A room's ID, which a
    /// key backup says once for all of its rows, is wanted anew for every one of them.
    static let highestCost = 2 * capacity
    /// The most bytes that a room's ID may have.
    static let longestRoomID = 255

    let form: RoomKeyRows.Form
    let bytes: PooledBuffer
    private(set) var rows: [Row] = []
    private(set) var used = 0
    /// How much memory its sessions may want at most.
    private var cost = 0

    /// - Parameter bytes: what takes the rows; guarded for those of a key export, which are secret
    ///   before they are opened.
    init(_ form: RoomKeyRows.Form, in bytes: PooledBuffer) {
        self.form = form
        self.bytes = bytes
    }

    /// Adds a row; false where there is no room for it.
    mutating func add(
        _ row: Span<UInt8>,
        room: ExactText?,
        session: ExactText?,
        parts: RowParts
    ) -> Bool {
        let cost = Self.cost(row.count, room, session)
        guard row.count <= bytes.buffer.count - used,
            rows.isEmpty || self.cost + cost <= Self.highestCost
        else { return false }
        self.cost += cost
        bytes.buffer.copy(row, to: used)
        let range = used..<used + row.count
        rows.append(Row(range: range, room: room, session: session, parts: parts))
        used += row.count
        return true
    }

    /// What a row's session may want: itself, its room's ID, of which JSON may make six bytes for one,
    /// its own ID and the names of both.
    private static func cost(_ row: Int, _ room: ExactText?, _ session: ExactText?) -> Int {
        let roomID = min(room?.utf8.count ?? 0, longestRoomID)
        return row + 6 * roomID + (session?.utf8.count ?? 0) + 100
    }
}
