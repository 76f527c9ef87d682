import Support
import Testing

/// Whatever happens to any request of `share request`, the same command finishes: what was asked for stays so,
/// what came is kept until it was written. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct RequestCampaignTests {
    /// Those that leave in doubt what was done; what the client makes of the others is shown elsewhere.
    private static let kinds: [FaultCampaign.Kind] = [
        ("dropped before", .drop), ("lost after", .lose), ("cut", .cut),
        ("held past the time-out", .hold), ("killed before", .kill), ("killed after", .killAfter),
    ]

    @Test func finishesWhateverHappensToARequest() throws {
        let outcome = try FaultCampaign(Self.kinds, workers: 4).run { try RequestSubject() }
        #expect(outcome.complaints == [])
        #expect(outcome.requests >= 10)
        #expect(outcome.cases == FaultCampaign.cases(of: outcome.requests, Self.kinds.count))
        print(
            "share request: \(outcome.cases) cases, \(outcome.requests) requests x "
                + "\(Self.kinds.count) faults; \(outcome.survived) runs did not mind"
        )
    }
}
