import Formats
import Primitives

/// The packets of a parity file, and where each stands.
struct ParityPackets {
    /// Where the slice begins in its packet: behind header and exponent.
    static let sliceStart = ParityPacket.headerLength + 4

    private let set: [UInt8]
    private let critical: [UInt8]
    private let sliceSize: Int
    private let recoveryCount: Int
    private let copies: Int

    /// The packets for a file.
    ///
    /// - Throws: `PrimitivesError.library`.
    init(
        _ description: ParityFileDescription,
        _ checks: [ParitySliceCheck],
        _ layout: ParityLayout,
        recoveryCount: Int,
        creator: [UInt8]
    ) throws(RecoveryError) {
        let hash = try carryingPrimitive { () throws(PrimitivesError) in try MD5Stream() }
        let id = hash.digest(description.identified)
        let main = ParityMain(sliceSize: layout.sliceSize, file: id).body
        let set = hash.digest(main)
        let padding = [UInt8](repeating: 0, count: (4 - creator.count % 4) % 4)
        let bodies: [(ParityPacket.Kind, [UInt8])] = [
            (.main, main), (.fileDescription, description.body(id: id)),
            (.sliceChecks, ParitySliceCheck.body(id: id, checks)), (.creator, creator + padding),
        ]
        critical = bodies.flatMap { kind, body in
            let unsigned = ParityPacket(kind, set: set, digest: [], bodyLength: body.count)
            let digest = hash.digest(unsigned.digested, body)
            return ParityPacket(kind, set: set, digest: digest, bodyLength: body.count).encoded
                + body
        }
        self.set = set
        self.recoveryCount = recoveryCount
        sliceSize = Int(layout.sliceSize)
        // Two, and one more for each doubling of the recovery slices.
        copies = 2 + (Int.bitWidth - 1 - recoveryCount.leadingZeroBitCount)
    }

    /// Before which recovery slice a copy of the critical packets stands; the last behind all.
    private func slice(afterCopy copy: Int) -> Int { copy * recoveryCount / (copies - 1) }

    /// Where the packet of a recovery slice begins.
    func offset(of exponent: Int) -> Int {
        let before = (0..<copies).count { slice(afterCopy: $0) <= exponent }
        return before * critical.count + exponent * (Self.sliceStart + sliceSize)
    }

    /// Writes every copy of the critical packets, and leaves room between.
    func writeCritical(to sink: any ByteSink) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            var written = 0
            for copy in 0..<copies {
                let next = slice(afterCopy: copy)
                try sink.skip((next - written) * (Self.sliceStart + sliceSize))
                try sink.write(critical.span)
                written = next
            }
        }
    }

    /// A digest that has begun with what stands before a recovery slice.
    func stream(of exponent: Int) throws(RecoveryError) -> MD5Stream {
        let stream = try carryingPrimitive { () throws(PrimitivesError) in try MD5Stream() }
        let packet = front(of: exponent, digest: [UInt8](repeating: 0, count: 16))
        stream.update(packet.span.extracting(droppingFirst: ParityPacket.digestedFrom))
        return stream
    }

    /// What stands before a recovery slice: the header of its packet and the exponent.
    func front(of exponent: Int, digest: [UInt8]) -> [UInt8] {
        ParityPacket(.recoverySlice, set: set, digest: digest, bodyLength: 4 + sliceSize).encoded
            + ParityPacket.exponent(UInt32(clamping: exponent))
    }
}
