import Formats
import Primitives

/// The bytes inside a key export's armor, in segments of one length, the last of which may be shorter.
///
/// They are read and decoded ahead, on a thread of their own. A segment stays as it is until the next is
/// asked for.
final class KeyExportSegments {
    /// How long a segment is, in bytes.
    static let length = 192 << 10
    /// How far a piece of text may go over a segment's end.
    private static let spill = 64
    private static let pieceLength = 64 << 10

    private let ahead = SideThread()
    /// What became of the next segment, once that was made ahead.
    private var outcome: Result<Segment?, RecoveryError>?
    private let source: any ByteSource
    private let piece = WorkBuffer(count: pieceLength, for: .ciphertext)
    /// What was read of the text and not decoded yet.
    private var unread = 0..<0
    private var decoder: KeyExportArmorDecoder
    private var isFinished = false
    /// Two that take turns.
    private let buffers = (0..<2).map { _ in WorkBuffer(count: length + spill, for: .ciphertext) }
    private var turn = 0
    /// How many bytes the buffer at hand has, those of the next segment too.
    private var filled = 0

    /// The segments of the file that a source has from its beginning.
    init(_ source: any ByteSource, _ damage: KeyExportArmorDecoder.Damage = .refused) {
        self.source = source
        decoder = KeyExportArmorDecoder(damage)
    }

    /// Whether the last line was there; known at the end.
    var hasTrailer: Bool { decoder.hasTrailer }

    /// Whether the text was left off at a byte that cannot stand there; known at the end.
    var isBroken: Bool { decoder.isBroken }

    /// A segment: the front of a buffer.
    struct Segment {
        /// What it is in.
        let buffer: WorkBuffer
        /// How many bytes it has.
        let count: Int

        /// Copies of its bytes in `range`, as far as there are any.
        func bytes(_ range: Range<Int>) -> [UInt8] { buffer.bytes(range.clamped(to: 0..<count)) }
    }

    /// The next segment; nil after the last.
    ///
    /// - Throws: `FormatError.keyExport` with `header`, `trailer` or `base64`;
    ///   `PrimitivesError.posix`.
    func next() throws(RecoveryError) -> Segment? {
        ahead.wait()
        let segment = try (outcome ?? load()).get()
        outcome = nil
        if !isFinished { ahead.start { [self] in outcome = load() } }
        return segment
    }

    private func load() -> Result<Segment?, RecoveryError> {
        Result { () throws(RecoveryError) in try fill() }
    }

    private func fill() throws(RecoveryError) -> Segment? {
        let last = buffers[turn]
        turn = 1 - turn
        let buffer = buffers[turn]
        let over = max(0, filled - Self.length)
        if over > 0 { last.withBytes(filled - over..<filled) { buffer.copy($0, to: 0) } }
        filled = over
        while filled < Self.length, !isFinished { try decode(into: buffer) }
        let count = min(filled, Self.length)
        return count > 0 ? Segment(buffer: buffer, count: count) : nil
    }

    /// Decodes what the next piece of text has, or ends it.
    private func decode(into buffer: WorkBuffer) throws(RecoveryError) {
        if unread.isEmpty, !decoder.isAtEnd {
            let count = try carryingPrimitive { () throws(PrimitivesError) in
                try piece.withMutableBytes(0..<piece.count) { (target) throws(PrimitivesError) in
                    try source.read(into: &target)
                }
            }
            unread = 0..<count
            if unread.isEmpty { isFinished = true }
        }
        let room = filled..<buffer.count
        let text = unread.prefix(decoder.mostText(for: room.count))
        unread = text.upperBound..<unread.upperBound
        isFinished = isFinished || decoder.isAtEnd
        filled += try carryingFormat { () throws(FormatError) in
            try buffer.withMutableBytes(room) { (target) throws(FormatError) in
                if isFinished { return try decoder.finish(into: &target, at: 0) }
                return try piece.withBytes(text) { (text: Span<UInt8>) throws(FormatError) in
                    try decoder.decode(text, into: &target, at: 0)
                }
            }
        }
    }
}
