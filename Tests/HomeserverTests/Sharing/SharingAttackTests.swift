import Formats
import Support
import Testing

/// What a device or a homeserver may send in place of what was asked for, on a real homeserver: ignored and
/// counted, nothing is stored, and the request goes on. Spec: A13, A15.
@Suite(.timeLimit(.minutes(30)))
struct SharingAttackTests {
    private static let name = SharingDesk.names[0]

    /// What is made of an answer.
    private static let codes: [(DevicePeer.Manner, String)] = [
        (.plaintext, "not_by_olm"), (.megolm, "not_by_olm"), (.otherValue, "wrong_value"),
        (.otherRequest, "not_asked"), (.otherSender, "sender_forged"),
        (.otherSenderKey, "sender_forged"), (.otherRecipient, "recipient_other"),
        (.otherRecipientKey, "recipient_other"), (.noAnswer, "malformed"),
        (.again, "not_decrypted"), (.tampered, "not_decrypted"),
    ]

    private let desk: SharingDesk
    private let device: String
    private let peer: DevicePeer
    /// The request that is open.
    private let requestID: String

    init() throws {
        desk = try SharingDesk()
        device = try desk.addDevice()
        peer = try desk.peer()
        let open = try desk.requestKilled(for: [Self.name], seenBy: peer)
        requestID = try #require(open.first).requestID
    }

    private var value: String { desk.secrets[Self.name] ?? "" }

    /// The run that goes on with the request ignores what came so far, for these reasons.
    private func expectIgnored(
        _ codes: [String],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let result = try desk.json(
            desk.request("\(Self.name) -o got.json --for 3s"),
            status: 1,
            sourceLocation: sourceLocation
        )
        #expect(try result.strings(at: "ignored") == codes, sourceLocation: sourceLocation)
        #expect(try result.strings(at: "received") == [], sourceLocation: sourceLocation)
        #expect(try result.strings(at: "missing") == [Self.name], sourceLocation: sourceLocation)
        try desk.expect(0, "test ! -e got.json", sourceLocation: sourceLocation)
    }

    /// After all of it the right answer is taken.
    private func expectAnswered(sourceLocation: SourceLocation = #_sourceLocation) throws {
        try peer.answer(with: desk.secrets)
        let command = desk.request("\(Self.name) -o got.json")
        try desk.expect(0, command, sourceLocation: sourceLocation)
        let values = try desk.values(in: "got.json")
        #expect(values == desk.secrets([Self.name]), sourceLocation: sourceLocation)
    }

    /// Right as the value is, and the request known to them, where another sends it.
    @Test func ignoresWhateverIsNoAnswer() throws {
        for (manner, _) in Self.codes {
            try peer.send(value, as: requestID, to: device, manner)
        }
        let other = try #require(desk.secrets[SharingDesk.names[1]])
        try peer.send(other, as: requestID, to: device)
        let unsigned = try DevicePeer(desk.user)
        let seed = try #require(desk.secrets["m.cross_signing.user_signing"])
        let signedByAnother = try DevicePeer(desk.user, signedBy: seed)
        for stranger in [unsigned, signedByAnother] {
            try stranger.send(value, as: requestID, to: device)
        }
        let mallory = try DevicePeer(TestHomeserver.named().register())
        for manner in [DevicePeer.Manner.right, .plaintext] {
            try mallory.send(value, as: requestID, to: device, of: desk.user.id, manner)
        }
        try expectIgnored(
            Self.codes.map(\.1) + [
                "wrong_value", "device_not_verified", "device_not_verified", "other_user",
                "not_by_olm",
            ]
        )
        try expectAnswered()
    }

    @Test func ignoresWhatComesAfterItWasTakenBack() throws {
        try expectIgnored([])
        #expect(try peer.await(cancellations: 1).cancellations.first?.requestID == requestID)
        try peer.send(value, as: requestID, to: device)
        try expectIgnored(["not_asked"])
        try expectAnswered()
    }

    /// A verified one that came later, while a command reads the mail that asks nobody.
    @Test func ignoresADeviceThatWasNotAsked() throws {
        let late = try desk.peer()
        try late.send(value, as: requestID, to: device)
        let answers = try desk.json(desk.answer("--recovery-key-file key --for 1s"))
            .array(at: "answers")
        let refusals = try answers.map { try $0.stringIfPresent(at: "refusal") }
        #expect(refusals == ["device_not_asked"])
        try expectIgnored([])
        try expectAnswered()
    }

    /// One that was asked, and is the user's no more.
    @Test func ignoresADeviceThatIsGone() throws {
        try peer.send(value, as: requestID, to: device)
        try MautrixClient(desk.user).remove(device: peer.deviceID)
        let other = try desk.peer()
        try expectIgnored(["sender_key_unknown"])
        withExtendedLifetime(other) {}
    }
}
