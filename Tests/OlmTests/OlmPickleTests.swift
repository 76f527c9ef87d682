import Formats
import Olm
import Primitives
import Secrets
import Support
import Testing

/// Saved state. Spec: B12.
struct OlmPickleTests {
    private static let key = SecretBytes(copying: Array(0..<32))
    private static let salt = [UInt8](repeating: 7, count: 32)

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
            let pickle = try state.sealed(with: Self.key, salt: Self.salt)
            #expect(try OlmState(opening: pickle, with: Self.key) == state)
            let again = try state.sealed(with: Self.key, salt: Self.salt)
            #expect(again == pickle)
        }
    }

    @Test func goesOnWhereItWas() throws {
        var (alice, bob) = try Self.sides()
        for turn in 0..<6 {
            alice.state = try OlmState(
                opening: alice.state.sealed(with: Self.key, salt: Randomness.bytes(32)),
                with: Self.key
            )
            let text = "turn \(turn)"
            #expect(try bob.hear(alice.say(text, to: bob), from: alice) == text)
            swap(&alice, &bob)
        }
    }

    @Test func hasOtherBytesUnderAnotherSalt() throws {
        let state = try Self.sides().alice.state
        let pickles = try (0..<4).map { salt in
            try state.sealed(with: Self.key, salt: [UInt8](repeating: salt, count: 32))
        }
        #expect(Set(pickles.map { Array($0.dropFirst(33)) }).count == 4)
    }

    @Test func refusesEveryChangedBit() throws {
        let pickle = try OlmState(OlmAccount(random: SeededRandom("x").secret))
            .sealed(with: Self.key, salt: Self.salt)
        for bit in 0..<pickle.count * 8 {
            var changed = pickle
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let expected: PickleError = bit < 8 ? .version(changed[0]) : .authentication
            #expect(throws: OlmError.pickle(expected)) {
                try OlmState(opening: changed, with: Self.key)
            }
        }
    }

    @Test func refusesEveryTruncation() throws {
        let pickle = try OlmState(OlmAccount(random: SeededRandom("x").secret))
            .sealed(with: Self.key, salt: Self.salt)
        for count in 0..<pickle.count {
            let expected: PickleError = count < 49 ? .length(count) : .authentication
            #expect(throws: OlmError.pickle(expected)) {
                try OlmState(opening: Array(pickle.prefix(count)), with: Self.key)
            }
        }
        #expect(throws: OlmError.pickle(.authentication)) {
            try OlmState(opening: pickle + [0], with: Self.key)
        }
    }

    @Test func refusesAnotherKey() throws {
        let pickle = try Self.sides().alice.state.sealed(with: Self.key, salt: Self.salt)
        #expect(throws: OlmError.pickle(.authentication)) {
            try OlmState(opening: pickle, with: SecretBytes(copying: Array(1..<33)))
        }
        #expect(throws: OlmError.primitive(.length)) {
            try OlmState(opening: pickle, with: SecretBytes(copying: Array(0..<31)))
        }
    }

    /// What was sealed is held to what is ever written, though nobody else can seal it.
    @Test func refusesContentsThatWereNeverWritten() throws {
        let whole = try Self.sides().alice.state.encoded
        for count in stride(from: 0, to: whole.count, by: 17) {
            #expect(throws: OlmError.self) { try OlmState(decoding: whole.slice(0..<count)) }
        }
        #expect(throws: OlmError.pickle(.contents(offset: whole.count))) {
            try OlmState(decoding: whole.joined(with: SecretBytes(copying: [0])))
        }
    }

    @Test func neverLeaks() throws {
        let (alice, _) = try Self.sides()
        let pickle = try alice.state.sealed(with: Self.key, salt: Self.salt)
        #expect(Leaks.found(of: Self.key, in: pickle).isEmpty)
        #expect(Leaks.shown(by: alice.state.encoded).hasPrefix("<secret, "))
        let contents = alice.state.encoded
        for start in stride(from: 0, to: 64, by: 32) {
            let secret = contents.slice(start..<start + 32)
            #expect(Leaks.found(of: secret, in: alice.state).isEmpty)
            #expect(Leaks.found(of: secret, in: pickle).isEmpty)
        }
    }
}
