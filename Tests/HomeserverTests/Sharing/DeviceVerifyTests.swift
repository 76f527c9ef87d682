import Formats
import Support
import Testing

/// `device verify` on a real homeserver, at a terminal, with a device by code that is not ours. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct DeviceVerifyTests {
    private static let agree = "Type yes if that is yours: "
    private static let compare = "and no if it does not: "

    private let desk: SharingDesk

    init() throws { desk = try SharingDesk(SharingAccount.shared.get()) }

    private var master: String { desk.made.identity["master"] ?? "" }

    /// Verifies with a device; what it says in the end is in a file.
    private func begin(
        _ other: String,
        asking: DevicePeer.Side = .tool,
        _ options: String = "",
        as name: String = "own"
    ) throws -> StageTerminal {
        let words = asking == .tool ? "" : "--await"
        let command = desk.verify("--device \(other) \(words) \(options)", as: name)
        return try StageTerminal("\(command) --json >\(name).result", in: desk.stage)
    }

    /// Goes on until the person is to compare, and reads what that is.
    private func shown(
        _ terminal: StageTerminal,
        asking: DevicePeer.Side = .tool
    ) throws -> DevicePeer.Shown {
        if asking == .peer {
            _ = try terminal.shown(until: Self.agree)
            try terminal.type("yes")
        }
        let lines = try terminal.shown(until: Self.compare).filter { $0.hasPrefix("    ") }
        return DevicePeer.Shown(
            pictures: lines.dropLast().map { String($0.drop { $0 == " " }.prefix { $0 != " " }) },
            numbers: lines.last?.split(separator: " ").compactMap { Int($0) } ?? []
        )
    }

    /// What the command says when it has ended.
    ///
    /// - Parameter words: what it told the person before.
    private func result(
        _ terminal: StageTerminal,
        status: Int = 0,
        as name: String = "own",
        telling words: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        let end = try terminal.end()
        if let words {
            #expect(end.shown.contains { $0.contains(words) }, "\(end.shown)")
        }
        #expect(end.status == status, "\(end.shown)", sourceLocation: sourceLocation)
        return try SharingDesk.parsed(desk.expect(0, "cat \(name).result"))
    }

    /// Whoever asks and whoever starts: both show the same, and what the other stands for is known then.
    @Test(arguments: DevicePeer.Side.allCases, DevicePeer.Side.allCases)
    func comparesWithAnother(_ asking: DevicePeer.Side, _ starting: DevicePeer.Side) throws {
        let device = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        try peer.verify(with: device, asking: asking, starting: starting, master: master)
        let terminal = try begin(peer.deviceID, asking: asking)
        let seen = try shown(terminal, asking: asking)
        #expect(seen.pictures.count == 7 && seen.numbers.count == 3)
        #expect(try seen == peer.shown())
        #expect(try !desk.knowsIdentity())
        try terminal.type("yes")
        try peer.say(same: true)
        #expect(
            try peer.end() == DevicePeer.End(code: "done", vouched: ["ed25519:\(device)"])
        )
        try peer.sign(device, by: desk.selfSigning)
        let result = try result(terminal)
        #expect(try result.string(at: "device_id") == peer.deviceID)
        #expect(try result.string(at: "master_key") == master)
        #expect(try result.bool(at: "signed"))
        #expect(try desk.knowsIdentity())
        // That is enough to be given what is asked for.
        try peer.answer(with: desk.secrets)
        let session = "\(desk.user.id) --session own.session"
        try desk.expect(0, "matrix-recovery share request \(session) -o got.json")
        #expect(try desk.values(in: "got.json") == desk.secrets(SharingDesk.names))
    }

    /// With the recovery key it is this device that stands for the identity, and signs the other. What comes
    /// unasked meanwhile is told. Spec: A15.
    @Test func standsForTheIdentity() throws {
        let device = try desk.addDevice()
        let peer = try DevicePeer(desk.user)
        try peer.send("value", as: "unasked", to: device, .plaintext)
        try peer.verify(with: device, asking: .peer, starting: .peer, master: master)
        let terminal = try begin(peer.deviceID, asking: .peer, "--recovery-key-file key")
        #expect(try shown(terminal, asking: .peer) == peer.shown())
        try terminal.type("yes")
        try peer.say(same: true)
        let vouched = ["ed25519:\(device)", "ed25519:\(master)"].sorted()
        #expect(try peer.end() == DevicePeer.End(code: "done", vouched: vouched))
        let words = "matrix-recovery: ignored something: it was not encrypted for this device"
        let result = try result(terminal, telling: words)
        #expect(try result.strings(at: "ignored") == ["not_by_olm"])
        #expect(try result.int(at: "ignored_more") == 0)
        let list = try desk.json(
            "matrix-recovery device list \(desk.user.id) --session own.session "
                + "--recovery-key-file key"
        )
        let verified = try list.array(at: "devices").filter { try $0.bool(at: "verified") }
        #expect(try verified.contains { try $0.string(at: "device_id") == peer.deviceID })
    }

    /// Two devices of ours: one lost the recovery key, the other one has it.
    @Test func verifiesAnotherOfOurs() throws {
        let ids = [try desk.addUnsignedDevice(), try desk.addDevice("second")]
        let asked = try begin(
            ids[0],
            asking: .peer,
            "--recovery-key-file key --timeout 1",
            as: "second"
        )
        let asks = try begin(ids[1])
        let seen = try shown(asked, asking: .peer)
        #expect(try seen == shown(asks))
        try asks.type("yes")
        try asked.type("yes")
        _ = try result(asked, as: "second")
        let result = try result(asks)
        #expect(try result.string(at: "master_key") == master)
        #expect(try result.bool(at: "signed"))
    }

    // MARK: Whatever does not fit

    /// It ends with a code, and nothing is known afterwards.
    private func expectEnded(
        _ terminal: StageTerminal,
        _ peer: DevicePeer,
        _ code: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let isMismatch = code == "m.mismatched_sas"
        let error = try result(
            terminal,
            status: isMismatch ? 5 : 6,
            sourceLocation: sourceLocation
        ).value(at: "error")
        let expected = isMismatch ? "verification_mismatch" : "verification_ended"
        #expect(try error.string(at: "code") == expected, sourceLocation: sourceLocation)
        #expect(try peer.end().code == code, sourceLocation: sourceLocation)
        #expect(try !desk.knowsIdentity(), sourceLocation: sourceLocation)
    }

    /// Seen by the tool before the person is asked.
    @Test(arguments: [DevicePeer.Change.commitment, .key], DevicePeer.Side.allCases)
    func refusesAKeyThatWasNotCommittedTo(
        _ change: DevicePeer.Change,
        _ asking: DevicePeer.Side
    ) throws {
        let device = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        try peer.verify(with: device, asking: asking, master: master, changing: change)
        let terminal = try begin(peer.deviceID, asking: asking, "--timeout 1")
        if asking == .peer {
            _ = try terminal.shown(until: Self.agree)
            try terminal.type("yes")
        }
        try expectEnded(terminal, peer, "m.mismatched_commitment")
    }

    /// Both persons said that they saw the same.
    @Test(arguments: [DevicePeer.Change.deviceKey, .masterKey, .moreKeys])
    func refusesOtherKeysThanThoseShown(_ change: DevicePeer.Change) throws {
        let device = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        try peer.verify(with: device, master: master, changing: change)
        let terminal = try begin(peer.deviceID)
        #expect(try shown(terminal) == peer.shown())
        try terminal.type("yes")
        try peer.say(same: true)
        try expectEnded(terminal, peer, "m.key_mismatch")
    }

    /// A device that starts commits itself to nothing: another key is seen by the person.
    @Test func showsSomethingElseForAChangedKey() throws {
        let device = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        // Asked, the tool leaves the other time to start.
        try peer.verify(
            with: device,
            asking: .peer,
            starting: .peer,
            master: master,
            changing: .key
        )
        let terminal = try begin(peer.deviceID, asking: .peer)
        #expect(try shown(terminal, asking: .peer) != peer.shown())
        try terminal.type("no")
        try expectEnded(terminal, peer, "m.mismatched_sas")
    }

    /// Whatever is not yes counts as no.
    @Test(arguments: ["no", "", "YES", "yes "])
    func takesTheWordOfThePerson(_ word: String) throws {
        let device = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        try peer.verify(with: device, master: master)
        let terminal = try begin(peer.deviceID)
        _ = try shown(terminal)
        try terminal.type(word)
        try expectEnded(terminal, peer, "m.mismatched_sas")
    }

    /// Without one, the other device is not even asked.
    @Test func needsAPerson() throws {
        _ = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        try desk.expect(
            code: "no_terminal_to_compare",
            desk.verify("--device \(peer.deviceID)")
        )
        #expect(try !desk.knowsIdentity())
    }

    @Test func takesTheWordOfTheOther() throws {
        let device = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        try peer.verify(with: device, master: master)
        let terminal = try begin(peer.deviceID)
        _ = try shown(terminal)
        try peer.say(same: false)
        try terminal.type("yes")
        try expectEnded(terminal, peer, "m.mismatched_sas")
    }
}
