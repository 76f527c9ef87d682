internal import Formats

// MARK: Lines that were typed back from a recovery sheet

extension CheckedLineError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .mistyped(let lines):
            let numbers = lines.map(String.init).joined(separator: ", ")
            return malformed(
                lines.count == 1
                    ? "line \(numbers) is mistyped: it does not fit its word"
                    : "lines \(numbers) are mistyped: they do not fit their words"
            )
        case .word(let line):
            return malformed("the word at the end of line \(line) is none that can stand there")
        case .form(let line):
            return malformed(
                "line \(line) is not whole: it is a number, 16 characters at most, = and a word"
            )
        case .order(let line):
            return malformed("where line \(line) should be stands something else")
        }
    }

    private func malformed(_ message: String) -> Diagnosis {
        Diagnosis(
            .malformed,
            "sheet_line",
            message,
            hints: ["compare it with the sheet, character by character"]
        )
    }
}
