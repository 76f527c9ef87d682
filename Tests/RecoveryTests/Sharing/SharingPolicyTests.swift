import Formats
import Recovery
import Support
import Testing

/// Spec: A16. A secret goes to a verified device of the user that asked for it, and nowhere else.
struct SharingPolicyTests {
    private func recipient(
        _ request: SecretRequest,
        device state: ServerKeys.Device = .signed,
        chosen: Set<ExactText>? = nil
    ) throws -> SharingPolicy.Recipient {
        let policy = SharingPolicy(deviceID: "MINE", offered: [.master], chosen: chosen)
        let devices = try TrustedDevices(
            ServerKeys(device: state).identity,
            master: ServerKeys.publicKey(0x11)
        )
        return try policy.recipient(of: request, among: devices)
    }

    private func request(_ name: EventType = .master, by device: ExactText = "DEV") -> SecretRequest
    {
        SecretRequest(.request(name), deviceID: device, requestID: "1")
    }

    @Test(arguments: [nil, ["DEV"]] as [Set<ExactText>?])
    func givesWhatIsOfferedToAVerifiedDevice(_ chosen: Set<ExactText>?) throws {
        let recipient = try recipient(request(), chosen: chosen)
        #expect(recipient.name == .master)
        #expect(recipient.device.deviceID == "DEV")
        #expect(try recipient.device.identityKey == ServerKeys.identityKey(0x77))
    }

    @Test func hasNoAnswerToACancellation() {
        let cancellation = SecretRequest(.cancellation, deviceID: "DEV", requestID: "1")
        #expect(throws: SharingRefusal.withdrawn) { try recipient(cancellation) }
    }

    @Test func refusesWhoeverIsNotEntitled() {
        #expect(throws: SharingRefusal.ownRequest) { try recipient(request(by: "MINE")) }
        #expect(throws: SharingRefusal.deviceUnknown("NONE")) { try recipient(request(by: "NONE")) }
        #expect(throws: SharingRefusal.deviceNotChosen("DEV")) {
            try recipient(request(), chosen: ["PHONE"])
        }
        for state in [ServerKeys.Device.unsigned, .signedByAnother] {
            #expect(throws: SharingRefusal.deviceNotVerified("DEV")) {
                try recipient(request(), device: state)
            }
        }
    }

    @Test func refusesWhatIsNotOffered() {
        #expect(throws: SharingRefusal.notOffered(.selfSigning)) {
            try recipient(request(.selfSigning))
        }
    }
}
