import Support
import Testing

/// Whatever happens to any request of a rotation, nothing is lost, and the same command finishes.
/// Design: section 4.
@Suite(.timeLimit(.minutes(30)))
struct RotationCampaignTests {
    @Test func losesNothingWhateverHappensToARequest() throws {
        let outcome = try FaultCampaign().run { try RotationSubject() }
        #expect(outcome.complaints == [])
        // Reading, and seven writes of three requests each.
        #expect(outcome.requests >= 24)
        #expect(outcome.cases == outcome.requests * FaultCampaign.kinds.count)
        print(
            "rotate: \(outcome.cases) cases, \(outcome.requests) requests x "
                + "\(FaultCampaign.kinds.count) faults; \(outcome.survived) runs did not mind"
        )
    }
}
