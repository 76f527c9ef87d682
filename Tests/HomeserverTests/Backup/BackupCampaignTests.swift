import Support
import Testing

/// Whatever happens to any request of a rotation of the key backup, nothing is lost, and the same command
/// finishes. Design: sections 4 and 7.5.
@Suite(.timeLimit(.minutes(30)))
struct BackupCampaignTests {
    @Test func losesNothingWhateverHappensToARequest() throws {
        let outcome = try FaultCampaign().run { try BackupSubject() }
        #expect(outcome.complaints == [])
        // Reading, three writes of secrets, a version, the rows down and up, and a look at both.
        #expect(outcome.requests >= 18)
        #expect(outcome.cases == outcome.requests * FaultCampaign.kinds.count)
        print(
            "backup rotate: \(outcome.cases) cases, \(outcome.requests) requests x "
                + "\(FaultCampaign.kinds.count) faults; \(outcome.survived) runs did not mind"
        )
    }
}
