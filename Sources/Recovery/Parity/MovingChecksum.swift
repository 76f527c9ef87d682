import Formats
import Primitives

/// The CRC-32 of a window that moves over a file; behind the file's end there are zeros.
final class MovingChecksum {
    private static let stepLength = 64 << 10

    /// Where the window begins.
    private(set) var position: UInt64 = 0
    private var sum = CRC32()
    private let window: CRC32.Window
    private let size: UInt64
    private let length: UInt64
    private let source: any PlacedSource
    private let hash: MD5Stream
    /// What leaves the window and what enters it next, and how far that is used up.
    private var leaving: [UInt8] = []
    private var entering: [UInt8] = []
    private var used = 0

    init(_ source: any PlacedSource, length: UInt64, window size: UInt64) throws(RecoveryError) {
        self.source = source
        self.length = length
        self.size = size
        window = CRC32.Window(length: size)
        hash = try carryingPrimitive { () throws(PrimitivesError) in try MD5Stream() }
        try jump(to: 0)
    }

    /// The checksum of what is in the window.
    var checksum: UInt32 { sum.value }

    /// Moves on by one byte.
    func move() throws(RecoveryError) {
        if used == leaving.count {
            leaving = try bytes(at: position)
            entering = try bytes(at: position + size)
            used = 0
        }
        window.move(&sum, leaving: leaving[used], entering: entering[used])
        used += 1
        position += 1
    }

    /// Begins anew at another place.
    func jump(to place: UInt64) throws(RecoveryError) {
        position = place
        leaving = []
        entering = []
        used = 0
        sum = CRC32()
        guard place < length else { return }
        let zeros = try each { sum.update($0) }
        sum.updateZeros(zeros)
    }

    /// The MD5 of what is in the window.
    func digest() throws(RecoveryError) -> [UInt8] {
        let zeros = try each { hash.update($0) }
        SliceDigests.update(hash, zeros: zeros)
        return hash.finish()
    }

    /// Goes through what is in the window, and returns how many zeros stand behind that.
    private func each(_ body: (Span<UInt8>) -> Void) throws(RecoveryError) -> UInt64 {
        let view = SourceWindow(source, count: Self.stepLength)
        var rest = min(size, length - position)
        let zeros = size - rest
        var place = position
        while rest > 0 {
            let count = Int(min(rest, UInt64(Self.stepLength)))
            try view.loadFilled(count, at: place)
            view.buffer.withBytes(0..<count) { body($0) }
            place += UInt64(count)
            rest -= UInt64(count)
        }
        return zeros
    }

    private func bytes(at place: UInt64) throws(RecoveryError) -> [UInt8] {
        let view = SourceWindow(source, count: Self.stepLength)
        try view.loadFilled(Self.stepLength, at: place)
        return view.buffer.bytes(0..<Self.stepLength)
    }
}
