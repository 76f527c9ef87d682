import Formats
import Recovery
import Secrets
import Support
import Testing

/// The ways to a verification's end, step by step and by chance.
struct SASVerificationTests {
    private static let steps: [VerificationMessage.Kind] = [.start, .accept, .key, .key]

    @Test(arguments: SASPair.Device.allCases)
    func verifiesWhoeverStarts(_ starter: SASPair.Device) throws {
        var pair = try SASPair()
        try pair.compare(startedBy: starter)
        let other = starter.other
        #expect(pair.sent.map(\.1.kind) == [.request, .ready] + Self.steps)
        #expect(pair.sent.map(\.0) == [.asking, .asked, starter, other, starter, other])
        let one = try #require(pair.asking.comparison)
        let two = try #require(pair.asked.comparison)
        #expect(one.string == two.string)
        #expect(one.forms == [.decimal, .emoji])
        try pair.answer(.asked)
        #expect(pair.asked.verified == nil)
        try pair.answer(.asking)
        #expect(pair.asking.verified?.device == SASPair.device("B"))
        #expect(pair.asked.verified?.device == SASPair.device("A"))
        #expect(pair.asking.verified?.masterKey == nil)
        #expect(pair.sent.map(\.1.kind).suffix(4) == [.mac, .mac, .done, .done])
        #expect(pair.asking.isOver && pair.asked.isOver)
    }

    /// Each tells the other what it vouches for, and no more.
    @Test(arguments: SASPair.Device.allCases)
    func verifiesAMasterKeyThatTheOtherVouchesFor(_ holder: SASPair.Device) throws {
        let proven = VerificationParties.MasterKey(publicKey: SASPair.masterKey, trust: .proven)
        let published = VerificationParties.MasterKey(
            publicKey: SASPair.masterKey,
            trust: .published
        )
        var pair = try SASPair(
            asking: SASPair.parties(
                own: "A",
                others: ["B"],
                master: holder == .asking ? proven : published
            ),
            asked: SASPair.parties(
                own: "B",
                others: ["A"],
                master: holder == .asked ? proven : published
            )
        )
        try pair.compare()
        try pair.answer(.asking)
        try pair.answer(.asked)
        #expect(pair[holder].verified?.masterKey == nil)
        #expect(pair[holder].verified != nil)
        #expect(pair[holder.other].verified?.masterKey == SASPair.masterKey)
    }

    @Test func isDoneOnlyWhenTheOtherIsContent() throws {
        var pair = try SASPair()
        try pair.compare()
        try pair.answer(.asked)
        let last = pair.asking.answer(.same, at: SASPair.now)
        #expect(last.map(\.message.kind) == [.mac, .done])
        guard case .finishing = pair.asking.state else {
            Issue.record("the other has not said that it is content")
            return
        }
        #expect(pair.asking.verified == nil)
        #expect(pair.asking.cancel().codes == ["B": .user])
    }

