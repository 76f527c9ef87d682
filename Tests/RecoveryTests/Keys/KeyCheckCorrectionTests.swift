import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A8. Candidates for a mistyped recovery key are listed, and trusted only where one is
/// proved.
struct KeyCheckCorrectionTests {
    private let key = AccountBuilder.key("key", 1)

    /// Two characters near the end, the 41st and the next.
    private let swap = RecoveryKeyCorrection.Change.swap(position: 41)

    /// The key's text with these two changed round.
    private var mistyped: EnteredKey {
        get throws {
            var text = try #require(RecoveryKey.encode(key.material)).revealed
            text.removeAll { $0 == UInt8(ascii: " ") }
            try #require(text[40] != text[41])
            text.swapAt(40, 41)
            return EnteredKey(.recoveryKey, SecretBytes(copying: text), origin: "typed")
        }
    }

    private func account(_ keys: StorageKey...) throws -> Account {
        var builder = AccountBuilder()
        for key in keys { try builder.describe(key) }
        return builder.account
    }

    @Test func provesTheRightOneAlone() throws {
        let check = KeyCheck(try mistyped, try account(key, AccountBuilder.key("other", 2)))
        let proved = check.corrections.filter { !$0.opens.isEmpty }
        #expect(proved.map(\.change) == [swap])
        #expect(proved.map(\.opens) == [["key"]])
        #expect(check.corrections.count > 1, "others pass the parity byte by chance")
    }

    @Test func namesEveryKeyThatTheRightOneOpens() throws {
        let check = KeyCheck(try mistyped, try account(key, AccountBuilder.key("again", 1)))
        #expect(check.corrections.map(\.opens).contains(["key", "again"]))
    }

    @Test func listsValidOnesThatNothingProves() throws {
        let check = KeyCheck(try mistyped, try account(AccountBuilder.key("other", 2)))
        #expect(check.corrections.contains { $0.change == swap })
        #expect(check.corrections.allSatisfy { $0.opens.isEmpty })
        guard case .attempt(let attempt) = check.answer, case .notAKey(let error) = attempt.outcome
        else {
            Issue.record("taken for something else")
            return
        }
        #expect(error == .parity)
    }

    @Test func neverTakesACandidateForTheKey() throws {
        let check = KeyCheck(try mistyped, try account(key))
        guard case .attempt(let attempt) = check.answer else {
            Issue.record("taken for something else")
            return
        }
        #expect(attempt.keys.isEmpty)
    }

    @Test func neverShowsTheKey() throws {
        let check = KeyCheck(try mistyped, try account(key))
        #expect(Leaks.found(of: key.material, in: check).isEmpty)
    }
}
