import Formats
import Recovery
import Testing

/// A verification ends when it takes too long, and nothing that comes later counts.
struct SASTimeTests {
    @Test(arguments: SASStage.allCases) func endsWhenItTakesTooLong(_ stage: SASStage) throws {
        var verification = try stage.verification()
        let limit: Int64 = stage == .asked ? 120 : 600
        #expect(verification.expire(at: SASPair.now + limit).isEmpty)
        #expect(!verification.isOver)
        let told = verification.expire(at: SASPair.now + limit + 1)
        if stage == .asked {
            #expect(told.isEmpty)
            #expect(verification.end == .unanswered)
        } else {
            #expect(told.codes == ["B": .timeout])
            #expect(verification.end == .byUs(.timeout))
        }
        #expect(verification.expire(at: SASPair.now + 9999).isEmpty)
    }

    /// Whatever is done or comes too late does nothing else.
    @Test func doesNothingTooLate() throws {
        let late = SASPair.now + 601
        var asked = try SASStage.asked.verification()
        #expect(asked.agree(at: late).isEmpty)
        #expect(asked.end == .unanswered)
        var ready = try SASStage.ready.verification()
        #expect(ready.start(at: late).codes == ["B": .timeout])
        var vouched = try SASStage.vouched.verification()
        #expect(vouched.answer(.same, at: late).codes == ["B": .timeout])
        var finishing = try SASStage.finishing.verification()
        let done = VerificationMessage(SASPair.transactionID, .done)
        let told = finishing.receive(
            done.kind.rawValue,
            done.content,
            from: SASPair.userID,
            at: late
        )
        #expect(told.codes == ["B": .timeout])
        #expect(finishing.verified == nil)
    }
}
