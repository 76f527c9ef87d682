import Formats
import Primitives

/// Sums of multiples of slices, as PAR 2.0 makes recovery slices of a file's slices and lost slices
/// of all others.
///
/// All slices are gone through a stripe at a time, so that memory does not grow with them: 24 MiB
/// for the sums and 8 MiB for the slices that are added to them. Up to that, one reading does.
struct SliceCombination {
    /// The most memory for the stripes of the sums, and for those of the slices, in bytes.
    private static let sumMemory = 24 << 20
    private static let inputMemory = 8 << 20
    /// The most slices that are added at a time.
    private static let longestGroup = 16
    /// How much of a stripe is gone through at a time: what stays in the processor's cache.
    private static let blockLength = 16 << 10

    /// How many bytes a slice has.
    let sliceSize: Int
    /// How many slices are added up, and to how many sums.
    let inputs: Int
    let outputs: Int
    let field: GaloisField16

    /// How many bytes of a slice are a stripe: a multiple of what the field wants.
    private var stripeLength: Int {
        let stripes = max(1, (sliceSize / 64 + 1) * outputs * 64 / Self.sumMemory + 1)
        let unit = GaloisField16.alignment
        return ((sliceSize - 1) / stripes / unit + 1) * unit
    }

    /// Makes the sums.
    ///
    /// - Parameters:
    ///   - factor: what an input is multiplied by for an output.
    ///   - read: puts a range of an input into a buffer, from an offset on.
    ///   - write: takes a range of an output, for each output in rising order.
    ///   - progress: is told how many of how many stripes of inputs were added.
    /// - Throws: what `read` and `write` throw.
    func run(
        factor: (_ output: Int, _ input: Int) -> UInt16,
        read: (Int, Range<Int>, WorkBuffer, Int) throws(RecoveryError) -> Void,
        write: (Int, Range<Int>, Span<UInt8>) throws(RecoveryError) -> Void,
        progress: (Int, Int) -> Void
    ) throws(RecoveryError) {
        let stripe = stripeLength
        let group = max(1, min(inputs, Self.longestGroup, Self.inputMemory / stripe))
        let sums = WorkBuffer(count: stripe * outputs, for: .ciphertext)
        let slices = WorkBuffer(count: stripe * group, for: .ciphertext)
        let total = ((sliceSize - 1) / stripe + 1) * inputs
        var done = 0
        for begin in stride(from: 0, to: sliceSize, by: stripe) {
            let range = begin..<min(begin + stripe, sliceSize)
            sums.wipe(0..<sums.count)
            for first in stride(from: 0, to: inputs, by: group) {
                let numbers = first..<min(first + group, inputs)
                for input in numbers {
                    let offset = (input - first) * stripe
                    try read(input, range, slices, offset)
                    slices.wipe(offset + range.count..<offset + stripe)
                }
                add(numbers, slices, to: sums, stripe: stripe, used: range.count, factor)
                done += numbers.count
                progress(done, total)
            }
            for output in 0..<outputs {
                let offset = output * stripe
                try sums.withBytes(offset..<offset + range.count) { (bytes) throws(RecoveryError) in
                    try write(output, range, bytes)
                }
            }
        }
    }

    private func add(
        _ numbers: Range<Int>,
        _ slices: WorkBuffer,
        to sums: WorkBuffer,
        stripe: Int,
        used: Int,
        _ factor: (Int, Int) -> UInt16
    ) {
        let factors = (0..<outputs).flatMap { output in numbers.map { factor(output, $0) } }
        let unit = GaloisField16.alignment
        let length = (used + unit - 1) / unit * unit
        for begin in stride(from: 0, to: length, by: Self.blockLength) {
            let count = min(Self.blockLength, length - begin)
            for output in 0..<outputs {
                let target = output * stripe + begin
                for index in numbers.indices {
                    let number = index - numbers.lowerBound
                    let source = number * stripe + begin
                    field.add(
                        factors[output * numbers.count + number],
                        times: slices,
                        source..<source + count,
                        to: sums,
                        at: target
                    )
                }
            }
        }
    }
}
