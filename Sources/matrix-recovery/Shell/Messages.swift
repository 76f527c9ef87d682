internal import Primitives

/// Standard error: what is said to the person beside the results.
///
/// A message that cannot be written is lost; there is nowhere left to say so.
final class Messages: Sendable {
    private let stream: FileDescriptor

    init(to stream: FileDescriptor) {
        self.stream = stream
    }

    /// Whether a person sees it.
    var isTerminal: Bool { stream.isTerminal }

    /// How wide a line may be.
    var columns: Int { max(20, Terminal.columns(of: stream) ?? 80) }

    /// `matrix-recovery: error: …`: why it did not go on.
    func error(_ text: String) { line("error: \(text)") }

    /// `matrix-recovery: hint: …`: what to do next.
    func hint(_ text: String) { line("hint: \(text)") }

    /// `matrix-recovery: warning: …`: what the person should know before relying on the result.
    func warning(_ text: String) { line("warning: \(text)") }

    /// `matrix-recovery: …`: what was done.
    func note(_ text: String) { line(text) }

    /// Text as it is, for progress that is drawn over.
    func raw(_ text: String) { try? stream.write(Array(text.utf8)) }

    private func line(_ text: String) { raw("matrix-recovery: \(text)\n") }
}
