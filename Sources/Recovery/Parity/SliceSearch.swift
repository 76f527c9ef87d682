import Formats
import Primitives

/// Where the slices of a file are in one that may be damaged.
///
/// First each is looked for at its own place. Those that are not there are looked for at every other
/// place, by a CRC-32 that moves on over the file byte by byte, since what stands behind an added or
/// removed byte is all in another place.
struct SliceSearch {
    /// How often the bytes of a file are digested at most to see whether a CRC-32 that fits is no
    /// accident. In a file as it should be, each slice costs itself.
    private static let patience: UInt64 = 4

    /// Where each slice begins, if it is anywhere.
    private(set) var places: [UInt64?]
    /// Whether the file is as long as it should be and has the right digest.
    let isIntact: Bool
    /// How many slices are elsewhere than they should be.
    private(set) var moved = 0

    private let set: ParitySet

    /// Looks for the slices in a file; nil for one that is not there.
    ///
    /// - Throws: `PrimitivesError.posix`, `.library`.
    init(
        _ set: ParitySet,
        in source: (any PlacedSource)?,
        progress: (Int, Int) -> Void
    ) throws(RecoveryError) {
        self.set = set
        places = Array(repeating: nil, count: set.layout.count)
        guard let source else {
            isIntact = false
            return
        }
        let digests = try SliceDigests(of: source, set.layout, progress: progress)
        isIntact = digests.digest == set.file.digest
        for slice in places.indices where digests.checks[slice] == set.checks[slice] {
            places[slice] = set.layout.range(of: slice).lowerBound
        }
        if !isIntact, places.contains(nil) { try search(source) }
    }

    /// The slices that are nowhere.
    var lost: [Int] { places.indices.filter { places[$0] == nil } }

    private mutating func search(_ source: any PlacedSource) throws(RecoveryError) {
        let length = try carryingPrimitive { () throws(PrimitivesError) in try source.length }
        let size = set.layout.sliceSize
        var wanted: [UInt32: [Int]] = [:]
        for slice in lost { wanted[set.checks[slice].checksum, default: []].append(slice) }
        var filter = [Bool](repeating: false, count: 1 << 16)
        for checksum in wanted.keys { filter[Int(checksum & 0xFFFF)] = true }
        let known = Set(places.compactMap(\.self))
        let view = try MovingChecksum(source, length: length, window: size)
        var budget = Self.patience * max(length, size)
        while view.position < length {
            if known.contains(view.position) {
                try view.jump(to: view.position + size)
                continue
            }
            let sum = view.checksum
            if filter[Int(sum & 0xFFFF)], let slices = wanted[sum], budget >= size {
                budget -= size
                let digest = try view.digest()
                let found = slices.filter { places[$0] == nil && set.checks[$0].digest == digest }
                if !found.isEmpty {
                    for slice in found { places[slice] = view.position }
                    moved += found.count
                    try view.jump(to: view.position + size)
                    continue
                }
            }
            try view.move()
        }
    }
}
