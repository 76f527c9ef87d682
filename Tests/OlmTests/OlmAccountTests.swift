import Formats
import Olm
import Primitives
import Secrets
import Support
import Testing

/// Spec: B12; "One-time and fallback keys".
struct OlmAccountTests {
    private let random = SeededRandom("account")

    private func account() throws -> OlmAccount { try OlmAccount(random: random.secret) }

    @Test func signsWithItsKey() throws {
        let account = try account()
        let message = Array("device keys".utf8)
        let signature = try account.sign(message)
        #expect(Ed25519.isValid(signature: signature, of: message, by: account.signingKey))
    }

    @Test(arguments: [(0, 50), (-7, 50), (20, 30), (49, 1), (50, 0), (51, 0), (Int.max, 0)])
    func makesWhatTheServerLacks(onServer: Int, made: Int) throws {
        var account = try account()
        try account.replenishOneTimeKeys(onServer: onServer, random: random.secret)
        #expect(account.unpublishedOneTimeKeys.count == made)
        let again = account
        try account.replenishOneTimeKeys(onServer: onServer, random: random.secret)
        #expect(account == again)
    }

    @Test func givesEveryKeyAnIDOfItsOwn() throws {
        var account = try account()
        var ids: [String] = []
        for _ in 0..<3 {
            try account.replenishOneTimeKeys(onServer: 0, random: random.secret)
            try account.replaceFallbackKey(random: random.secret)
            ids += account.unpublishedOneTimeKeys.map(\.id)
            ids += [try #require(account.unpublishedFallbackKey).id]
            account.markKeysAsPublished()
            #expect(account.unpublishedOneTimeKeys.isEmpty)
            #expect(account.unpublishedFallbackKey == nil)
        }
        #expect(ids.count == 153)
        #expect(Set(ids).count == ids.count)
    }

    @Test func takesASessionByEachOneTimeKeyOnce() throws {
        var bob = try Side("bob")
        let keys = bob.state.account.unpublishedOneTimeKeys.map(\.key)
        #expect(keys.count == 50)
        for (number, key) in keys.enumerated() {
            var alice = try Side("alice \(number)", oneTimeKeys: 0)
            try alice.begin(with: bob, oneTimeKey: key)
            #expect(try bob.hear(alice.say("\(number)", to: bob), from: alice) == "\(number)")
            var other = try Side("other \(number)", oneTimeKeys: 0)
            try other.begin(with: bob, oneTimeKey: key)
            let late = try other.say("", to: bob)
            #expect(bob.refusal(of: late, from: other) == .oneTimeKey(key))
        }
        #expect(bob.state.account.unpublishedOneTimeKeys.isEmpty)
    }

    @Test func keepsItsFallbackKeyAndTheOneBefore() throws {
        var bob = try Side("bob")
        var fallbacks = [try #require(bob.state.account.unpublishedFallbackKey).key]
        for _ in 0..<2 {
            bob.state.account.markKeysAsPublished()
            try bob.state.account.replaceFallbackKey(random: bob.random.secret)
            fallbacks.append(try #require(bob.state.account.unpublishedFallbackKey).key)
        }
        func refusal(ofSessionBy key: Curve25519Key, _ name: String) throws -> OlmError? {
            var alice = try Side("\(name) \(key)", oneTimeKeys: 0)
            try alice.begin(with: bob, oneTimeKey: key)
            let first = try alice.say("", to: bob)
            return bob.refusal(of: first, from: alice)
        }
        for name in ["a", "b"] {
            #expect(try refusal(ofSessionBy: fallbacks[0], name) == .oneTimeKey(fallbacks[0]))
            #expect(try refusal(ofSessionBy: fallbacks[1], name) == nil)
            #expect(try refusal(ofSessionBy: fallbacks[2], name) == nil)
        }
        bob.state.account.forgetPreviousFallbackKey()
        #expect(try refusal(ofSessionBy: fallbacks[1], "c") == .oneTimeKey(fallbacks[1]))
        #expect(try refusal(ofSessionBy: fallbacks[2], "d") == nil)
    }

    /// Else the one before, which is in use, would go for one that nobody has.
    @Test func keepsAFallbackKeyThatWasNeverPublished() throws {
        var account = try account()
        try account.replaceFallbackKey(random: random.secret)
        let before = account
        try account.replaceFallbackKey(random: random.secret)
        #expect(account == before)
    }

    @Test func keepsTheNewest500OneTimeKeys() throws {
        var bob = try Side("bob")
        let oldest = bob.state.account.unpublishedOneTimeKeys
        for _ in 0..<10 {
            bob.state.account.markKeysAsPublished()
            try bob.state.account.replenishOneTimeKeys(onServer: 1, random: bob.random.secret)
        }
        // 10 × 49 were made after the first 50.
        var alice = try Side("alice")
        try alice.begin(with: bob, oneTimeKey: oldest[39].key)
        let gone = try alice.say("", to: bob)
        #expect(bob.refusal(of: gone, from: alice) == .oneTimeKey(oldest[39].key))
        try alice.begin(with: bob, oneTimeKey: oldest[40].key)
        #expect(try bob.hear(alice.say("kept", to: bob), from: alice) == "kept")
    }

    @Test func keepsTheOneTimeKeyOfAMessageThatIsRefused() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        try alice.begin(with: bob)
        let message = try alice.say("first", to: bob)
        var bytes = message.bytes
        bytes[bytes.count - 1] ^= 1
        let damaged = try OlmMessage(type: 0, decoding: bytes)
        #expect(bob.refusal(of: damaged, from: alice) == .mac)
        #expect(try bob.hear(message, from: alice) == "first")
    }

    @Test func refusesAnotherIdentityKeyThanTheSenders() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        let eve = try Side("eve")
        try alice.begin(with: bob)
        let message = try alice.say("first", to: bob)
        #expect(bob.refusal(of: message, from: eve) == .identityKey(alice.key))
    }

    @Test func refusesRandomnessOfAnotherLength() {
        #expect(throws: OlmError.primitive(.length)) {
            try OlmAccount { _ in SecretBytes(copying: [1, 2, 3]) }
        }
    }

    @Test func neverLeaks() throws {
        var drawn: [SecretBytes] = []
        var account = try OlmAccount { count in
            drawn.append(random.secret(count))
            return drawn[drawn.count - 1]
        }
        try account.replenishOneTimeKeys(onServer: 47) { count in
            drawn.append(random.secret(count))
            return drawn[drawn.count - 1]
        }
        #expect(drawn.count == 5)
        for secret in drawn {
            #expect(Leaks.found(of: secret, in: account).isEmpty)
            #expect(Leaks.found(of: secret, in: OlmState(account)).isEmpty)
            #expect(Leaks.found(of: secret, in: account.unpublishedOneTimeKeys).isEmpty)
        }
    }
}