    /// Of several devices the first that agrees is verified; the others are told.
    @Test func asksSeveralDevices() throws {
        var pair = try SASPair(
            asking: SASPair.parties(own: "A", others: ["C", "B", "D"]),
            asked: SASPair.parties(own: "B", others: ["A"])
        )
        #expect(pair.asking.requests.map(\.deviceID) == ["C", "B", "D"])
        let ready = try #require(pair.asked.agree(at: SASPair.now).first)
        #expect(
            try pair.deliver(ready.message, to: .asking).codes == ["C": .accepted, "D": .accepted]
        )
        let late = VerificationReady(deviceID: "C", methods: [.sas])
        let message = VerificationMessage(SASPair.transactionID, .ready(late))
        #expect(try pair.deliver(message, to: .asking).isEmpty)
        try pair.exchange(pair.asking.start(at: SASPair.now), from: .asking)
        #expect(pair.asking.comparison?.device == SASPair.device("B"))
    }

    @Test func tellsAllDevicesThatOneDoesNotWantTo() throws {
        var pair = try SASPair(
            asking: SASPair.parties(own: "A", others: ["B", "C"]),
            asked: SASPair.parties(own: "B", others: ["A"])
        )
        let cancellation = try #require(pair.asked.cancel().first)
        let told = try pair.deliver(cancellation.message, to: .asking)
        #expect(told.codes == ["B": .user, "C": .user])
        #expect(pair.asking.end == .byOther(VerificationCancellation(.user)))
    }

    /// Of two starts that of the smaller ID counts, whatever arrives first.
    @Test(arguments: ["A", "C"], SASPair.Device.allCases)
    func settlesTwoStarts(_ asking: String, _ first: SASPair.Device) throws {
        var pair = try SASPair(
            asking: SASPair.parties(own: ExactText(asking), others: ["B"]),
            asked: SASPair.parties(own: "B", others: [ExactText(asking)])
        )
        try pair.agree()
        let starts = [first, first.other].map { ($0, pair[$0].start(at: SASPair.now)) }
        try pair.exchange(starts)
        let accepter = try #require(pair.sent.first { $0.1.kind == .accept })
        #expect(accepter.0 == (asking < "B" ? .asked : .asking))
        #expect(pair.sent.count { $0.1.kind == .accept } == 1)
        #expect(pair.asking.comparison?.string == pair.asked.comparison?.string)
        try pair.answer(.asking)
        try pair.answer(.asked)
        #expect(pair.asking.verified != nil && pair.asked.verified != nil)
    }

    /// The answer to the start that counts may be faster than the start that does not.
    @Test func passesOverALateStart() throws {
        var pair = try SASPair()
        try pair.agree()
        let counts = try #require(pair.asking.start(at: SASPair.now).first)
        let late = try #require(pair.asked.start(at: SASPair.now).first)
        let accept = try #require(try pair.deliver(counts.message, to: .asked).first)
        let key = try pair.deliver(accept.message, to: .asking)
        #expect(try pair.deliver(late.message, to: .asking).isEmpty)
        try pair.exchange(key, from: .asking)
        try pair.answer(.asking)
        try pair.answer(.asked)
        #expect(pair.asking.verified != nil && pair.asked.verified != nil)
    }

    @Test func takesTheFormThatBothShow() throws {
        var pair = try SASPair()
        try pair.agree()
        let offer = SASOffer(
            keyAgreements: ["x", "curve25519-hkdf-sha256"],
            hashes: ["sha256", "sha512"],
            macs: ["hkdf-hmac-sha256", "hkdf-hmac-sha256.v2"],
            forms: [SASForm(rawValue: "song"), .decimal]
        )
        let start = VerificationStart(
            deviceID: "A",
            transactionID: SASPair.transactionID,
            offer: offer
        )
        let message = VerificationMessage(SASPair.transactionID, .start(start))
        let sent = try pair.deliver(message, to: .asked)
        guard case .accept(let accept)? = sent.first?.message.body else {
            Issue.record("the start is not accepted")
            return
        }
        #expect(accept.mac == "hkdf-hmac-sha256.v2")
        #expect(accept.forms == [.decimal])
    }

    /// People are slow in their own ways, and each device may start.
    @Test func verifiesByChance() throws {
        var numbers = SeededGenerator(2022)
        var strings: Set<[Int]> = []
        for run in 0..<200 {
            let ids = (0..<2).map { _ in ExactText(Base64.encode(numbers.bytes(6))) }
            let trust = (0..<2).map { _ -> VerificationParties.MasterKey.Trust in
                Bool.random(using: &numbers) ? .proven : .published
            }
            let masters = trust.map {
                VerificationParties.MasterKey(publicKey: SASPair.masterKey, trust: $0)
            }
            let keyPairs = try (0..<2).map { _ in
                try SASKeyPair(privateKey: SecretBytes(copying: numbers.bytes(32)))
            }
            var pair = try SASPair(
                asking: SASPair.parties(own: ids[0], others: [ids[1]], master: masters[0]),
                asked: SASPair.parties(own: ids[1], others: [ids[0]], master: masters[1]),
                keyPairs: (keyPairs[0], keyPairs[1])
            )
            try pair.agree()
            let first: SASPair.Device = Bool.random(using: &numbers) ? .asking : .asked
            var starts = [(first, pair[first].start(at: SASPair.now))]
            if Bool.random(using: &numbers) {
                starts.append((first.other, pair[first.other].start(at: SASPair.now)))
            }
            try pair.exchange(starts.shuffled(using: &numbers))
            let string = try #require(pair.asking.comparison?.string, "run \(run)")
            #expect(string == pair.asked.comparison?.string)
            strings.insert(string.decimals)
            for device in SASPair.Device.allCases.shuffled(using: &numbers) {
                try pair.answer(device)
            }
            for (device, other) in [(SASPair.Device.asking, 1), (.asked, 0)] {
                let keys = try #require(pair[device].verified)
                #expect(keys.device == SASPair.device(ids[other]))
                #expect(keys.masterKey == (trust[other] == .proven ? SASPair.masterKey : nil))
            }
        }
        #expect(strings.count == 200)
    }

    @Test func showsNoSecret() throws {
        var pair = try SASPair()
        try pair.compare()
        #expect(Leaks.found(of: ServerKeys.seed(1), in: pair.asking).isEmpty)
    }
}
