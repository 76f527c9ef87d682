/// How a file is cut into slices, and how many recovery slices it gets.
package struct ParityLayout: Equatable, Sendable {
    /// The most slices that a file is cut into here: few enough to be rebuilt quickly, and enough that
    /// one damaged place costs less than half a hundredth.
    package static let slicesWanted: UInt64 = 256
    /// The smallest slice that is written: a disk's sector, below which damage seldom is.
    package static let smallestSlice: UInt64 = 512
    /// The most slices that PAR 2.0 has constants for.
    package static let mostSlices = 32768
    /// The most recovery slices that PAR 2.0 tells apart.
    package static let mostExponents: UInt32 = 65535

    /// The file's length in bytes.
    package let length: UInt64
    /// How many bytes a slice has; the last one is filled up with zeros.
    package let sliceSize: UInt64
    /// How many slices there are.
    package let count: Int

    /// How a file of this length is cut when parity is made for it.
    ///
    /// - Precondition: the file is not empty.
    package init(length: UInt64) {
        precondition(length > 0, "an empty file has no slices")
        let share = (length - 1) / Self.slicesWanted + 1
        let size = max(Self.smallestSlice, (share + 3) / 4 * 4)
        self.length = length
        sliceSize = size
        count = Int((length - 1) / size + 1)
    }

    /// How a file is cut that others made parity for; nil where no such file can be.
    package init?(length: UInt64, sliceSize: UInt64) {
        guard length > 0, length <= UInt64(Int64.max / 2), sliceSize > 0,
            sliceSize <= UInt64(Int64.max / 4), sliceSize.isMultiple(of: 4),
            (length - 1) / sliceSize < UInt64(Self.mostSlices)
        else { return nil }
        self.length = length
        self.sliceSize = sliceSize
        count = Int((length - 1) / sliceSize + 1)
    }

    /// How many recovery slices make up so many hundredths: at least one.
    package func recoveryCount(percent: Int) -> Int { max(1, (count * percent + 99) / 100) }

    /// Where a slice lies in the file.
    package func range(of slice: Int) -> Range<UInt64> {
        let begin = UInt64(slice) * sliceSize
        return begin..<min(begin + sliceSize, length)
    }

    /// The powers of two whose powers are the constants of the slices, in order: those that are
    /// multiples of none of the primes in 65535, so that no power of one constant repeats too soon.
    package static func logarithms(count: Int) -> [Int] {
        var found: [Int] = []
        found.reserveCapacity(count)
        var next = 1
        while found.count < count {
            if [3, 5, 17, 257].allSatisfy({ !next.isMultiple(of: $0) }) { found.append(next) }
            next += 1
        }
        return found
    }
}
