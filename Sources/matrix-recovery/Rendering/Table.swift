/// Rows of cells under headings, fitted to a width.
///
/// The widest columns give way first and their cells go on in the next line; nothing is cut off,
/// since half a key ID is of no use to anyone.
struct Table {
    private static let gap = "  "
    private static let narrowest = 8

    /// The headings, one a column.
    let headings: [String]
    /// The cells, as many a row as there are headings; escaped text.
    private(set) var rows: [[String]] = []

    init(_ headings: String...) {
        self.headings = headings
    }

    init(headings: [String]) {
        self.headings = headings
    }

    /// Adds a row; cells that are missing are empty, and those too many are left out.
    mutating func add(_ cells: [String]) {
        let missing = max(0, headings.count - cells.count)
        rows.append(Array(cells.prefix(headings.count)) + Array(repeating: "", count: missing))
    }

    /// The lines, without spaces at their ends.
    func lines(width: Int) -> [String] {
        let widths = columnWidths(fitting: width)
        return ([headings] + rows).flatMap { Self.lines(of: $0, widths: widths) }
    }

    private func columnWidths(fitting width: Int) -> [Int] {
        var widths = headings.map { DisplayWidth.of($0) }
        for row in rows {
            for (column, cell) in row.enumerated() {
                widths[column] = max(widths[column], DisplayWidth.of(cell))
            }
        }
        return Self.shrink(widths, to: width - Self.gap.count * max(0, widths.count - 1))
    }

    /// Cuts what is wider than the others down to one width, so that the sum fits: the columns that
    /// are narrow keep theirs, and the wide ones share what is left. What does not divide goes to
    /// the last.
    private static func shrink(_ widths: [Int], to available: Int) -> [Int] {
        var left = available
        for (index, width) in widths.sorted().enumerated() {
            let (share, remainder) = left.quotientAndRemainder(dividingBy: widths.count - index)
            guard width > share else {
                left -= width
                continue
            }
            guard share >= narrowest else { return widths.map { min($0, narrowest) } }
            var shrunk = widths.map { min($0, share) }
            let wide = widths.indices.filter { widths[$0] > share }
            for column in wide.suffix(remainder) { shrunk[column] += 1 }
            return shrunk
        }
        return widths
    }

    private static func lines(of row: [String], widths: [Int]) -> [String] {
        let cells = zip(row, widths).map { Wrapping.lines($0, width: $1) }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).map { index in
            var line = ""
            for (cell, width) in zip(cells, widths) {
                let text = index < cell.count ? cell[index] : ""
                let padding = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
                line += text + padding + gap
            }
            return String(
                line[..<(line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex)]
            )
        }
    }
}
