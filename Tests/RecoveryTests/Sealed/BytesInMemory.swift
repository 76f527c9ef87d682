import Primitives
import Recovery

/// Bytes in memory as a source.
final class ByteArraySource: ByteSource {
    private let bytes: [UInt8]
    private let pieces: Int
    private var position = 0

    /// A source of these bytes, which gives no more of them at a time than a piece has.
    init(_ bytes: [UInt8], pieces: Int = .max) {
        self.bytes = bytes
        self.pieces = pieces
    }

    /// Gives as many bytes as there is room for.
    func read(into target: inout MutableSpan<UInt8>) -> Int {
        let count = min(target.count, bytes.count - position, pieces)
        let bytes = bytes
        target.copy(bytes.span, position..<position + count)
        position += count
        return count
    }
}

/// Bytes in memory that are read at any place.
final class PlacedBytes: PlacedSource {
    private let bytes: [UInt8]

    /// A source of these bytes.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many there are.
    var length: UInt64 { UInt64(bytes.count) }

    /// Gives as many bytes as there is room for.
    func read(into target: inout MutableSpan<UInt8>, at offset: UInt64) -> Int {
        let start = min(Int(clamping: offset), bytes.count)
        let count = min(target.count, bytes.count - start)
        let bytes = bytes
        target.copy(bytes.span, start..<start + count)
        return count
    }
}

/// A sink that keeps what it takes in memory, as long as a file would be.
final class ByteArraySink: ByteSink {
    /// Everything taken so far; room that was left before it is zeros.
    private(set) var bytes: [UInt8] = []
    private var position = 0

    /// An empty sink.
    init() {}

    /// Adds the bytes.
    func write(_ more: Span<UInt8>) {
        fill(more, at: position)
        position += more.count
    }

    /// Moves on.
    func skip(_ count: Int) { position += count }

    /// Puts the bytes there.
    func fill(_ more: Span<UInt8>, at offset: Int) {
        let end = offset + more.count
        if bytes.count < end {
            bytes += [UInt8](repeating: 0, count: end - bytes.count)
        }
        bytes.replaceSubrange(offset..<end, with: more.copied)
    }
}

/// Bytes in memory as a content that is streamed.
struct BytesContent: StreamedContent {
    private let bytes: [UInt8]

    /// A content of these bytes.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Its length.
    func stamp() -> ContentStamp { ContentStamp(size: UInt64(bytes.count), modified: 0) }

    /// The bytes.
    func open() -> any ByteSource { ByteArraySource(bytes) }
}
