import Formats
import Recovery
import Secrets
import Support
import Testing

/// Shares as they are typed: of which set they are is found out on the way.
struct TypedSharesTests {
    private let key = SecretBytes(copying: (0..<32).map { UInt8($0 * 7 + 1) })

    /// Shares of a set with another number than `other`.
    private func split(_ threshold: Int, than other: Slip39Set? = nil) throws -> [Slip39Share] {
        while true {
            let shares = try KeyShares.split(key, threshold: threshold, count: threshold + 1)
            if shares[0].set.identifier != other?.identifier { return shares }
        }
    }

    @Test func finishesTheSetThatIsWholeFirst() throws {
        let stray = try split(3)
        let set = try split(2, than: stray[0].set)
        var typed = TypedShares()
        try typed.add(stray[0])
        let another = RecoveryError.shares(
            .anotherSet(set[0].set.identifier, expected: stray[0].set.identifier)
        )
        #expect(throws: another) { try typed.add(set[0]) }
        #expect(typed.current.missing?.begun.map(\.need) == [2])
        #expect(throws: RecoveryError.self) { try typed.add(stray[1]) }
        #expect(typed.current.missing?.begun.map(\.have) == [2])
        try typed.add(set[2])
        #expect(typed.current.missing == nil)
        #expect(try typed.current.combined() == key)
        // What comes behind changes nothing.
        try typed.add(stray[2])
        #expect(try typed.current.combined() == key)
    }

    @Test func forgetsASetThatDoesNotFitTogether() throws {
        let shares = try split(2)
        var bytes = shares[1].value.revealed
        bytes[0] ^= 1
        let wrong = Slip39Share(
            set: shares[1].set,
            groupIndex: 0,
            memberIndex: 1,
            memberThreshold: 2,
            value: SecretBytes(copying: bytes)
        )
        var typed = TypedShares()
        try typed.add(shares[0])
        #expect(throws: RecoveryError.shares(.digest)) { try typed.add(wrong) }
        #expect(typed.current.set == nil && typed.current.missing != nil)
        try typed.add(shares[0])
        try typed.add(shares[2])
        #expect(try typed.current.combined() == key)
    }

    @Test func neverLeaks() throws {
        let shares = try split(2)
        var typed = TypedShares()
        for share in shares { try typed.add(share) }
        #expect(Leaks.found(of: shares[0].value, in: typed).isEmpty)
    }
}
