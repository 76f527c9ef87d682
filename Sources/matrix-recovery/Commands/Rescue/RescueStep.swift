/// The steps from a lost recovery key to a new one, in their order.
enum RescueStep: String, CaseIterable {
    case login
    case device
    case verification
    case request
    case proof
    case archive
    case newKey = "new_key"
    case doctor

    /// Its number, from 1.
    var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}

/// The steps of one run, each told on standard error before it is done, with what came of it.
struct RescueSteps {
    /// Whether a step was done now, or by an earlier run.
    enum Outcome: String { case done, already }

    /// What was told of so far.
    private(set) var outcomes: [(step: RescueStep, outcome: Outcome)] = []
    private let messages: Messages?

    init(in context: Context, _ output: OutputOptions) {
        messages = output.quiet ? nil : context.messages
    }

    /// Tells that a step is done now, and why.
    mutating func begin(_ step: RescueStep) {
        outcomes.append((step, .done))
        messages?.note("\(RescueWords.name(of: step)), \(RescueWords.reason(for: step))")
    }

    /// Tells that nothing is left to do of a step, and why.
    mutating func skip(_ step: RescueStep, _ reason: String) {
        outcomes.append((step, .already))
        messages?.note("\(RescueWords.name(of: step)): done already; \(reason)")
    }

    /// Tells what came of a step.
    func tell(_ words: String) { messages?.note("  \(words)") }
}
