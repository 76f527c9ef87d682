import Primitives
import Secrets
import Testing

/// Randomness cannot be proved, only caught failing.
struct RandomnessTests {
    @Test(arguments: [0, 1, 16, 32, 100_000])
    func givesAsManyBytesAsAsked(_ count: Int) {
        #expect(Randomness.bytes(count).count == count)
        #expect(Randomness.secret(count).count == count)
    }

    @Test func neverGivesTheSameTwice() {
        #expect(Randomness.bytes(32) != Randomness.bytes(32))
        #expect(Randomness.secret(32) != Randomness.secret(32))
    }

    @Test func reachesEveryNumberBelowTheBound() {
        let seen = Set((0..<1000).map { _ in Randomness.below(7) })
        #expect(seen == Set(0..<7))
        #expect(Randomness.below(0) == 0)
        #expect(Randomness.below(1) == 0)
    }
}
