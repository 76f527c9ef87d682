import Support
import Testing

/// Whatever happens to any request of `share request`, `share answer` and `device verify`, the same command
/// finishes: what was asked for stays so, what came is kept until it was written, nothing is given twice or
/// unasked, and nothing is known that was not compared. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct SharingCampaignTests {
    /// Those after which another run is needed.
    private static let ends = FaultCampaign.doubtful.filter { $0.name.hasPrefix("killed") }

    /// Runs a campaign over every request of a command, of which at least so many are met.
    private func expectFinishes<Subject: FaultSubject & SendableMetatype>(
        _ name: String,
        atLeast requests: Int,
        _ kinds: [FaultCampaign.Kind] = FaultCampaign.doubtful,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ make: @escaping @Sendable () throws -> Subject
    ) throws {
        let begin = ContinuousClock.now
        let outcome = try FaultCampaign(kinds, workers: 3).run(make)
        let seconds = begin.duration(to: .now).components.seconds
        #expect(outcome.complaints == [], sourceLocation: sourceLocation)
        #expect(outcome.cases >= requests * kinds.count, sourceLocation: sourceLocation)
        print(
            "\(name): \(outcome.cases) cases, \(outcome.requests) requests x \(kinds.count) faults, "
                + "\(seconds) s; \(outcome.survived) runs did not mind"
        )
    }

    @Test func asksWhateverHappensToARequest() throws {
        try expectFinishes("share request", atLeast: 10) { try RequestSubject() }
    }

    @Test func answersWhateverHappensToARequest() throws {
        try expectFinishes("share answer", atLeast: 9) { try AnswerSubject() }
    }

    @Test func verifiesWhateverHappensToARequest() throws {
        try expectFinishes("device verify", atLeast: 12) { try VerifySubject(.tool) }
    }

    /// The requests of verifications that were ended are there, too.
    @Test func isVerifiedWhereverItIsKilled() throws {
        try expectFinishes("device verify --await", atLeast: 12, Self.ends) {
            try VerifySubject(.peer)
        }
    }
}
