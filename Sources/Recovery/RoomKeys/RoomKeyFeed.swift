import Formats
import Primitives

/// Takes text with room keys piece by piece and gives its rows out in batches. Memory is that of the
/// longest row that is taken.
final class RoomKeyFeed {
    /// The most bytes that one row may have. Those of clients have about one thousand.
    static let longestRow = 1 << 20

    private static let pieceLength = 256 << 10

    private let window = WorkBuffer(count: longestRow, for: .secret)
    private var filled = 0
    private var rows = RoomKeyRows()
    private var batch: RowBatch?
    private let sealed = BufferPool(size: RowBatch.capacity, for: .ciphertext)
    private let secret = BufferPool(size: RowBatch.capacity, for: .secret)

    /// How many bytes of the text have been read.
    var position: Int { rows.position }

    /// How the rows are nested, once that is known.
    var form: RoomKeyRows.Form? { rows.form }

    /// Takes the next bytes of the text.
    ///
    /// - Throws: `FormatError.json`, also with `tooLarge` for a row past the limit;
    ///   `FormatError.roomKeys`; what `emit` throws.
    func take(
        _ bytes: Span<UInt8>,
        _ emit: (RowBatch) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        var taken = 0
        while taken < bytes.count {
            let count = min(bytes.count - taken, try room())
            window.copy(bytes.extracting(taken..<taken + count), to: filled)
            filled += count
            taken += count
            try read(isWhole: false, emit)
        }
    }

    /// Reads the next bytes of the text from a source; false at its end.
    ///
    /// - Throws: as `take`; `PrimitivesError.posix`.
    func take(
        from source: any ByteSource,
        _ emit: (RowBatch) throws(RecoveryError) -> Void
    ) throws(RecoveryError) -> Bool {
        let room = min(Self.pieceLength, try room())
        let count = try carryingPrimitive { () throws(PrimitivesError) in
            try window.withMutableBytes(filled..<filled + room) {
                (target) throws(PrimitivesError) in
                try source.read(into: &target)
            }
        }
        filled += count
        if count > 0 { try read(isWhole: false, emit) }
        return count > 0
    }

    /// How many bytes the window still takes.
    private func room() throws(RecoveryError) -> Int {
        guard filled < window.count else {
            throw .format(.json(JSONError(.tooLarge, at: rows.position)))
        }
        return window.count - filled
    }

    /// Says that the text is over.
    ///
    /// - Throws: as `take`.
    func finish(_ emit: (RowBatch) throws(RecoveryError) -> Void) throws(RecoveryError) {
        try read(isWhole: true, emit)
        try flush(emit)
    }

    /// Gives out the rows that are there.
    ///
    /// - Throws: what `emit` throws.
    func flush(_ emit: (RowBatch) throws(RecoveryError) -> Void) throws(RecoveryError) {
        if let batch, !batch.rows.isEmpty { try emit(batch) }
        batch = nil
    }

    private func read(
        isWhole: Bool,
        _ emit: (RowBatch) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        try window.withBytes(0..<filled) { (window: Span<UInt8>) throws(RecoveryError) in
            while true {
                let step = try carryingFormat { () throws(FormatError) in
                    try rows.next(in: window, isWhole: isWhole)
                }
                switch step {
                case .row(let range), .misfit(let range):
                    try add(window.extracting(range), emit)
                case .starved, .end: return
                }
            }
        }
        let spent = rows.spent
        window.moveToFront(spent..<filled)
        filled -= spent
        rows.discard(spent)
    }

    private func add(
        _ row: Span<UInt8>,
        _ emit: (RowBatch) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        let (room, session, parts) = (rows.roomID, rows.sessionID, rows.row)
        if batch?.add(row, room: room, session: session, parts: parts) == true { return }
        if let batch, !batch.rows.isEmpty { try emit(batch) }
        let form = rows.form ?? .list
        let bytes = (form == .list ? secret : sealed).take(max(RowBatch.capacity, row.count))
        var next = RowBatch(form, in: bytes)
        _ = next.add(row, room: room, session: session, parts: parts)
        batch = next
    }
}
