import Formats
import Primitives
import Recovery

/// Files of made-up bytes, their parity, and what becomes of them.
enum ParityFixture {
    static let name = Array("x.tar.age".utf8)

    /// Bytes that are no zeros and do not repeat.
    static func file(_ length: Int) -> [UInt8] {
        var generator = SeededGenerator(UInt64(length))
        return generator.bytes(length)
    }

    /// A parity file.
    static func parity(
        of file: [UInt8],
        percent: Int = 100,
        name: [UInt8] = name
    ) throws -> [UInt8] {
        let sink = ByteArraySink()
        let writer = try ParityWriter(
            for: PlacedBytes(file),
            name: name,
            percent: percent,
            tool: "matrix-recovery 0.1.0"
        )
        _ = try writer.write(to: sink)
        return sink.bytes
    }

    /// A file, or nil for none, beside its parity.
    static func repair(
        _ file: [UInt8]?,
        _ parity: [UInt8]...,
        name: [UInt8] = name
    ) throws -> ParityRepair {
        try ParityRepair(
            file.map { PlacedBytes($0) },
            name: name,
            parity: parity.map { PlacedBytes($0) }
        )
    }

    /// What a repair writes, held to the digest of the whole.
    static func written(_ repair: ParityRepair) throws -> [UInt8] {
        let sink = ByteArraySink()
        try repair.write(to: sink)
        try repair.check(PlacedBytes(sink.bytes))
        return sink.bytes
    }
}
