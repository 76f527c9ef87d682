import Formats
import Primitives
import Secrets
import Support
import Testing

@testable import Olm

/// Spec: B12; "Olm: a cryptographic ratchet".
struct OlmSessionTests {
    /// Alice began a session and Bob has received its first message.
    private static func pair(_ seed: String = #function) throws -> (alice: Side, bob: Side) {
        var alice = try Side("alice \(seed)")
        var bob = try Side("bob \(seed)")
        try alice.begin(with: bob)
        let first = try alice.say("first", to: bob)
        _ = try bob.hear(first, from: alice)
        return (alice, bob)
    }

    @Test func readsWhatTheOtherSideSays() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        try alice.begin(with: bob)
        for number in 0..<3 {
            let message = try alice.say("before \(number)", to: bob)
            #expect(message.isPreKey)
            #expect(try bob.hear(message, from: alice) == "before \(number)")
        }
        for number in 0..<12 {
            let there = try bob.say("there \(number)", to: alice)
            #expect(!there.isPreKey)
            #expect(try alice.hear(there, from: bob) == "there \(number)")
            let back = try alice.say("back \(number)", to: bob)
            #expect(!back.isPreKey)
            #expect(try bob.hear(back, from: alice) == "back \(number)")
        }
    }

    @Test func hasOneIDOnBothSides() throws {
        let (alice, bob) = try Self.pair()
        let ids = [alice.state.sessions.with(bob.key), bob.state.sessions.with(alice.key)]
            .map { $0.map(\.id) }
        #expect(ids[0].count == 1 && ids[0] == ids[1])
        #expect(ids[0][0].utf8.count == 43)
    }

    @Test(arguments: [0, 1, 15, 16, 17, 1000, 70_000])
    func takesEveryLength(_ count: Int) throws {
        var (alice, bob) = try Self.pair()
        let text = String(repeating: "é", count: count)
        let message = try alice.say(text, to: bob)
        #expect(try bob.hear(message, from: alice) == text)
    }

    @Test func readsWhatComesInAnyOrder() throws {
        var (alice, bob) = try Self.pair()
        let early = try (0..<5).map { try alice.say("early \($0)", to: bob) }
        let answer = try bob.say("answer", to: alice)
        _ = try alice.hear(answer, from: bob)
        let late = try (0..<5).map { try alice.say("late \($0)", to: bob) }
        for (message, text) in [
            (late[3], "late 3"), (early[4], "early 4"), (late[0], "late 0"), (early[0], "early 0"),
            (late[4], "late 4"), (early[2], "early 2"), (late[1], "late 1"),
        ] {
            #expect(try bob.hear(message, from: alice) == text)
        }
    }

    @Test func makesARatchetKeyForEachTurn() throws {
        var (alice, bob) = try Self.pair()
        var seen: Set<Curve25519Key> = []
        for turn in 1...6 {
            let pair = try [bob.say("", to: alice), bob.say("", to: alice)]
            #expect(pair[0].normal.ratchetKey == pair[1].normal.ratchetKey)
            #expect(pair.map(\.normal.index) == [0, 1])
            seen.insert(pair[0].normal.ratchetKey)
            #expect(seen.count == turn)
            for message in pair { _ = try alice.hear(message, from: bob) }
            swap(&alice, &bob)
        }
    }

    @Test func refusesWhatWasReadBefore() throws {
        var (alice, bob) = try Self.pair()
        let messages = try (0..<3).map { try alice.say("\($0)", to: bob) }
        for place in [2, 0, 1] { _ = try bob.hear(messages[place], from: alice) }
        for message in messages {
            let index = message.normal.index
            #expect(bob.refusal(of: message, from: alice) == .index(index))
        }
    }

    @Test func refusesItsOwnMessages() throws {
        var (alice, bob) = try Self.pair()
        let message = try alice.say("", to: bob)
        #expect(alice.refusal(of: .normal(message.normal), from: bob) == .mac)
        let answer = try bob.say("", to: alice)
        _ = try alice.hear(answer, from: bob)
        #expect(bob.refusal(of: answer, from: alice) == .mac)
    }

    /// Bob did not send since he heard of Alice's turn, so that she cannot have begun another.
    @Test func refusesANewRatchetKeyOutOfTurn() throws {
        var (alice, bob) = try Self.pair()
        let message = try alice.say("", to: bob).normal
        let forged = OlmNormalMessage(
            ratchetKey: alice.key,
            index: 0,
            ciphertext: Array(message.bytes[message.ciphertext])
        ) { _ in Array(message.bytes[message.mac]) }
        #expect(bob.refusal(of: .normal(forged), from: alice) == .chain)
    }

    /// An all-zero agreement would not depend on our key.
    @Test func refusesPointsOfLowOrder() throws {
        let zero = try #require(Curve25519Key([UInt8](repeating: 0, count: 32)))
        var (alice, bob) = try Self.pair()
        let account = alice.state.account
        #expect(throws: OlmError.lowOrderKey) {
            try account.outboundSession(
                with: zero,
                oneTimeKey: bob.key,
                random: alice.random.secret
            )
        }
        #expect(throws: OlmError.lowOrderKey) {
            try account.outboundSession(
                with: bob.key,
                oneTimeKey: zero,
                random: alice.random.secret
            )
        }
        let message = try alice.say("", to: bob).normal
        let ciphertext = Array(message.bytes[message.ciphertext])
        let forged = OlmNormalMessage(ratchetKey: zero, index: 0, ciphertext: ciphertext) { _ in
            [UInt8](repeating: 0, count: 8)
        }
        #expect(alice.refusal(of: .normal(forged), from: bob) == .lowOrderKey)
        let oneTime = bob.state.account.unpublishedOneTimeKeys[0].key
        for keys in [
            OlmSessionKeys(identity: alice.key, base: zero, oneTime: oneTime),
            OlmSessionKeys(identity: zero, base: alice.key, oneTime: oneTime),
        ] {
            let begun = OlmMessage.preKey(OlmPreKeyMessage(keys, forged))
            let before = bob.state
            #expect(throws: OlmError.lowOrderKey) {
                try bob.state.receive(begun, from: keys.identity)
            }
            #expect(bob.state == before)
        }
    }

    @Test func followsAGapOf2000AndNoMore() throws {
        var (alice, bob) = try Self.pair()
        for _ in 0..<2000 { _ = try alice.say("", to: bob) }
        var far = alice
        _ = try far.say("", to: bob)
        let tooFar = try far.say("", to: bob)
        #expect(bob.refusal(of: tooFar, from: alice) == .gap(2001))
        let message = try alice.say("far", to: bob)
        #expect(try bob.hear(message, from: alice) == "far")
    }

    @Test func keeps40SkippedKeysOfAChain() throws {
        var (alice, bob) = try Self.pair()
        let messages = try (0..<60).map { try alice.say("\($0)", to: bob) }
        _ = try bob.hear(messages[10], from: alice)
        _ = try bob.hear(messages[59], from: alice)
        for place in 0..<19 where place != 10 {
            let index = messages[place].normal.index
            #expect(bob.refusal(of: messages[place], from: alice) == .index(index))
        }
        for place in 19..<59 {
            #expect(try bob.hear(messages[place], from: alice) == "\(place)")
        }
    }

    @Test func keepsFiveChains() throws {
        var (alice, bob) = try Self.pair()
        var lates: [OlmMessage] = []
        for turn in 0..<6 {
            lates.append(try alice.say("late \(turn)", to: bob))
            _ = try bob.hear(alice.say("", to: bob), from: alice)
            _ = try alice.hear(bob.say("", to: alice), from: bob)
        }
        #expect(bob.refusal(of: lates[0], from: alice) == .mac)
        for turn in 1..<6 {
            #expect(try bob.hear(lates[turn], from: alice) == "late \(turn)")
        }
    }

    /// Each bit of a message of either form: refused when it is read, or when it is decrypted.
    @Test func refusesEveryChangedBit() throws {
        var alice = try Side("alice")
        var bob = try Side("bob")
        try alice.begin(with: bob)
        let first = try alice.say("begins", to: bob)
        try Self.expectNoChangedBit(of: first, from: alice, to: &bob)
        _ = try bob.hear(first, from: alice)
        try Self.expectNoChangedBit(of: try alice.say("more", to: bob), from: alice, to: &bob)
        let answer = try bob.say("answer", to: alice)
        try Self.expectNoChangedBit(of: answer, from: bob, to: &alice)
        _ = try alice.hear(answer, from: bob)
        try Self.expectNoChangedBit(of: try alice.say("back", to: bob), from: alice, to: &bob)
    }

    private static func expectNoChangedBit(
        of message: OlmMessage,
        from sender: Side,
        to receiver: inout Side
    ) throws {
        for bit in 0..<message.bytes.count * 8 {
            var bytes = message.bytes
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let changed = try? OlmMessage(type: message.type, decoding: bytes) else {
                continue
            }
            let refusal = receiver.refusal(of: changed, from: sender)
            #expect(refusal != nil, "bit \(bit) of type \(message.type)")
        }
        var untouched = receiver
        #expect(throws: Never.self) { try untouched.hear(message, from: sender) }
    }

    @Test func neverLeaks() throws {
        var (alice, bob) = try Self.pair()
        _ = try bob.say("skipped", to: alice)
        _ = try alice.hear(bob.say("", to: alice), from: bob)
        _ = try alice.say("", to: bob)
        let session = try #require(alice.state.sessions.with(bob.key).first)
        let sending = try #require(session.sending)
        let receiving = try #require(session.receiving.first)
        #expect(receiving.skipped.keys.count == 32)
        for secret in [
            session.root.bytes, sending.ratchet.privateKey, sending.chain.bytes,
            receiving.chain.bytes, receiving.skipped.keys,
        ] {
            #expect(Leaks.found(of: secret, in: session).isEmpty)
        }
    }
}
