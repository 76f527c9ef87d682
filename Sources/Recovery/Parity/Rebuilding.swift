import Formats
import Primitives

/// How lost slices are made of those that are there and of recovery slices.
struct Rebuilding {
    private let set: ParitySet
    private let lost: [Int]
    private let whole: [Int]
    private let matrix: RecoveryMatrix
    private let recovery: [ParityCandidate]
    private let field: GaloisField16

    /// Looks for as many recovery slices as are needed.
    ///
    /// - Throws: `ParityError.notEnough`, `tooManySlices`; `PrimitivesError.posix`.
    init(_ set: ParitySet, lost: [Int]) throws(RecoveryError) {
        let gone = Set(lost)
        let whole = (0..<set.layout.count).filter { !gone.contains($0) }
        let field = try carryingPrimitive { () throws(PrimitivesError) in try GaloisField16() }
        guard var matrix = RecoveryMatrix(field: field, lost: lost, whole: whole) else {
            throw .parity(.tooManySlices(lost: lost.count, of: set.layout.count))
        }
        var used: [ParityCandidate] = []
        var exponents: Set<UInt32> = []
        for candidate in set.candidates where !matrix.isComplete {
            let exponent = ParityPacket.exponent(of: try set.scan.body(of: candidate, count: 4))
            guard exponent < ParityLayout.mostExponents, !exponents.contains(exponent),
                try set.scan.holds(candidate)
            else { continue }
            exponents.insert(exponent)
            if matrix.add(exponent: Int(exponent)) { used.append(candidate) }
        }
        guard matrix.isComplete else {
            let counts = (lost.count, set.layout.count, exponents.count)
            throw .parity(.notEnough(lost: counts.0, of: counts.1, recovery: counts.2))
        }
        self.set = set
        self.lost = lost
        self.whole = whole
        self.matrix = matrix
        self.field = field
        recovery = used
    }

    /// Makes the lost slices.
    ///
    /// - Parameter read: puts a range of a slice that is there into a buffer, from an offset on.
    /// - Throws: what `read` and the sink throw; `PrimitivesError.posix`.
    func run(
        read: (Int, Range<Int>, WorkBuffer, Int) throws(RecoveryError) -> Void,
        to sink: any ByteSink,
        progress: (Int, Int) -> Void
    ) throws(RecoveryError) {
        let combination = SliceCombination(
            sliceSize: Int(set.layout.sliceSize),
            inputs: whole.count + recovery.count,
            outputs: lost.count,
            field: field
        )
        try combination.run(
            factor: { output, input in matrix.factor(ofLost: output, input: input) },
            read: { (input, range, buffer, offset) throws(RecoveryError) in
                if input < whole.count { return try read(whole[input], range, buffer, offset) }
                try set.scan.fill(
                    buffer,
                    offset..<offset + range.count,
                    from: recovery[input - whole.count],
                    at: range.lowerBound
                )
            },
            write: { (output, range, bytes) throws(RecoveryError) in
                let slice = set.layout.range(of: lost[output])
                let count = min(range.upperBound, slice.count) - range.lowerBound
                guard count > 0 else { return }
                try carryingPrimitive { () throws(PrimitivesError) in
                    try sink.fill(
                        bytes.extracting(first: count),
                        at: Int(clamping: slice.lowerBound) + range.lowerBound
                    )
                }
            },
            progress: progress
        )
    }
}
