package import Primitives

/// Bytes that can be read at any place: a file, memory.
package protocol PlacedSource: AnyObject {
    /// How many bytes there are.
    ///
    /// - Throws: `PrimitivesError.posix`.
    var length: UInt64 { get throws(PrimitivesError) }

    /// Fills some or all of `target` with what stands at `offset`, and returns how many bytes came;
    /// 0 at the end only.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func read(
        into target: inout MutableSpan<UInt8>,
        at offset: UInt64
    ) throws(PrimitivesError) -> Int
}

extension FileDescriptor: PlacedSource {
    /// The file's length.
    package var length: UInt64 {
        get throws(PrimitivesError) { UInt64(clamping: try status().size) }
    }
}

/// What is looked at of a source at a time.
final class SourceWindow {
    /// The bytes.
    let buffer: WorkBuffer
    private let source: any PlacedSource

    init(_ source: any PlacedSource, count: Int) {
        self.source = source
        buffer = WorkBuffer(count: count, for: .ciphertext)
    }

    /// Looks at `count` bytes from `offset` on, and returns how many of them there are.
    func load(_ count: Int, at offset: UInt64) throws(RecoveryError) -> Int {
        try source.load(into: buffer, 0..<count, from: offset)
    }

    /// Looks at `count` bytes from `offset` on; behind the end there are zeros.
    func loadFilled(_ count: Int, at offset: UInt64) throws(RecoveryError) {
        try source.fill(buffer, 0..<count, from: offset)
    }
}

extension PlacedSource {
    /// Puts into a range of a buffer what stands at `offset`, and returns how many bytes there are.
    func load(
        into buffer: WorkBuffer,
        _ range: Range<Int>,
        from offset: UInt64
    ) throws(RecoveryError) -> Int {
        var filled = 0
        while filled < range.count {
            let rest = range.lowerBound + filled..<range.upperBound
            let more = try carryingPrimitive { () throws(PrimitivesError) in
                try buffer.withMutableBytes(rest) { (target) throws(PrimitivesError) in
                    try read(into: &target, at: offset + UInt64(filled))
                }
            }
            if more == 0 { break }
            filled += more
        }
        return filled
    }

    /// Fills a range of a buffer with what stands at `offset`; behind the end there are zeros.
    func fill(
        _ buffer: WorkBuffer,
        _ range: Range<Int>,
        from offset: UInt64
    ) throws(RecoveryError) {
        let count = try load(into: buffer, range, from: offset)
        buffer.wipe(range.lowerBound + count..<range.upperBound)
    }
}
