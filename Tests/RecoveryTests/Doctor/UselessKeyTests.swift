import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// A key that opens nothing beside one that does is a finding of every operation. Design: section 6.
struct UselessKeyTests {
    private let one = AccountBuilder.key("one", 1)
    private let two = AccountBuilder.key("two", 2)
    private let wrong = AccountBuilder.key("wrong", 9)

    private func builder() throws -> AccountBuilder {
        var builder = AccountBuilder()
        try builder.describe(one)
        try builder.describe(two)
        builder.setDefault("one")
        try builder.seal("first", .master, under: [one])
        return builder
    }

    private func useless(_ keys: [EnteredKey]) throws -> [FindingID] {
        Examination(try builder().account, entered: keys).uselessKeys.map(\.id)
    }

    @Test func isNothingWhereEveryKeyOpensSomething() throws {
        #expect(try useless([one.entered, two.entered]).isEmpty)
        #expect(try useless([]).isEmpty)
    }

    /// That nothing opens anything is an error already.
    @Test func isNothingWhereNoKeyOpensAnything() throws {
        #expect(try useless([wrong.entered]).isEmpty)
    }

    @Test func namesAKeyThatIsWrongOrMistyped() throws {
        let mistyped = EnteredKey(
            .recoveryKey,
            SecretBytes(text: "EsTQ 2qSQ 183d Pq8U jYuw m7jr kAVd SpMX pHCm D8Wi Crhz aauu"),
            origin: "typed"
        )
        #expect(try useless([one.entered, wrong.entered]) == [.keyWrong])
        #expect(try useless([mistyped, one.entered]) == [.keyParity])
    }

    /// Also where nothing comes of the rotation.
    @Test func isToldBeforeARotationIsRefused() throws {
        let rotation = Rotation(.init(), source: "a/b", target: "a/b", MemoryFiles())
        var told: [FindingID] = []
        let account = try builder().account
        #expect(throws: RecoveryError.wouldStrand([.master], under: "one")) {
            try rotation.prepare(account, entered: [two.entered, wrong.entered]) {
                told += $0.map(\.id)
            }
        }
        #expect(told == [.keyWrong])
    }
}
