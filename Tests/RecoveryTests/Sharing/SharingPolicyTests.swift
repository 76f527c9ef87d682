import Formats
import Recovery
import Support
import Testing

/// Spec: A16. A secret goes to a verified device of the same user that asked for it, and nowhere else.
struct SharingPolicyTests {
    private func answer(
        _ request: SecretRequest,
        from sender: ExactText = ServerKeys.userID,
        device state: ServerKeys.Device = .signed,
        chosen: Set<ExactText>? = nil
    ) throws -> (name: EventType, device: TrustedDevices.Device)? {
        let policy = SharingPolicy(deviceID: "MINE", offered: [.master], chosen: chosen)
        let devices = try TrustedDevices(
            ServerKeys(device: state).identity,
            master: ServerKeys.publicKey(0x11)
        )
        return try policy.answer(to: request, from: sender, among: devices)
    }

    private func request(_ name: EventType = .master, by device: ExactText = "DEV") -> SecretRequest
    {
        SecretRequest(.request(name), deviceID: device, requestID: "1")
    }

    @Test(arguments: [nil, ["DEV"]] as [Set<ExactText>?])
    func givesWhatIsOfferedToAVerifiedDevice(_ chosen: Set<ExactText>?) throws {
        let answer = try #require(try answer(request(), chosen: chosen))
        #expect(answer.name == .master)
        #expect(answer.device.deviceID == "DEV")
        #expect(try answer.device.identityKey == ServerKeys.identityKey(0x77))
    }

    @Test func hasNoAnswerToACancellation() throws {
        let cancellation = SecretRequest(.cancellation, deviceID: "DEV", requestID: "1")
        #expect(try answer(cancellation) == nil)
    }

    @Test func refusesWhoeverIsNotEntitled() {
        #expect(throws: SharingRefusal.otherUser("@mallory:example.org")) {
            try answer(request(), from: "@mallory:example.org")
        }
        #expect(throws: SharingRefusal.ownRequest) { try answer(request(by: "MINE")) }
        #expect(throws: SharingRefusal.deviceUnknown("NONE")) { try answer(request(by: "NONE")) }
        #expect(throws: SharingRefusal.deviceNotChosen("DEV")) {
            try answer(request(), chosen: ["PHONE"])
        }
        for state in [ServerKeys.Device.unsigned, .signedByAnother] {
            #expect(throws: SharingRefusal.deviceNotVerified("DEV")) {
                try answer(request(), device: state)
            }
        }
    }

    @Test func refusesWhatIsNotOffered() {
        #expect(throws: SharingRefusal.notOffered(.selfSigning)) {
            try answer(request(.selfSigning))
        }
    }
}
