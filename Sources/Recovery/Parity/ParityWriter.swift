package import Formats
import Primitives

/// Makes a parity file for a file that is there: a PAR 2.0 set in one file, which stock `par2`
/// takes.
///
/// What says what the slices are, their digests above all, stands in it several times: before the first
/// recovery slice, behind the last, and between, the more often the more of them there are.
package struct ParityWriter {
    /// What came of writing one.
    package struct Written: Equatable, Sendable {
        /// How the file is cut.
        package let layout: ParityLayout
        /// How many slices can be lost.
        package let recoveryCount: Int
    }

    private let source: any PlacedSource
    private let layout: ParityLayout
    private let recoveryCount: Int
    private let name: [UInt8]
    private let creator: [UInt8]

    /// Parity of `percent` hundredths for `source`, whose file has a name.
    ///
    /// - Throws: `PrimitivesError.posix`; `ParityError.malformed` for an empty file.
    package init(
        for source: any PlacedSource,
        name: [UInt8],
        percent: Int,
        tool: ExactText
    ) throws(RecoveryError) {
        let length = try carryingPrimitive { () throws(PrimitivesError) in try source.length }
        guard length > 0 else { throw .parity(.malformed) }
        self.source = source
        self.name = name
        layout = ParityLayout(length: length)
        recoveryCount = layout.recoveryCount(percent: percent)
        creator = Array(tool.string.utf8)
    }

    /// Writes it.
    ///
    /// - Throws: `PrimitivesError.posix`, `.library`; `SealedError.sourceChanged`.
    package func write(
        to sink: any ByteSink,
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(RecoveryError) -> Written {
        let digests = try SliceDigests(of: source, layout, progress: progress)
        guard let digest = digests.digest else {
            throw .sealed(.sourceChanged(name: ExactText(utf8: name).string))
        }
        let description = ParityFileDescription(
            digest: digest,
            prefixDigest: digests.prefixDigest,
            length: layout.length,
            name: name
        )
        let packets = try ParityPackets(
            description,
            digests.checks.compactMap(\.self),
            layout,
            recoveryCount: recoveryCount,
            creator: creator
        )
        try packets.writeCritical(to: sink)
        try writeSlices(packets, to: sink, progress: progress)
        return Written(layout: layout, recoveryCount: recoveryCount)
    }

    private func writeSlices(
        _ packets: ParityPackets,
        to sink: any ByteSink,
        progress: (Int, Int) -> Void
    ) throws(RecoveryError) {
        let field = try carryingPrimitive { () throws(PrimitivesError) in try GaloisField16() }
        var streams: [MD5Stream] = []
        for exponent in 0..<recoveryCount { streams.append(try packets.stream(of: exponent)) }
        let constants = ParityLayout.logarithms(count: layout.count).map { field.power(2, $0) }
        let combination = SliceCombination(
            sliceSize: Int(layout.sliceSize),
            inputs: layout.count,
            outputs: recoveryCount,
            field: field
        )
        try combination.run(
            factor: { output, input in field.power(constants[input], output) },
            read: { (slice, range, buffer, offset) throws(RecoveryError) in
                let place = UInt64(slice) * layout.sliceSize + UInt64(range.lowerBound)
                try source.fill(buffer, offset..<offset + range.count, from: place)
            },
            write: { (exponent, range, bytes) throws(RecoveryError) in
                streams[exponent].update(bytes)
                let offset = packets.offset(of: exponent) + ParityPackets.sliceStart
                try carryingPrimitive { () throws(PrimitivesError) in
                    try sink.fill(bytes, at: offset + range.lowerBound)
                }
            },
            progress: progress
        )
        for exponent in 0..<recoveryCount {
            let front = packets.front(of: exponent, digest: streams[exponent].finish())
            try carryingPrimitive { () throws(PrimitivesError) in
                try sink.fill(front.span, at: packets.offset(of: exponent))
            }
        }
    }
}
