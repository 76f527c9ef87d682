internal import Primitives
internal import Recovery

/// The world as a command sees it.
struct Context {
    /// What is piped in.
    let input: FileDescriptor
    /// Where results go, and nothing else.
    let output: Output
    /// Where errors, hints and progress go.
    let messages: Messages
    /// The files that the command reads.
    let inputs = InputFiles()
    /// What was said of the keys that were given.
    let keyNotes = KeyNotes()
    /// The files, as operations see them.
    let files: any FileAccess
    /// The time, in seconds since 1970.
    let now: @Sendable () -> Int64
    /// The person's terminal, whatever the streams are connected to.
    let openTerminal: @Sendable () throws(PrimitivesError) -> Terminal

    /// The world of the process.
    init() {
        input = .standardInput
        output = Output(to: .standardOutput)
        messages = Messages(to: .standardError)
        files = SystemFiles()
        now = { SystemClock.now() }
        openTerminal = { () throws(PrimitivesError) in try Terminal() }
    }

    /// How wide text may be: the terminal's width, or `COLUMNS`, or 100.
    var width: Int {
        if let columns = Terminal.columns(of: .standardOutput) { return columns }
        guard let text = ProcessSetup.environment("COLUMNS"), let columns = Int(text),
            (20...1000).contains(columns)
        else { return 100 }
        return columns
    }

    /// Renders a result as the options ask.
    ///
    /// - Throws: `PrimitivesError.posix`, when standard output does not take it.
    func show(_ result: some Renderable, as options: OutputOptions) throws {
        switch options.format {
        case .json: try output.write(JSONText.pretty(keyNotes.added(to: result.json)) + "\n")
        case .text:
            var page = Page(width: width)
            result.render(on: &page)
            try output.write(page.text)
        }
    }

    /// Renders a result that is there although the command ends with an error: in JSON the error
    /// stands beside it, and in words on standard error.
    ///
    /// - Throws: `PrimitivesError.posix`, when standard output does not take it.
    func show(
        _ result: some Renderable,
        as options: OutputOptions,
        endingWith error: some Diagnosable
    ) throws -> ExitStatus {
        let diagnosis = error.diagnosis
        try show(FailedResult(result: result, diagnosis: diagnosis), as: options)
        messages.error(diagnosis.message)
        for hint in diagnosis.hints { messages.hint(hint) }
        return diagnosis.status
    }
}
