internal import Primitives

/// How often one request is repeated, and how long is waited for it in all.
struct Patience {
    /// A minute: what a person waits for without asking.
    private static let longestWait = 60
    /// Milliseconds before each repetition.
    private static let repetitionWaits = [300, 1000, 3000]

    private var waited = 0
    private(set) var repetitions = 0

    /// Takes so many seconds off what may be waited; false where that is more than is left.
    mutating func mayWait(_ seconds: Int) -> Bool {
        guard seconds <= Self.longestWait - waited else { return false }
        waited += seconds
        return true
    }

    /// The milliseconds before the next repetition, or nil when it was enough.
    mutating func nextRepetition() -> Int? {
        guard repetitions < Self.repetitionWaits.count else { return nil }
        defer { repetitions += 1 }
        return Self.repetitionWaits[repetitions]
    }
}

/// The time that passes, and waiting for it.
package protocol Pauses: Sendable {
    /// Milliseconds since some moment; never going back.
    var milliseconds: Int64 { get }
    /// Waits.
    func pause(milliseconds: Int)
}

/// The system's time.
package struct SystemPauses: Pauses {
    /// The system's time.
    package init() {}

    package var milliseconds: Int64 { SystemClock.monotonicMilliseconds }

    package func pause(milliseconds: Int) { SystemClock.pause(milliseconds: milliseconds) }
}
