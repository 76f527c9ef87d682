import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A12–A15. Of what comes as a secret, only what was asked for is taken, from whom it was asked of.
struct OpenRequestsTests {
    private static let now: Int64 = 1_000_000

    private let devices: TrustedDevices
    private let other: TrustedDevices.Device
    private let identity: PublishedIdentity

    init() throws {
        identity = try ServerKeys().identity
        devices = try TrustedDevices(identity, master: ServerKeys.publicKey(0x11))
        other = TrustedDevices.Device(
            deviceID: "PHONE",
            fingerprint: try ServerKeys.publicKey(0x66),
            identityKey: try ServerKeys.identityKey(0x66)
        )
    }

    /// One request for the self-signing seed, of the device and another one.
    private func open(_ name: EventType = .selfSigning) -> OpenRequests {
        var requests = OpenRequests()
        _ = requests.open(
            name,
            requestID: "request",
            asking: devices.verified + [other],
            at: Self.now
        )
        return requests
    }

    private func take(
        _ message: ArrivedMessage?,
        _ requests: inout OpenRequests,
        unproven: OpenRequests.Proof = .needed,
        among devices: TrustedDevices? = nil,
        at time: Int64 = now + 10
    ) throws(SharingRefusal) -> OpenRequests.Taken {
        try requests.take(
            message,
            for: SharedMessage.own,
            among: devices ?? self.devices,
            SecretProof(identity, nil),
            unproven: unproven,
            at: time
        )
    }

    /// Refused, and nothing is changed by it: the answer that was waited for is still taken.
    private func expectRefusal(
        _ refusal: SharingRefusal,
        _ message: ArrivedMessage?,
        among devices: TrustedDevices? = nil,
        at time: Int64 = now + 10,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var requests = open()
        #expect(throws: refusal, sourceLocation: sourceLocation) {
            try take(message, &requests, among: devices, at: time)
        }
        #expect(requests.requests == open().requests, sourceLocation: sourceLocation)
        _ = try take(SharedMessage().arrived(), &requests)
    }

    @Test func takesWhatWasAskedFor() throws {
        var requests = open()
        let taken = try take(SharedMessage().arrived(), &requests)
        #expect(taken.name == .selfSigning)
        #expect(taken.secret == ServerKeys.encoded(0x22))
        #expect(taken.device == devices.verified.first)
        #expect(taken.rest == [other])
        #expect(taken.requestID == "request")
        #expect(requests.requests.isEmpty)
    }

    @Test func refusesWhatNobodyAskedFor() throws {
        try expectRefusal(
            .notAsked(requestID: "another"),
            SharedMessage(requestID: "another").arrived()
        )
    }

    @Test func refusesTheSameAnswerAgain() throws {
        var requests = open()
        let message = try SharedMessage().arrived()
        _ = try take(message, &requests)
        #expect(throws: SharingRefusal.notAsked(requestID: "request")) {
            try take(message, &requests)
        }
    }

    @Test func refusesAnAnswerAfterCancellation() throws {
        var requests = open()
        requests.cancel(try #require(requests.requests.first))
        #expect(throws: SharingRefusal.notAsked(requestID: "request")) {
            try take(SharedMessage().arrived(), &requests)
        }
    }

    @Test func refusesADeviceThatWasNotAsked() throws {
        var requests = OpenRequests()
        _ = requests.open(.selfSigning, requestID: "request", asking: [other], at: Self.now)
        #expect(throws: SharingRefusal.deviceNotAsked("DEV")) {
            try take(SharedMessage().arrived(), &requests)
        }
        #expect(requests.requests.count == 1)
    }

    @Test(arguments: [ServerKeys.Device.unsigned, .signedByAnother])
    func refusesADeviceThatIsNotVerifiedAnyMore(_ state: ServerKeys.Device) throws {
        let now = try TrustedDevices(
            ServerKeys(device: state).identity,
            master: ServerKeys.publicKey(0x11)
        )
        try expectRefusal(.deviceNotVerified("DEV"), SharedMessage().arrived(), among: now)
    }

    @Test func refusesWhatCameInTheClear() throws {
        try expectRefusal(.notByOlm, nil)
    }

    @Test func refusesAnotherUser() throws {
        let other: ExactText = "@mallory:example.org"
        try expectRefusal(.otherUser(other), SharedMessage().arrived(from: other))
    }

    @Test func refusesTheKeyOfAnotherDevice() throws {
        try expectRefusal(.senderKeyUnknown, SharedMessage(senderKey: 0x78).arrived())
    }

    @Test func refusesAForgedSender() throws {
        try expectRefusal(
            .senderForged,
            SharedMessage(senderInside: "@mallory:example.org").arrived()
        )
        try expectRefusal(.senderForged, SharedMessage(fingerprint: 0x66).arrived())
    }

    @Test func refusesWhatIsForAnother() throws {
        let fingerprint = try ServerKeys.publicKey(0x66)
        for recipient in [
            OlmPayload.Party(userID: ServerKeys.userID, fingerprint: fingerprint),
            OlmPayload.Party(
                userID: "@mallory:example.org",
                fingerprint: SharedMessage.own.fingerprint
            ),
        ] {
            try expectRefusal(.recipientOther, SharedMessage(recipient: recipient).arrived())
        }
    }

    /// Also the value of another name: the seed of the master key for that of the self-signing key.
    @Test(arguments: [
        SecretBytes(text: ""), SecretBytes(text: "foxies!"), ServerKeys.encoded(0x11),
        ServerKeys.encoded(0x44),
    ])
    func refusesAWrongValue(_ secret: SecretBytes) throws {
        try expectRefusal(.wrongValue(.selfSigning), SharedMessage(secret: secret).arrived())
    }

    @Test(arguments: [OpenRequests.lifetime + 1, -1])
    func refusesAnAnswerToAnOldRequest(_ age: Int64) throws {
        try expectRefusal(
            .late(.selfSigning),
            SharedMessage().arrived(),
            at: Self.now + age
        )
    }

    @Test func takesWhatCannotBeProvenOnlyIfTold() throws {
        let message = try SharedMessage(secret: SecretBytes(text: "any")).arrived()
        var requests = open("org.example.token")
        #expect(throws: SharingRefusal.notProvable("org.example.token")) {
            try take(message, &requests)
        }
        let taken = try take(message, &requests, unproven: .waived)
        #expect(taken.secret == SecretBytes(text: "any"))
    }

    /// What can be proven is, even if the person waived that for other secrets.
    @Test func refusesAWrongValueAlsoUnproven() throws {
        let message = try SharedMessage(secret: ServerKeys.encoded(0x44)).arrived()
        var requests = open()
        #expect(throws: SharingRefusal.wrongValue(.selfSigning)) {
            try take(message, &requests, unproven: .waived)
        }
    }

    @Test func asksAgainByTheSameID() {
        var requests = open()
        let again = requests.open(
            .selfSigning,
            requestID: "new",
            asking: [other],
            at: Self.now + 60
        )
        #expect(again.requestID == "request")
        #expect(requests.requests == [again])
        let late = Self.now + 60 + OpenRequests.lifetime + 1
        #expect(
            requests.open(.selfSigning, requestID: "new", asking: [other], at: late).requestID
                == "new"
        )
    }
}
