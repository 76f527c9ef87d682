import Support
import Testing

/// Whatever happens to any request of a restore, the same command finishes, no version is made twice,
/// and no key is shown whose private half is not in secret storage. Design: section 4.
@Suite(.timeLimit(.minutes(30)))
struct RestoreCampaignTests {
    @Test func finishesWhateverHappensToARequest() throws {
        let outcome = try FaultCampaign().run { try RestoreSubject() }
        #expect(outcome.complaints == [])
        #expect(outcome.requests >= 30)
        #expect(outcome.cases == outcome.requests * FaultCampaign.kinds.count)
        print(
            "restore: \(outcome.cases) cases, \(outcome.requests) requests x "
                + "\(FaultCampaign.kinds.count) faults; \(outcome.survived) runs did not mind"
        )
    }

    /// Where it replaces something, what was there is in the copy by then. With the faults that leave in
    /// doubt what was done; the campaign above has all of them.
    @Test func finishesAndHasACopyWhateverHappensToARequest() throws {
        let outcome = try FaultCampaign(FaultCampaign.doubtful).run { try ReplacementSubject() }
        #expect(outcome.complaints == [])
        #expect(outcome.requests >= 10)
        #expect(outcome.cases == outcome.requests * FaultCampaign.doubtful.count)
        print(
            "restore with a copy: \(outcome.cases) cases, \(outcome.requests) requests x "
                + "\(FaultCampaign.doubtful.count) faults; \(outcome.survived) runs did not mind"
        )
    }
}
