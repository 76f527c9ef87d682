import Formats
package import Primitives

/// Writes sessions as the JSON list that a key export holds. Spec: B10.
///
/// What is written stands in guarded memory until there is a good piece of it.
package final class SessionListWriter {
    /// Where the text goes.
    package typealias Target = (Span<UInt8>) throws(PrimitivesError) -> Void

    private static let pieceLength = 64 << 10

    private let write: Target
    private let buffer = WorkBuffer(count: pieceLength)
    private var used = 0
    /// How many sessions there are.
    package private(set) var count = 0

    /// A list of nothing so far.
    package init(_ write: @escaping Target) {
        self.write = write
    }

    /// Adds a session.
    ///
    /// - Parameter sharing: whether the room's history may be shared by it, where other copies of
    ///   it say something else than it does. Only less can be allowed.
    /// - Throws: what the target throws.
    package func add(
        _ session: SessionBatch.Session,
        of batch: SessionBatch,
        sharing: Bool? = nil
    ) throws(PrimitivesError) {
        try put(count == 0 ? UInt8(ascii: "[") : UInt8(ascii: ","))
        count += 1
        try batch.bytes.withBytes(session.json) { (json) throws(PrimitivesError) in
            guard session.sharesHistory != nil, sharing == false else { return try put(json) }
            var written = 0
            for value in SessionFields.valuesOfSharing(in: json) {
                try put(json.extracting(written..<value.lowerBound))
                for byte in "false".utf8 { try put(byte) }
                written = value.upperBound
            }
            try put(json.extracting(written...))
        }
    }

    /// Ends the list.
    ///
    /// - Throws: what the target throws.
    package func finish() throws(PrimitivesError) {
        if count == 0 { try put(UInt8(ascii: "[")) }
        try put(UInt8(ascii: "]"))
        try flush()
    }

    private func put(_ byte: UInt8) throws(PrimitivesError) {
        if used == buffer.count { try flush() }
        buffer.withMutableBytes(used..<used + 1) { $0[0] = byte }
        used += 1
    }

    private func put(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        if bytes.count > buffer.count - used { try flush() }
        guard bytes.count <= buffer.count else { return try write(bytes) }
        buffer.copy(bytes, to: used)
        used += bytes.count
    }

    private func flush() throws(PrimitivesError) {
        guard used > 0 else { return }
        try buffer.withBytes(0..<used, write)
        used = 0
    }
}
