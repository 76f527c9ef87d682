import Formats
import Primitives
import Secrets

/// A recovery sheet as a page of A4 to print. What stands on it stays clear of the edges of Letter
/// too.
struct SheetPage {
    private static let left = 62.0
    private static let width = 471.0
    private static let top = 70.0
    /// As low as anything stands: 46 points above the lower edge of Letter.
    private static let bottom = 746.0
    /// The QR code's side: 42 mm.
    private static let codeSide = 119.0
    private static let factWidth = 68

    private let document: PaperDocument
    /// What stands at the top of every page after the first, before its number.
    private let mark: String
    /// Which page is written on, from 1.
    private var number = 1
    /// Where the next line stands, from above.
    private var y = top

    private init(_ sheet: RecoverySheet) throws(PrimitivesError) {
        document = try PaperDocument(title: sheet.title)
        mark = ([sheet.title] + (sheet.mark.map { [$0] } ?? [])).joined(separator: ", ")
    }

    /// The PDF of a sheet.
    ///
    /// - Throws: `PrimitivesError.library`, `.length`.
    static func encode(_ sheet: RecoverySheet) throws(RecoveryError) -> SecretBytes {
        try carryingPrimitive { () throws(PrimitivesError) in
            var page = try SheetPage(sheet)
            page.write(sheet.title, .bold, 17)
            page.y += 9
            page.document.rule(x: left, y: page.y, width: width)
            page.y += 8
            for index in sheet.parts.indices {
                let room = room(for: sheet.parts[index...])
                if page.y + room > bottom { page.turn() }
                try page.add(sheet.parts[index])
            }
            return try page.document.encoded()
        }
    }

    /// How much of a page the first of these parts needs to begin there. A heading never stands
    /// apart from what it is of, nor words that end in a colon from what they speak of.
    private static func room(for parts: ArraySlice<RecoverySheet.Part>) -> Double {
        guard let part = parts.first else { return 0 }
        switch part {
        case .heading: return 26 + room(for: parts.dropFirst())
        case .prose(let lines):
            let own = 5 + 13 * Double(lines.split(separator: "\n").count)
            return lines.hasSuffix(":") ? own + room(for: parts.dropFirst()) : own
        case .command: return 17
        case .blank: return 30
        case .facts: return 19
        case .secret: return codeSide + 48
        }
    }

    private mutating func add(_ part: RecoverySheet.Part) throws(PrimitivesError) {
        switch part {
        case .heading(let words):
            advance(26)
            write(words, .bold, 11.5)
        case .prose(let lines):
            advance(5)
            for line in lines.split(separator: "\n") {
                advance(13)
                write(String(line), .plain, 10)
            }
        case .command(let command):
            advance(17)
            write(command, .typewriter, 9.5, x: Self.left + 14)
        case .blank(let words):
            advance(30)
            write(words, .plain, 10)
            document.rule(x: Self.left + 60, y: y + 2, width: Self.width - 60)
        case .facts(let facts):
            advance(5)
            for (name, value) in facts { add(fact: name, value) }
        case .secret(let lines, let code):
            try add(lines, code)
        }
    }

    private mutating func add(fact name: String, _ value: String) {
        for (number, piece) in SheetText.pieces(value, Self.factWidth).enumerated() {
            advance(14)
            if number == 0 { write(name, .plain, 10) }
            write(piece, .typewriter, 9.5, x: Self.left + 60)
        }
    }

    /// The lines on the left, large, and the code on the right.
    private mutating func add(
        _ lines: CheckedLines,
        _ text: SecretBytes
    ) throws(PrimitivesError) {
        let code = try QRCode(text)
        let module = Self.codeSide / Double(code.size)
        advance(8)
        let start = y + module * 4
        for row in 0..<code.size {
            for run in code.runs(inRow: row) {
                document.fill(
                    x: Self.left + Self.width - Self.codeSide + Double(run.lowerBound) * module,
                    y: start + Double(row) * module,
                    width: Double(run.count) * module,
                    height: module
                )
            }
        }
        let end = start + Self.codeSide
        let height = (Self.codeSide - 16) / Double(max(lines.lines.count, 4))
        y = start + 14
        for line in lines.lines {
            write("\(line.number):", .typewriter, 12)
            let size = 15.0
            document.write(line.groups, .boldTypewriter, size: size, x: Self.left + 22, y: y)
            let place = Self.left + 22 + PaperDocument.typewriterWidth * size * 20
            write("= ", .typewriter, 12, x: place)
            document.write(line.word, .typewriter, size: 12, x: place + 14.4, y: y)
            y += height
        }
        y = end + module * 4 + 6
        write(
            "the same, for a camera",
            .plain,
            8,
            x: Self.left + Self.width - Self.codeSide
        )
    }

    private func write(
        _ text: String,
        _ face: PaperDocument.Face,
        _ size: Double,
        x: Double = left
    ) {
        document.write(SecretBytes(copying: Array(text.utf8)), face, size: size, x: x, y: y)
    }

    /// Goes down, to the next page where this one is full.
    private mutating func advance(_ distance: Double) {
        y += distance
        if y > Self.bottom { turn() }
    }

    /// Begins the next page, with what tells whose it is.
    private mutating func turn() {
        document.addPage()
        number += 1
        y = Self.top - 20
        write("\(mark), page \(number)", .plain, 8)
        y = Self.top
    }
}
