internal import Formats

/// An error in words: what it means for the person, one next step, and what a program reads of it.
///
/// Messages are lower case and without a full stop, the consequence first. Nothing secret is in
/// one, and text from outside is escaped before it gets here.
struct Diagnosis: Equatable {
    /// What went wrong.
    let message: String
    /// What to do next.
    let hints: [String]
    /// The exit status.
    let status: ExitStatus
    /// A name for programs, the same in every version.
    let code: String
    /// Whether nothing is to be said: the reader of the results has gone.
    let isQuiet: Bool

    init(
        _ status: ExitStatus,
        _ code: String,
        _ message: String,
        hints: [String] = [],
        isQuiet: Bool = false
    ) {
        self.message = message
        self.hints = hints
        self.status = status
        self.code = code
        self.isQuiet = isQuiet
    }

    /// The words of an error.
    init(of error: some Diagnosable) {
        self = error.diagnosis
    }

    /// The same, with the file that it is about at the front.
    func about(_ file: String) -> Diagnosis {
        Diagnosis(status, code, "\(file): \(message)", hints: hints, isQuiet: isQuiet)
    }

    /// As `{"error": {"code", "hint", "message", "status"}}`.
    var json: JSONValue { JSONValue.object([("error", facts)]) }

    /// As `{"code", "hint", "message", "status"}`.
    var facts: JSONValue {
        .object([
            ("code", .string(code)),
            ("hint", hints.isEmpty ? .null : .string(hints.joined(separator: "; "))),
            ("message", .string(message)),
            ("status", .integer(Int64(status.rawValue))),
        ])
    }
}

extension Diagnosis {
    /// A command line that means nothing.
    ///
    /// - Parameter help: the parser's whole text, whose last line names the help to ask for.
    static func usage(_ message: String, help: String) -> Diagnosis {
        let quoted = help.split(separator: "\n").last?.split(separator: "'") ?? []
        let command = quoted.count == 3 ? String(quoted[1]) : "matrix-recovery --help"
        let sentence = message.prefix(1).lowercased() + message.dropFirst()
        return Diagnosis(
            .usage,
            "usage",
            Escaping.text(sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence),
            hints: ["see '\(command)'"]
        )
    }

    /// An error that nothing in this program throws on purpose.
    static func unexpected(_ description: String) -> Diagnosis {
        Diagnosis(
            .internalError,
            "internal",
            "this should not happen: \(Escaping.text(description))",
            hints: ["please report it, with the command line and without any key"]
        )
    }
}
