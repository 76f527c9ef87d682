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
    /// Where the next line stands, from above.
    private var y = top

    private init(_ document: PaperDocument) {
        self.document = document
    }

    /// The PDF of a sheet.
    ///
    /// - Throws: `PrimitivesError.library`, `.length`.
    static func encode(_ sheet: RecoverySheet) throws(RecoveryError) -> SecretBytes {
        try carryingPrimitive { () throws(PrimitivesError) in
            var page = SheetPage(try PaperDocument(title: sheet.title))
            page.write(sheet.title, .bold, 17)
            page.y += 9
            page.document.rule(x: left, y: page.y, width: width)
            page.y += 8
            for part in sheet.parts { try page.add(part) }
            return try page.document.encoded()
        }
    }

    private mutating func add(_ part: RecoverySheet.Part) throws(PrimitivesError) {
        switch part {
        case .heading(let words):
            advance(26, keepingFree: 40)
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
        advance(8, keepingFree: Self.codeSide + module * 8)
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
    private mutating func advance(_ distance: Double, keepingFree room: Double = 0) {
        y += distance
        guard y + room > Self.bottom else { return }
        document.addPage()
        y = Self.top
    }
}
