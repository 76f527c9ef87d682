import Formats
import Olm
import Primitives
import Secrets
import Support
import Testing

/// Saved state. Spec: B12.
struct OlmPickleTests {
    /// Alice in the middle of several sessions, with skipped messages.
    private static func sides() throws -> (alice: Side, bob: Side) {
        var alice = try Side("alice")
        var bob = try Side("bob")
        try alice.begin(with: bob)
        _ = try bob.hear(alice.say("", to: bob), from: alice)
        for _ in 0..<3 {
            for _ in 0..<2 { _ = try bob.say("skipped", to: alice) }
            _ = try alice.hear(bob.say("", to: alice), from: bob)
            _ = try bob.hear(alice.say("", to: bob), from: alice)
        }
        try alice.begin(with: bob, oneTimeKey: bob.state.account.unpublishedOneTimeKeys[5].key)
        return (alice, bob)
    }

    @Test func comesBackAsItWas() throws {
        let (alice, bob) = try Self.sides()
        for state in [alice.state, bob.state, OlmState(try OlmAccount(random: Randomness.secret))] {
            let read = try OlmState(decoding: state.encoded)
            #expect(read == state)
            #expect(read.encoded == state.encoded)
        }
    }

    @Test func goesOnWhereItWas() throws {
        var (alice, bob) = try Self.sides()
        for turn in 0..<6 {
            alice.state = try OlmState(decoding: alice.state.encoded)
            let text = "turn \(turn)"
            #expect(try bob.hear(alice.say(text, to: bob), from: alice) == text)
            swap(&alice, &bob)
        }
    }

    /// What is read is held to what is ever written, though it was sealed by us.
    @Test func refusesContentsThatWereNeverWritten() throws {
        let whole = try Self.sides().alice.state.encoded
        for count in stride(from: 0, to: whole.count, by: 17) {
            #expect(throws: OlmError.self) { try OlmState(decoding: whole.slice(0..<count)) }
        }
        #expect(throws: OlmError.pickle(offset: whole.count)) {
            try OlmState(decoding: whole.joined(with: SecretBytes(copying: [0])))
        }
    }

    @Test func neverLeaks() throws {
        let (alice, _) = try Self.sides()
        #expect(Leaks.shown(by: alice.state.encoded).hasPrefix("<secret, "))
        let contents = alice.state.encoded
        for start in stride(from: 0, to: 64, by: 32) {
            let secret = contents.slice(start..<start + 32)
            #expect(Leaks.found(of: secret, in: alice.state).isEmpty)
        }
    }
}
