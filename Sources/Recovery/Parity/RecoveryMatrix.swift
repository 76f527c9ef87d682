import Formats
import Primitives

/// The equations that recovery slices are, solved for the slices that are lost.
///
/// ```
/// row   factor of each lost slice || of each slice that is there || of each recovery slice used
/// ```
///
/// Each recovery slice is one row: the sum of all slices, times powers of their constants. A row is
/// added when it says something new, and the rows are kept in the form in which each has one lost
/// slice alone, so that with as many rows as lost slices the rest of a row is how that one is made. Not
/// every choice of recovery slices does, as PAR 2.0 has it, so that more of them may be needed.
struct RecoveryMatrix {
    /// The most memory that it takes, in bytes.
    static let mostMemory = 16 << 20

    private let field: GaloisField16
    private let constants: [UInt16]
    private let lost: [Int]
    private let whole: [Int]
    private let rowLength: Int
    private let words: WorkBuffer
    /// For each row, which of the lost slices it has alone.
    private var pivots: [Int] = []
    /// For each lost slice, which row that is.
    private var rows: [Int?]

    /// The matrix for slices that are lost of all of these; nil where it would be too large.
    init?(field: GaloisField16, lost: [Int], whole: [Int]) {
        let unit = GaloisField16.alignment
        let length = (2 * (2 * lost.count + whole.count) + unit - 1) / unit * unit
        guard !lost.isEmpty, length <= Self.mostMemory / lost.count else { return nil }
        self.field = field
        self.lost = lost
        rows = Array(repeating: nil, count: lost.count)
        self.whole = whole
        rowLength = length
        words = WorkBuffer(count: length * (lost.count + 1), for: .ciphertext)
        constants = ParityLayout.logarithms(count: lost.count + whole.count).map {
            field.power(2, $0)
        }
    }

    /// Whether every lost slice can be made.
    var isComplete: Bool { pivots.count == lost.count }

    /// What a lost slice is made of: the factor of a slice that is there, or of a recovery slice
    /// in the order in which they were added, by their places behind each other.
    ///
    /// - Precondition: the matrix is complete.
    func factor(ofLost number: Int, input: Int) -> UInt16 {
        guard let row = rows[number] else { return 0 }
        return word(row, lost.count + input)
    }

    /// Adds a recovery slice, if it says something that those before do not.
    mutating func add(exponent: Int) -> Bool {
        let row = pivots.count
        guard row < lost.count else { return false }
        words.wipe(range(of: row))
        for (column, slice) in (lost + whole).enumerated() {
            set(row, column, field.power(constants[slice], exponent))
        }
        set(row, lost.count + whole.count + row, 1)
        for (other, pivot) in pivots.enumerated() { add(other, times: word(row, pivot), to: row) }
        guard let pivot = lost.indices.first(where: { word(row, $0) != 0 }) else { return false }
        field.scale(words, range(of: row), by: field.inverse(of: word(row, pivot)))
        for other in pivots.indices { add(row, times: word(other, pivot), to: other) }
        pivots.append(pivot)
        rows[pivot] = row
        return true
    }

    private func range(of row: Int) -> Range<Int> { row * rowLength..<(row + 1) * rowLength }

    private func add(_ row: Int, times factor: UInt16, to other: Int) {
        guard factor != 0 else { return }
        field.add(factor, times: words, range(of: row), to: words, at: other * rowLength)
    }

    private func word(_ row: Int, _ column: Int) -> UInt16 {
        let place = row * rowLength + 2 * column
        return words.withBytes(place..<place + 2) { UInt16($0[0]) | UInt16($0[1]) << 8 }
    }

    private func set(_ row: Int, _ column: Int, _ value: UInt16) {
        let place = row * rowLength + 2 * column
        words.withMutableBytes(place..<place + 2) { bytes in
            bytes[0] = UInt8(truncatingIfNeeded: value)
            bytes[1] = UInt8(truncatingIfNeeded: value >> 8)
        }
    }
}
