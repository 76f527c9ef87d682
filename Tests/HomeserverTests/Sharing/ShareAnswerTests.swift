import Formats
import Support
import Testing

/// `share answer` on a real homeserver, asked by code that is not ours. Spec: A12, A13, A16.
@Suite(.timeLimit(.minutes(30)))
struct ShareAnswerTests {
    private static let storage = "--recovery-key-file key --for 2s"

    private let desk: SharingDesk
    private let device: String
    private let peer: DevicePeer

    init() throws {
        desk = try SharingDesk(SharingAccount.shared.get())
        device = try desk.addDevice()
        peer = try desk.peer()
    }

    /// What the command said to each request: the secret, the device, and why it got nothing.
    private func answers(
        _ options: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [[String?]] {
        try desk.json(desk.answer(options), sourceLocation: sourceLocation).array(at: "answers")
            .map { answer in
                try ["name", "device_id", "refusal"].map { try answer.stringIfPresent(at: $0) }
            }
    }

    /// The SHA-256 of what a peer got, by the names it asked for.
    private func expectGiven(
        _ names: [String],
        _ requests: [String],
        to peer: DevicePeer,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let secrets = try peer.await(secrets: names.count).secrets
        #expect(secrets.map(\.requestID) == requests, sourceLocation: sourceLocation)
        #expect(secrets.allSatisfy { $0.deviceID == device }, sourceLocation: sourceLocation)
        let digests = names.map { desk.made.secrets[$0] }
        #expect(secrets.map(\.sha256) == digests, sourceLocation: sourceLocation)
    }

    /// By the names that the secrets have there. Spec: A17.
    @Test func givesAllFromSecretStorage() throws {
        let names = SharingDesk.names + [SharingDesk.other]
        let requests = try peer.ask(for: names, of: [device])
        #expect(try answers(Self.storage) == names.map { [$0, peer.deviceID, nil] })
        try expectGiven(names, requests, to: peer)
        // Nothing is answered twice.
        #expect(try answers(Self.storage) == [])
        #expect(try peer.await().secrets.count == names.count)
    }

    @Test func givesWhatIsOfferedAndNothingElse() throws {
        let names = SharingDesk.names + ["org.example.unknown"]
        let requests = try peer.ask(for: names, of: [device])
        let given = [names[1], names[3]]
        let refused = names.map { [$0, peer.deviceID, given.contains($0) ? nil : "not_offered"] }
        #expect(try answers("\(given.joined(separator: " ")) \(Self.storage)") == refused)
        try expectGiven(given, [requests[1], requests[3]], to: peer)
    }

    @Test func givesFromAnArchive() throws {
        try desk.expect(
            0,
            "matrix-recovery seal \(desk.user.id) --session own.session --recovery-key-file key "
                + "--new-identity id -o copy.tar.age --parity 0 -q"
        )
        let names = [SharingDesk.names[3]]
        let requests = try peer.ask(for: names, of: [device])
        let options = "--from copy.tar.age --identity id --for 2s"
        #expect(try answers(options) == [[names[0], peer.deviceID, nil]])
        try expectGiven(names, requests, to: peer)
    }

    /// Spec: A16.
    @Test func namesWhomItRefuses() throws {
        let stranger = try DevicePeer(desk.user)
        let seed = try #require(desk.secrets["m.cross_signing.user_signing"])
        let signedByAnother = try DevicePeer(desk.user, signedBy: seed)
        let strangers = [stranger, signedByAnother]
        let name = SharingDesk.names[0]
        for stranger in strangers { _ = try stranger.ask(for: [name], of: [device]) }
        let expected = strangers.map { [name, $0.deviceID, "device_not_verified"] }
        #expect(try answers(Self.storage) == expected)
        for stranger in strangers { #expect(try stranger.await().secrets == []) }
        // Also to the person.
        _ = try stranger.ask(for: [name], of: [device])
        let said = try desk.expect(0, desk.answer(Self.storage))
        #expect(said.output.contains { $0.contains("refused \(name) to \(stranger.deviceID)") })
    }

    /// Each request is put to the person, and only yes is yes. Spec: A16.
    @Test func asksThePerson() throws {
        let names = [SharingDesk.names[0], SharingDesk.names[3]]
        let requests = try peer.ask(for: names, of: [device])
        let terminal = try StageTerminal(
            "matrix-recovery share answer \(desk.user.id) --session own.session \(Self.storage) "
                + "--json >answers",
            in: desk.stage
        )
        for (name, word) in zip(names, ["no", "yes"]) {
            let question = try terminal.shown(until: "Type yes to give it: ").joined()
            #expect(question.contains("The device \(peer.deviceID), "))
            #expect(question.contains("asks for \(name)."))
            #expect(try peer.await().secrets == [])
            try terminal.type(word)
        }
        #expect(try terminal.end().status == 0)
        try expectGiven([names[1]], [requests[1]], to: peer)
        let answers = try SharingDesk.parsed(desk.expect(0, "cat answers")).array(at: "answers")
        let refusals = try answers.map { try $0.stringIfPresent(at: "refusal") }
        #expect(refusals == ["declined", nil])
    }

    @Test func givesToChosenDevicesAlone() throws {
        let chosen = try desk.peer()
        let name = SharingDesk.names[3]
        _ = try peer.ask(for: [name], of: [device])
        let requests = try chosen.ask(for: [name], of: [device])
        let expected = [
            [name, peer.deviceID, "device_not_chosen"], [name, chosen.deviceID, nil],
        ]
        #expect(try answers("\(Self.storage) --device \(chosen.deviceID)") == expected)
        try expectGiven([name], requests, to: chosen)
        #expect(try peer.await().secrets == [])
    }

    /// In the words of the specification, and in those of its draft. Spec: A12.
    @Test func obeysCancellations() throws {
        let names = Array(SharingDesk.names[..<3])
        let requests = try peer.ask(for: names, of: [device])
        try peer.cancel(requests[0], at: [device])
        try peer.cancel(requests[1], at: [device], "cancel_request")
        #expect(try answers(Self.storage) == [[names[2], peer.deviceID, nil]])
        try expectGiven([names[2]], [requests[2]], to: peer)
    }

    /// Another user's request is nobody's.
    @Test func givesOtherUsersNothing() throws {
        let mallory = try DevicePeer(TestHomeserver.named().register())
        _ = try mallory.ask(for: [SharingDesk.names[0]], of: [device], ofUser: desk.user.id)
        #expect(try answers(Self.storage) == [[nil, nil, "other_user"]])
        #expect(try mallory.await().secrets == [])
    }

    @Test func tellsADamagedSource() throws {
        try desk.expect(0, "matrix-recovery key new --save wrong.key -q >/dev/null")
        try desk.expect(
            code: "wrong_key",
            desk.answer("--recovery-key-file wrong.key --for 2s")
        )
    }

    /// Two devices of ours: one asks, the other one answers.
    @Test func givesToAnotherOfOurs() throws {
        let desk = try SharingDesk()
        try desk.addDevice()
        try desk.addDevice("second")
        let listening = desk.answer("--recovery-key-file key --for 10m", as: "second")
        try desk.expect(
            0,
            "\(listening) >answers 2>&1 & me=$!; \(desk.request("-o got.json")) >asked 2>&1; "
                + "status=$?; kill $me; exit $status"
        )
        #expect(try desk.values(in: "got.json") == desk.secrets(SharingDesk.names))
        let said = try desk.expect(0, "cat answers").output
        #expect(said.filter { $0.contains("gave ") }.count == 4, "\(said)")
    }
}
