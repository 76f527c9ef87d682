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
        /// Whether it is what stood in the place of a room.
        let isMisfit: Bool
    }

    /// How many bytes are gathered, unless one row alone has more.
    static let capacity = 128 << 10

    let form: RoomKeyRows.Form
    let bytes: WorkBuffer
    private(set) var rows: [Row] = []
    private(set) var used = 0

    init(_ form: RoomKeyRows.Form, room count: Int) {
        self.form = form
        // The sessions of a key export are secret before they are opened, those of a backup after.
        bytes = WorkBuffer(
            count: max(Self.capacity, count),
            for: form == .list ? .secret : .ciphertext
        )
    }

    /// Adds a row; false where there is no room for it.
    mutating func add(
        _ row: Span<UInt8>,
        room: ExactText?,
        session: ExactText?,
        isMisfit: Bool
    ) -> Bool {
        guard row.count <= bytes.count - used else { return false }
        bytes.copy(row, to: used)
        let range = used..<used + row.count
        rows.append(Row(range: range, room: room, session: session, isMisfit: isMisfit))
        used += row.count
        return true
    }
}
