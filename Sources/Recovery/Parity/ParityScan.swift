import Formats
import Primitives

/// Finds packets in what may be damaged or hostile, and holds them to their MD5.
final class ParityScan {
    /// How much is looked at at a time.
    private static let windowLength = 256 << 10
    /// The most headers that are kept in mind.
    private static let mostCandidates = 1 << 17

    private let sources: [any PlacedSource]
    private let hash: MD5Stream
    /// How many more bytes may be digested: all of them twice, since each stands in one packet, and
    /// some may claim more. That is what bounds headers that claim the same bytes again and again.
    private var budget: UInt64

    /// - Throws: `PrimitivesError.posix`, `.library`.
    init(_ sources: [any PlacedSource]) throws(RecoveryError) {
        self.sources = sources
        hash = try carryingPrimitive { () throws(PrimitivesError) in try MD5Stream() }
        budget = UInt64(ParityFileDescription.prefixLength)
        for source in sources {
            let length = try carryingPrimitive { () throws(PrimitivesError) in try source.length }
            budget = budget.addingSaturating(length).addingSaturating(length)
        }
    }

    /// Every header that stands anywhere in the sources and whose packet would lie within them.
    func candidates() throws(RecoveryError) -> [ParityCandidate] {
        var found: [ParityCandidate] = []
        for (number, source) in sources.enumerated() {
            let length = try carryingPrimitive { () throws(PrimitivesError) in try source.length }
            let window = SourceWindow(source, count: Self.windowLength)
            var position: UInt64 = 0
            while position < length {
                let loaded = try window.load(Self.windowLength, at: position)
                // The file may grow meanwhile.
                let count = min(loaded, Int(clamping: length - position))
                guard count >= ParityPacket.headerLength else { break }
                for place in Self.headers(in: window, count: count) {
                    let bytes = window.buffer.bytes(place..<place + ParityPacket.headerLength)
                    let offset = position + UInt64(place)
                    guard let packet = ParityPacket(bytes), packet.length <= length - offset,
                        found.count < Self.mostCandidates
                    else { continue }
                    found.append(ParityCandidate(source: number, offset: offset, packet: packet))
                }
                position += UInt64(count - ParityPacket.headerLength + 1)
            }
        }
        return found
    }

    /// Where whole headers begin in what is looked at, by their first bytes.
    private static func headers(in window: SourceWindow, count: Int) -> [Int] {
        window.buffer.withBytes(0..<count) { bytes in
            var places: [Int] = []
            var index = 0
            let first = ParityPacket.magic[0]
            let second = ParityPacket.magic[1]
            while index + ParityPacket.headerLength <= bytes.count {
                if bytes[index] == first, bytes[index + 1] == second { places.append(index) }
                index += 1
            }
            return places
        }
    }

    /// Whether a packet has the MD5 that it claims.
    func holds(_ candidate: ParityCandidate) throws(RecoveryError) -> Bool {
        guard candidate.packet.length <= budget else { return false }
        budget -= candidate.packet.length
        let window = SourceWindow(
            sources[candidate.source],
            count: Int(min(candidate.packet.length, UInt64(Self.windowLength)))
        )
        var position = candidate.offset + UInt64(ParityPacket.digestedFrom)
        let end = candidate.offset + candidate.packet.length
        while position < end {
            let count = try window.load(
                Int(min(end - position, UInt64(window.buffer.count))),
                at: position
            )
            if count == 0 { break }
            window.buffer.withBytes(0..<count) { hash.update($0) }
            position += UInt64(count)
        }
        return hash.finish() == candidate.packet.digest
    }

    /// The first `count` bytes of a packet's body, or fewer if the file changed meanwhile.
    func body(of candidate: ParityCandidate, count: Int) throws(RecoveryError) -> [UInt8] {
        let window = SourceWindow(sources[candidate.source], count: max(1, count))
        let start = candidate.offset + UInt64(ParityPacket.headerLength)
        return window.buffer.bytes(0..<(try window.load(count, at: start)))
    }

    /// Fills a range of a buffer with a part of a recovery slice.
    func fill(
        _ buffer: WorkBuffer,
        _ range: Range<Int>,
        from candidate: ParityCandidate,
        at offset: Int
    ) throws(RecoveryError) {
        let start = candidate.offset + UInt64(ParityPackets.sliceStart + offset)
        try sources[candidate.source].fill(buffer, range, from: start)
    }
}

extension UInt64 {
    fileprivate func addingSaturating(_ other: UInt64) -> UInt64 {
        let (sum, isOver) = addingReportingOverflow(other)
        return isOver ? .max : sum
    }
}
