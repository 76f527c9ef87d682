import Formats
package import Primitives

/// The bytes of an age file as they are outside armor, whether it is in armor or not.
package final class AgeInput {
    private static let pieceLength = 64 << 10

    /// Whether the file is in armor; known once something was read.
    package private(set) var isArmored = false

    private let source: any ByteSource
    private var hasBegun = false
    private var hasEnded = false
    private var decoder = AgeArmorDecoder()
    /// What came out of the armor, and how much of it was taken.
    private var decoded: [UInt8] = []
    private var taken = 0
    private lazy var piece = WorkBuffer(count: Self.pieceLength, for: .ciphertext)

    /// The file that a source has from its beginning.
    package init(_ source: any ByteSource) {
        self.source = source
    }

    /// Fills `range`, less only at the end, and returns how many bytes came.
    ///
    /// - Throws: `FormatError.age` with `armorLine`, `armorTruncated` or `armorTrailing`, or with
    ///   `headerTruncated` for armor with nothing inside; `PrimitivesError.posix`.
    package func fill(_ buffer: WorkBuffer, _ range: Range<Int>) throws(RecoveryError) -> Int {
        if !hasBegun {
            hasBegun = true
            let count = try read(buffer, range)
            let front = range.lowerBound..<range.lowerBound + min(count, AgeArmor.longestBeginning)
            isArmored = AgeArmor.begins(buffer.bytes(front))
            guard isArmored else { return count }
            try decode(buffer, range.lowerBound..<range.lowerBound + count)
        }
        guard isArmored else { return try read(buffer, range) }
        var position = range.lowerBound
        while position < range.upperBound {
            if taken == decoded.count, try !decodeMore() { break }
            let count = min(range.upperBound - position, decoded.count - taken)
            buffer.copy(decoded.span.extracting(taken..<taken + count), to: position)
            taken += count
            position += count
        }
        return position - range.lowerBound
    }

    /// Takes the armor off the next piece; false after the last.
    private func decodeMore() throws(RecoveryError) -> Bool {
        guard !hasEnded else { return false }
        decoded.removeAll(keepingCapacity: true)
        taken = 0
        let count = try read(piece, 0..<piece.count)
        try decode(piece, 0..<count)
        if count == 0 {
            hasEnded = true
            try carryingFormat { () throws(FormatError) in try decoder.finish(into: &decoded) }
        }
        return true
    }

    private func decode(_ buffer: WorkBuffer, _ range: Range<Int>) throws(RecoveryError) {
        try carryingFormat { () throws(FormatError) in
            try buffer.withBytes(range) { (text) throws(FormatError) in
                try decoder.decode(text, into: &decoded)
            }
        }
    }

    /// Fills `range` with the file as it is, less only at its end.
    private func read(_ buffer: WorkBuffer, _ range: Range<Int>) throws(RecoveryError) -> Int {
        var position = range.lowerBound
        while position < range.upperBound {
            let count = try carryingPrimitive { () throws(PrimitivesError) in
                try buffer.withMutableBytes(position..<range.upperBound) {
                    (target) throws(PrimitivesError) in
                    try source.read(into: &target)
                }
            }
            if count == 0 { break }
            position += count
        }
        return position - range.lowerBound
    }
}
