import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Shares of a key: any of them that are enough give the key, fewer and wrong ones nothing.
struct KeySharesTests {
    private let key = SecretBytes(copying: (0..<32).map { UInt8($0 * 7 + 1) })

    private func combine(_ shares: [Slip39Share]) throws -> SecretBytes {
        var set = KeyShares()
        for share in shares { try set.add(share) }
        return try set.combined()
    }

    @Test(arguments: [(2, 2), (2, 3), (3, 5), (5, 5), (16, 16), (1, 1)])
    func anyOfThemThatAreEnoughGiveTheKey(_ threshold: Int, _ count: Int) throws {
        let shares = try KeyShares.split(key, threshold: threshold, count: count)
        #expect(shares.count == count)
        #expect(shares.allSatisfy { $0.encoded.count > 33 * 5 && $0.value != key })
        for first in 0...(count - threshold) {
            #expect(try combine(Array(shares[first..<first + threshold])) == key)
        }
        #expect(try combine(shares.reversed()) == key)
        #expect(try combine(Array(shares.prefix(1)) + shares) == key)
    }

    @Test func everyThirdSubset() throws {
        let shares = try KeyShares.split(key, threshold: 3, count: 6)
        for one in 0..<6 {
            for two in 0..<one {
                for three in 0..<two {
                    #expect(try combine([shares[one], shares[three], shares[two]]) == key)
                }
            }
        }
    }

    @Test func saysHowManyAreMissing() throws {
        let shares = try KeyShares.split(key, threshold: 3, count: 4)
        var set = KeyShares()
        let none = try #require(set.missing)
        #expect(none.groupsNeeded == 1 && none.begun == [])
        try set.add(shares[3])
        try set.add(shares[3])
        let one = try #require(set.missing)
        #expect(one.begun.map(\.have) == [1] && one.begun.map(\.need) == [3])
        #expect(throws: RecoveryError.shares(.tooFew(one))) { try set.combined() }
        try set.add(shares[0])
        #expect(set.missing?.begun.map(\.have) == [2])
        try set.add(shares[1])
        #expect(set.missing == nil)
    }

    @Test func refusesAShareOfAnotherSet() throws {
        let one = try KeyShares.split(key, threshold: 2, count: 2)
        var other = one
        while other[0].set == one[0].set {
            other = try KeyShares.split(key, threshold: 2, count: 2)
        }
        let error = RecoveryError.shares(
            .anotherSet(other[1].set.identifier, expected: one[0].set.identifier)
        )
        #expect(throws: error) { try combine([one[0], other[1]]) }
    }

    @Test func refusesAChangedShare() throws {
        let shares = try KeyShares.split(key, threshold: 2, count: 3)
        let bytes = shares[1].value.revealed
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 0x40
            let share = Slip39Share(
                set: shares[1].set,
                groupIndex: 0,
                memberIndex: 1,
                memberThreshold: 2,
                value: SecretBytes(copying: changed)
            )
            #expect(throws: RecoveryError.shares(.digest)) { try combine([shares[0], share]) }
            #expect(throws: RecoveryError.shares(.sameNumber(2))) {
                try combine([shares[1], share])
            }
        }
    }

    @Test func refusesAShareOfAnotherLengthOrThreshold() throws {
        let share = try KeyShares.split(key, threshold: 2, count: 2)[0]
        for (threshold, size) in [(3, 32), (2, 16)] {
            let other = Slip39Share(
                set: share.set,
                groupIndex: 0,
                memberIndex: 1,
                memberThreshold: threshold,
                value: SecretBytes(copying: [UInt8](repeating: 1, count: size))
            )
            #expect(throws: RecoveryError.shares(.inconsistent)) { try combine([share, other]) }
        }
    }

    @Test(arguments: [11, 15]) func refusesToPayForTooManyRounds(_ exponent: Int) throws {
        let set = Slip39Set(
            identifier: 1,
            isExtendable: true,
            iterationExponent: exponent,
            groupThreshold: 1,
            groupCount: 1
        )
        let share = Slip39Share(
            set: set,
            groupIndex: 0,
            memberIndex: 0,
            memberThreshold: 1,
            value: key
        )
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(throws: RecoveryError.shares(.cost(exponent: exponent))) {
                try combine([share])
            }
        }
        #expect(time < .milliseconds(100))
    }

    @Test(arguments: ["ä", "a\u{7F}", "a\nb", "\0"])
    func refusesAPassphraseThatNoSetHas(_ passphrase: String) throws {
        var set = KeyShares()
        for share in try KeyShares.split(key, threshold: 2, count: 2) { try set.add(share) }
        #expect(throws: RecoveryError.shares(.passphrase)) {
            try set.combined(passphrase: SecretBytes(text: passphrase))
        }
    }

    /// Two sets of one key have nothing in common, but for chance.
    @Test func splitsDifferentlyEachTime() throws {
        let one = try KeyShares.split(key, threshold: 2, count: 2)
        let other = try KeyShares.split(key, threshold: 2, count: 2)
        #expect(one[0].value != other[0].value)
    }

    @Test func neverLeaks() throws {
        let shares = try KeyShares.split(key, threshold: 2, count: 2)
        var set = KeyShares()
        for share in shares { try set.add(share) }
        #expect(Leaks.found(of: shares[0].value, in: set).isEmpty)
        #expect(Leaks.found(of: shares[0].encoded, in: shares[0]).isEmpty)
        #expect(Leaks.found(of: shares[0].value, in: shares).isEmpty)
    }
}
