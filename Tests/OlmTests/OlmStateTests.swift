import Formats
import Olm
import Secrets
import Support
import Testing

/// Several sessions with a device, and which one is used. Spec: B12; `m.olm.v1.curve25519-aes-sha2`.
struct OlmStateTests {
    @Test func usesTheSessionThatAMessageWasLastReceivedIn() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        try alice.begin(with: bob)
        try bob.begin(with: alice)
        let fromAlice = try alice.say("alice's", to: bob)
        let fromBob = try bob.say("bob's", to: alice)
        #expect(try bob.hear(fromAlice, from: alice) == "alice's")
        #expect(try alice.hear(fromBob, from: bob) == "bob's")
        for side in [(alice, bob), (bob, alice)] {
            #expect(side.0.state.sessions.with(side.1.key).count == 2)
        }
        let answer = try bob.say("in alice's", to: alice)
        #expect(!answer.isPreKey)
        #expect(try alice.hear(answer, from: bob) == "in alice's")
        let used = [alice.state.sessions.with(bob.key)[0], bob.state.sessions.with(alice.key)[0]]
        #expect(used[0].id == used[1].id)
        #expect(try bob.hear(alice.say("settled", to: bob), from: alice) == "settled")
    }

    @Test func usesANewSessionFirst() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        try alice.begin(with: bob)
        _ = try bob.hear(alice.say("", to: bob), from: alice)
        let old = alice.state.sessions.with(bob.key)[0].id
        let key = bob.state.account.unpublishedOneTimeKeys[3].key
        try alice.begin(with: bob, oneTimeKey: key)
        #expect(alice.state.sessions.with(bob.key).map(\.id)[1] == old)
        let message = try alice.say("new", to: bob)
        #expect(message.isPreKey)
        #expect(try bob.hear(message, from: alice) == "new")
    }

    /// Bob comes back from a copy of himself: what Alice says next is not understood, until one of them
    /// begins another session. What was under way in the old one is still read.
    @Test(arguments: [true, false]) func replacesABrokenSession(bobBegins: Bool) throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        try alice.begin(with: bob)
        _ = try bob.hear(alice.say("", to: bob), from: alice)
        let old = bob.state
        _ = try alice.hear(bob.say("", to: alice), from: bob)
        _ = try bob.hear(alice.say("", to: bob), from: alice)
        _ = try alice.hear(bob.say("", to: alice), from: bob)
        bob.state = old
        let lost = try alice.say("lost", to: bob)
        #expect(bob.refusal(of: lost, from: alice) == .chain)
        if bobBegins {
            try bob.begin(with: alice)
            let first = try bob.say("again", to: alice)
            #expect(try alice.hear(first, from: bob) == "again")
        } else {
            let key = bob.state.account.unpublishedOneTimeKeys[3].key
            try alice.begin(with: bob, oneTimeKey: key)
            #expect(try bob.hear(alice.say("again", to: bob), from: alice) == "again")
        }
        for _ in 0..<3 {
            #expect(try bob.hear(alice.say("there", to: bob), from: alice) == "there")
            #expect(try alice.hear(bob.say("back", to: alice), from: bob) == "back")
        }
        #expect(alice.state.sessions.with(bob.key).count == 2)
    }

    @Test func keepsEightSessionsWithADevice() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        var ids: [String] = []
        for key in bob.state.account.unpublishedOneTimeKeys.prefix(10) {
            try alice.begin(with: bob, oneTimeKey: key.key)
            _ = try bob.hear(alice.say("", to: bob), from: alice)
            ids.insert(alice.state.sessions.with(bob.key)[0].id, at: 0)
        }
        #expect(alice.state.sessions.with(bob.key).map(\.id) == Array(ids.prefix(8)))
        #expect(bob.state.sessions.with(alice.key).map(\.id) == Array(ids.prefix(8)))
    }

    @Test func keeps128Sessions() throws {
        var bob = try Side("bob")
        let key = bob.state.account.unpublishedOneTimeKeys[0].key
        let others = try (0..<129).map { try Side("other \($0)", oneTimeKeys: 0) }
        for other in others { try bob.begin(with: other, oneTimeKey: key) }
        #expect(bob.state.sessions.with(others[0].key).isEmpty)
        for other in others.dropFirst() {
            #expect(bob.state.sessions.with(other.key).count == 1)
        }
    }

    @Test func refusesWhatHasNoSession() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        var eve = try Side("eve")
        #expect(throws: OlmError.noSession) { try alice.say("", to: bob) }
        try alice.begin(with: bob)
        _ = try bob.hear(alice.say("", to: bob), from: alice)
        let answer = try bob.say("", to: alice)
        #expect(eve.refusal(of: answer, from: bob) == .noSession)
        #expect(alice.refusal(of: answer, from: eve) == .noSession)
        #expect(alice.refusal(of: answer, from: bob) == nil)
    }

    /// A message to a fallback key comes twice: a session began with it already, whatever the base key.
    @Test func refusesTheBeginningOfASessionAgain() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        let fallback = try #require(bob.state.account.unpublishedFallbackKey).key
        try alice.begin(with: bob, oneTimeKey: fallback)
        let first = try alice.say("first", to: bob)
        _ = try bob.hear(first, from: alice)
        #expect(bob.refusal(of: first, from: alice) == .index(0))
        let keys = alice.state.sessions.with(bob.key)[0].keys
        for changed in [
            OlmSessionKeys(identity: keys.identity, base: fallback, oneTime: keys.oneTime),
            OlmSessionKeys(identity: keys.identity, base: keys.base, oneTime: keys.base),
        ] {
            let again = OlmMessage.preKey(OlmPreKeyMessage(changed, first.normal))
            #expect(bob.refusal(of: again, from: alice) == .sessionKeys)
        }
    }
}
