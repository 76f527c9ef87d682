import Foundation
import Synchronization

/// Spoils every request of a command in every way, one at a time, and sees that nothing is lost and that
/// the same command again finishes.
///
/// ```
/// let outcome = try FaultCampaign().run { try RotationSubject() }
/// #expect(outcome.complaints == [])
/// print("\(outcome.requests) requests, \(outcome.cases) cases")
/// ```
/// What is commanded, over which account, and what it is to leave behind, a `FaultSubject` says. The
/// requests are counted in a run without faults; those of two runs have to be alike, unless the subject says
/// that they are not.
package struct FaultCampaign: Sendable {
    /// Who looks at what a run left.
    package enum Inspection: Sendable {
        /// Our own code.
        case own
        /// A client that is not ours as well.
        case independent
    }

    /// One fault, by its name.
    package typealias Kind = (name: String, action: Fault.Action)

    /// What came of it.
    package struct Outcome: Sendable {
        /// The requests of a run without faults.
        package fileprivate(set) var requests = 0
        /// How many times a request was spoiled.
        package fileprivate(set) var cases = 0
        /// In how many of these the run that was met did its work all the same.
        package fileprivate(set) var survived = 0
        /// What was wrong, with the request and the fault.
        package fileprivate(set) var complaints: [String] = []
    }

    /// How far it is.
    private struct State {
        private var next = 0
        var outcome: Outcome
        var failure: (any Error)?

        init(requests: Int) { outcome = Outcome(requests: requests) }

        /// The next case; nil where there is none, or another failed.
        mutating func nextCase(of kinds: Int) -> Int? {
            guard failure == nil, next < outcome.requests * kinds else { return nil }
            defer { next += 1 }
            return next
        }
    }

    /// Every fault, for clients with a time-out of a second.
    package static let kinds: [Kind] = [
        ("dropped before", .drop), ("lost after", .lose), ("cut", .cut), ("garbled", .garble),
        ("429 with retry_after_ms", .limited(.body(milliseconds: 1000))),
        ("429 with Retry-After", .limited(.header(seconds: 1))), ("502 with HTML", .status(502)),
        ("held past the time-out", .hold), ("delayed past the time-out", .delay(seconds: 2)),
        ("killed before", .kill), ("killed after", .killAfter),
    ]

    /// Those of them that leave in doubt what was done; what the client makes of the others is one for all.
    package static let doubtful = kinds.filter { kind in
        switch kind.action {
        case .drop, .lose, .cut, .hold, .kill, .killAfter: true
        case .limited, .status, .answer, .garble, .delay: false
        }
    }

    private let kinds: [Kind]
    private let workers: Int
    /// One case in so many is looked at by another client.
    private let sample: Int

    /// A campaign with these faults, so many cases at a time.
    package init(_ kinds: [Kind] = kinds, workers: Int = 6, sample: Int = 8) {
        self.kinds = kinds
        self.workers = workers
        self.sample = sample
    }

    /// Runs all of it.
    ///
    /// - Parameter make: a subject, with an account and a stage that no other has.
    /// - Throws: what a subject throws; what is wrong with the command is in the outcome.
    package func run<Subject: FaultSubject & SendableMetatype>(
        _ make: @escaping @Sendable () throws -> Subject
    ) throws -> Outcome {
        let first = try make()
        try first.reset()
        try first.proxy.begin()
        try first.mustRun(first.command)
        let requests = first.count(try first.proxy.begin())
        let state = Mutex(State(requests: requests))
        let group = DispatchGroup()
        for _ in 1..<workers {
            group.enter()
            Thread.detachNewThread {
                defer { group.leave() }
                meetAll(state, make)
            }
        }
        meetAll(state) { first }
        group.wait()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            return state.outcome
        }
    }

    /// Meets one case after the other, until none is left.
    private func meetAll<Subject: FaultSubject>(
        _ state: borrowing Mutex<State>,
        _ make: () throws -> Subject
    ) {
        do {
            let subject = try make()
            while let index = state.withLock({ $0.nextCase(of: kinds.count) }) {
                let (isSpoiled, survived, complaints) = try meet(subject, index)
                state.withLock { state in
                    state.outcome.cases += isSpoiled ? 1 : 0
                    state.outcome.survived += survived ? 1 : 0
                    state.outcome.complaints += complaints
                }
            }
        } catch {
            state.withLock { $0.failure = error }
        }
    }

    /// Runs the command with one fault, and once more without.
    private func meet(
        _ subject: some FaultSubject,
        _ index: Int
    ) throws -> (isSpoiled: Bool, survived: Bool, complaints: [String]) {
        let kind = kinds[index % kinds.count]
        let number = index / kinds.count + 1
        let inspection = index % sample == 0 ? Inspection.independent : .own
        let place = "request \(number), \(kind.name)"
        try subject.reset()
        let victim = "\(subject.stage.folder)/victim"
        try subject.proxy.begin([Fault(kind.action, at: number)], victim: victim)
        let met = try subject.stage.run("echo $$ >../victim; exec \(subject.command)")
        let requests = try subject.proxy.begin()
        // What was delayed is passed on now, in its own time.
        if requests.contains(where: { $0.action == "delay" }) { Thread.sleep(forTimeInterval: 0.3) }
        var complaints: [String] = []
        let isSpoiled = requests.contains { $0.number == number && $0.action != "pass" }
        let isOver = !subject.isSteady && requests.count < number
        if !isSpoiled && !isOver { complaints.append("it was not spoiled") }
        subject.met(requests)
        complaints += try subject.losses(inspection)
        let again = try subject.stage.run(subject.command)
        if again.status == 0 {
            complaints += try subject.shortcomings(inspection)
        } else {
            let words = (again.output + again.errors).joined(separator: "; ")
            complaints.append("run again, it ends with \(again.status): \(words)")
        }
        let said = met.errors.joined(separator: "; ")
        let all = complaints.map { "\(place): \($0) (\(met.status): \(said))" }
        return (isSpoiled, isSpoiled && met.status == 0, all)
    }
}
