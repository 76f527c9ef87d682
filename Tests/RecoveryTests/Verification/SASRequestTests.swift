import Formats
import Recovery
import Support
import Testing

/// Which requests are put to the person.
struct SASRequestTests {
    private static func answer(
        _ request: VerificationRequest,
        from sender: ExactText = SASPair.userID
    ) throws -> SASVerification {
        let message = VerificationMessage(SASPair.transactionID, .request(request))
        return try SASVerification(
            answering: SASPair.onTheWire(message),
            from: sender,
            SASPair.parties(own: "A", others: ["B"]),
            keyPair: SASPair.keyPair(1),
            at: SASPair.now
        )
    }

    private static func request(
        _ deviceID: ExactText = "B",
        methods: [VerificationMethod] = [.sas],
        timestamp: Int64 = SASPair.now * 1000
    ) -> VerificationRequest {
        VerificationRequest(deviceID: deviceID, methods: methods, timestamp: timestamp)
    }

    @Test(arguments: [-600, -599, -481, -480, 0, 300] as [Int64])
    func putsATimelyRequest(_ age: Int64) throws {
        let verification = try Self.answer(Self.request(timestamp: (SASPair.now + age) * 1000))
        guard case .asked(let device) = verification.state else {
            Issue.record("the person is not asked")
            return
        }
        #expect(device == SASPair.device("B"))
        #expect(verification.deadline == SASPair.now + min(120, 600 + age))
    }

    @Test(arguments: [(SASPair.now - 601) * 1000, (SASPair.now + 301) * 1000, .min, .max])
    func refusesAnotherTime(_ timestamp: Int64) {
        #expect(throws: VerificationRefusal.stale) {
            try Self.answer(Self.request(timestamp: timestamp))
        }
    }

    @Test func refusesAnotherUser() {
        #expect(throws: VerificationRefusal.otherUser("@bob:example.org")) {
            try Self.answer(Self.request(), from: "@bob:example.org")
        }
    }

    @Test(arguments: ["A", "C"]) func refusesADeviceWithoutKeys(_ deviceID: String) {
        #expect(throws: VerificationRefusal.unknownDevice(ExactText(deviceID))) {
            try Self.answer(Self.request(ExactText(deviceID)))
        }
    }

    @Test func refusesADeviceThatKnowsNoShortStrings() {
        #expect(throws: VerificationRefusal.noCommonMethod) {
            try Self.answer(Self.request(methods: []))
        }
    }

    @Test func refusesWhatIsNoRequest() throws {
        #expect(throws: VerificationRefusal.malformed) {
            try SASVerification(
                answering: .object([]),
                from: SASPair.userID,
                SASPair.parties(own: "A", others: ["B"]),
                keyPair: SASPair.keyPair(1),
                at: SASPair.now
            )
        }
    }
}

/// What a published device says of itself.
struct DeviceKeyTests {
    @Test func takesADeviceThatSignedItself() throws {
        let device = try #require(try ServerKeys().identity.devices.first)
        let key = try #require(DeviceKey(device, of: ServerKeys.userID))
        #expect(key.deviceID == "DEV")
        #expect(key.publicKey == (try ServerKeys.publicKey(0x77)))
        #expect(DeviceKey(device, of: "@bob:example.org") == nil)
    }
}
