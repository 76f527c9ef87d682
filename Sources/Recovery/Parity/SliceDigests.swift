import Formats
import Primitives

/// The digests of a file and of its slices, from one reading.
struct SliceDigests {
    private static let pieceLength = 256 << 10
    private static let zeros = [UInt8](repeating: 0, count: 64 << 10)

    /// The MD5 of the whole file; nil for one that is not as long as the layout says.
    let digest: [UInt8]?
    /// The MD5 of its first 16 KiB.
    let prefixDigest: [UInt8]
    /// The checks of its slices; nil for those that it ends before.
    let checks: [ParitySliceCheck?]

    /// Reads a file that is, or should be, cut like this.
    ///
    /// - Throws: `PrimitivesError.posix`, `.library`.
    init(
        of source: any PlacedSource,
        _ layout: ParityLayout,
        progress: (Int, Int) -> Void
    ) throws(RecoveryError) {
        let length = try carryingPrimitive { () throws(PrimitivesError) in try source.length }
        let streams = try carryingPrimitive { () throws(PrimitivesError) in
            (whole: try MD5Stream(), prefix: try MD5Stream(), slice: try MD5Stream())
        }
        let window = SourceWindow(source, count: Self.pieceLength)
        var checks: [ParitySliceCheck?] = []
        var isWhole = length == layout.length
        for slice in 0..<layout.count {
            let range = layout.range(of: slice)
            guard isWhole || range.upperBound <= length else {
                checks.append(nil)
                continue
            }
            var sum = CRC32()
            var position = range.lowerBound
            while position < range.upperBound {
                let wanted = Int(min(range.upperBound - position, UInt64(Self.pieceLength)))
                let count = try window.load(wanted, at: position)
                if count < wanted { isWhole = false }
                guard count > 0 else { break }
                window.buffer.withBytes(0..<count) { bytes in
                    streams.whole.update(bytes)
                    streams.slice.update(bytes)
                    sum.update(bytes)
                    let prefix = UInt64(ParityFileDescription.prefixLength)
                    if position < prefix {
                        streams.prefix.update(
                            bytes.extracting(first: Int(min(prefix - position, UInt64(count))))
                        )
                    }
                }
                position += UInt64(count)
            }
            let missing = layout.sliceSize - (position - range.lowerBound)
            sum.updateZeros(missing)
            Self.update(streams.slice, zeros: missing)
            checks.append(ParitySliceCheck(digest: streams.slice.finish(), checksum: sum.value))
            progress(slice + 1, layout.count)
        }
        self.checks = checks
        prefixDigest = streams.prefix.finish()
        let whole = streams.whole.finish()
        digest = isWhole ? whole : nil
    }

    /// Adds zeros to a digest, as the last slice is filled up.
    static func update(_ stream: MD5Stream, zeros count: UInt64) {
        var rest = count
        while rest > 0 {
            let piece = Int(min(rest, UInt64(zeros.count)))
            stream.update(zeros.span.extracting(first: piece))
            rest -= UInt64(piece)
        }
    }
}
