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

    let form: RoomKeyRows.Form
    let bytes: PooledBuffer
    private(set) var rows: [Row] = []
    private(set) var used = 0

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
        guard row.count <= bytes.buffer.count - used else { return false }
        bytes.buffer.copy(row, to: used)
        let range = used..<used + row.count
        rows.append(Row(range: range, room: room, session: session, parts: parts))
        used += row.count
        return true
    }
}
