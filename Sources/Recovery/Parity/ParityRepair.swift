import Formats
import Primitives

/// A file that may be damaged, beside what its parity files say it should be.
package struct ParityRepair {
    private static let pieceLength = 256 << 10

    /// What the parity files say.
    package let parity: ParitySet
    /// Whether the file is as it should be.
    package var isIntact: Bool { search.isIntact }
    /// How many slices there are.
    package var count: Int { parity.layout.count }
    /// How many are to be rebuilt.
    package var lostCount: Int { search.lost.count }
    /// How many are whole in another place than their own.
    package var movedCount: Int { search.moved }

    private let source: (any PlacedSource)?
    private let search: SliceSearch

    /// Looks at a file; nil for one that is not there.
    ///
    /// - Parameter name: the file's name.
    /// - Throws: `ParityError` as `ParitySet` does, and `ofAnother` where nothing in the file is of
    ///   the one that the parity is for, or it is not there and has another name;
    ///   `PrimitivesError.posix`.
    package init(
        _ source: (any PlacedSource)?,
        name: [UInt8],
        parity: [any PlacedSource],
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(RecoveryError) {
        self.parity = try ParitySet(parity)
        self.source = source
        search = try SliceSearch(self.parity, in: source, progress: progress)
        let length = try carryingPrimitive { () throws(PrimitivesError) in try source?.length }
        let isEmpty = (length ?? 0) == 0
        guard isEmpty ? name == self.parity.file.name : search.lost.count < self.parity.layout.count
        else {
            throw .parity(.ofAnother(name: ExactText(utf8: self.parity.file.name)))
        }
    }

    /// Writes the file as it should be.
    ///
    /// - Throws: `ParityError.notEnough`, `tooManySlices`; `PrimitivesError.posix`.
    package func write(
        to sink: any ByteSink,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(RecoveryError) {
        let lost = search.lost
        let rebuilding = lost.isEmpty ? nil : try Rebuilding(parity, lost: lost)
        try carryingPrimitive { () throws(PrimitivesError) in
            try sink.skip(Int(clamping: parity.layout.length))
        }
        try copyWhole(to: sink)
        try rebuilding?.run(
            read: { (slice, range, buffer, offset) throws(RecoveryError) in
                guard let source, let place = search.places[slice] else { return }
                let start = place + UInt64(range.lowerBound)
                try fill(buffer, offset..<offset + range.count, slice, at: range.lowerBound) {
                    (target) throws(RecoveryError) in
                    try source.fill(buffer, target, from: start)
                }
            },
            to: sink,
            progress: progress
        )
    }

    /// Holds what was written to the digest of the whole file.
    ///
    /// - Throws: `ParityError.mismatch`; `PrimitivesError.posix`.
    package func check(
        _ written: any PlacedSource,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(RecoveryError) {
        let digests = try SliceDigests(of: written, parity.layout, progress: progress)
        guard digests.digest == parity.file.digest else { throw .parity(.mismatch) }
    }

    /// Fills a range of a buffer with a part of a slice, and with zeros behind the file's end.
    private func fill(
        _ buffer: WorkBuffer,
        _ range: Range<Int>,
        _ slice: Int,
        at offset: Int,
        _ read: (Range<Int>) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        let length = parity.layout.range(of: slice).count
        let count = max(0, min(range.count, length - offset))
        try read(range.lowerBound..<range.lowerBound + count)
        buffer.wipe(range.lowerBound + count..<range.upperBound)
    }

    private func copyWhole(to sink: any ByteSink) throws(RecoveryError) {
        guard let source else { return }
        let window = SourceWindow(source, count: Self.pieceLength)
        for (slice, place) in search.places.enumerated() {
            guard let place else { continue }
            let range = parity.layout.range(of: slice)
            var done: UInt64 = 0
            while done < UInt64(range.count) {
                let count = Int(min(UInt64(range.count) - done, UInt64(Self.pieceLength)))
                try window.loadFilled(count, at: place + done)
                try carryingPrimitive { () throws(PrimitivesError) in
                    try window.buffer.withBytes(0..<count) { (bytes) throws(PrimitivesError) in
                        try sink.fill(bytes, at: Int(clamping: range.lowerBound + done))
                    }
                }
                done += UInt64(count)
            }
        }
    }
}
