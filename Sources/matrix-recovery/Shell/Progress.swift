internal import Primitives
internal import Synchronization

/// Says on standard error that something goes on, once it has gone on for a second.
///
/// On a terminal it is one line that is drawn over and erased at the end. Elsewhere there is
/// nothing to draw over, and a line is written only with `--verbose`.
final class Progress: Sendable {
    /// What is known of how far it is.
    private struct State {
        var done: Int64 = 0
        var total: Int64?
        var items: Int64 = 0
        var words: String?
        var isShown = false
        var isPaused = false
        var isOver = false
    }

    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(250)

    private let label: String
    private let messages: Messages
    private let isDrawn: Bool
    private let begin = ContinuousClock.now
    private let state = Mutex(State())

    private init(_ label: String, messages: Messages, isDrawn: Bool) {
        self.label = label
        self.messages = messages
        self.isDrawn = isDrawn
    }

    /// Tells how far it is, in whatever unit; may be called as often as it is convenient.
    ///
    /// - Parameter items: how many things are done, where people count them.
    func advance(to done: Int64, of total: Int64?, items: Int64 = 0) {
        state.withLock { state in
            state.done = done
            state.total = total
            state.items = items
        }
    }

    /// Tells what is waited for, in words, which are shown behind the label.
    func say(_ words: String) {
        state.withLock { $0.words = words }
    }

    /// Shows nothing while `body` runs, which asks the person something.
    func pausing<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        state.withLock { state in
            state.isPaused = true
            erase(state)
        }
        defer { state.withLock { $0.isPaused = false } }
        return try body()
    }

    /// Runs `body`, and shows `label` for as long as it takes.
    static func during<Result>(
        _ label: String,
        in context: Context,
        _ options: OutputOptions,
        _ body: (Progress) async throws -> Result
    ) async rethrows -> Result {
        let messages = context.messages
        let isDrawn = messages.isTerminal
        let progress = Progress(label, messages: messages, isDrawn: isDrawn)
        guard !options.quiet, isDrawn || options.verbose else { return try await body(progress) }
        let ticker = Task.detached {
            try await Task.sleep(for: patience)
            while progress.draw(), isDrawn { try await Task.sleep(for: interval) }
        }
        let cleanup = Interruption.onInterruption { progress.finish() }
        defer {
            cleanup.cancel()
            ticker.cancel()
            progress.finish()
        }
        return try await body(progress)
    }

    /// Shows the state; false when it is over.
    private func draw() -> Bool {
        state.withLock { state in
            guard !state.isOver else { return false }
            if state.isPaused { return true }
            state.isShown = true
            if isDrawn {
                // What runs on in a second line could not be drawn over.
                let line = "\(label) …\(share(of: state))".prefix(messages.columns - 1)
                messages.raw("\r\u{1B}[K\(line)")
            } else {
                messages.note("\(label) …\(share(of: state))")
            }
            return true
        }
    }

    private func finish() {
        state.withLock { state in
            state.isOver = true
            erase(state)
        }
    }

    private func erase(_ state: State) {
        if state.isShown, isDrawn { messages.raw("\r\u{1B}[K") }
    }

    /// How much is done, how fast it goes and how long it will take, as far as that is known.
    private func share(of state: State) -> String {
        if let words = state.words { return " " + words }
        let seconds = begin.duration(to: .now) / .seconds(1)
        var words = ""
        if let total = state.total, total > 0 {
            words += " \(Int(Double(state.done) / Double(total) * 100)) %"
        }
        guard state.items > 0, seconds > 0 else { return words }
        words += ", \(state.items) done, \(Int(Double(state.items) / seconds)) a second"
        guard let total = state.total, state.done > 0, total > state.done else { return words }
        let rest = seconds * Double(total - state.done) / Double(state.done)
        return Self.words(forSecondsLeft: rest).map { "\(words), \($0)" } ?? words
    }

    /// How long the rest will take, as far as that can be counted: what there is may be any number that a
    /// homeserver says.
    static func words(forSecondsLeft seconds: Double) -> String? {
        Int(exactly: seconds.rounded(.down)).map { "\($0 / 60) min \($0 % 60) s left" }
    }
}
