import Formats
import Recovery
import Support
import Testing

/// Spec: A16, B7. A device is trusted by a chain from a key that is known, never for the server's word.
struct TrustedDevicesTests {
    private func devices(_ keys: ServerKeys, master: UInt8 = 0x11) throws -> TrustedDevices {
        try TrustedDevices(keys.identity, master: ServerKeys.publicKey(master))
    }

    @Test func trustsWhatTheIdentitySigned() throws {
        let devices = try devices(ServerKeys())
        #expect(devices.verified.map(\.deviceID) == ["DEV"])
        #expect(devices.signed == ["DEV"])
        #expect(devices.others.isEmpty)
        #expect(try devices.verified.first?.fingerprint == ServerKeys.publicKey(0x77))
    }

    @Test(arguments: [ServerKeys.Device.unsigned, .signedByAnother])
    func trustsNoOtherDevice(_ device: ServerKeys.Device) throws {
        let devices = try devices(ServerKeys(device: device))
        #expect(devices.verified.isEmpty)
        #expect(devices.signed.isEmpty)
        #expect(devices.others.map(\.deviceID) == ["DEV"])
    }

    /// Signed as it is, nobody is there to answer.
    @Test func leavesOutADehydratedDevice() throws {
        let devices = try devices(ServerKeys(device: .dehydrated))
        #expect(devices.verified.isEmpty)
        #expect(devices.signed == ["DEV"])
        #expect(devices.others.map(\.deviceID) == ["DEV"])
    }

    @Test func refusesAnotherIdentity() throws {
        #expect(throws: RecoveryError.identity(.anotherPublished([.master]))) {
            try devices(ServerKeys(master: 0x12))
        }
        #expect(throws: RecoveryError.identity(.chainBroken)) {
            try devices(ServerKeys(isBroken: true))
        }
        #expect(throws: RecoveryError.identity(.notPublished)) {
            try devices(ServerKeys(selfSigning: nil))
        }
        let another = try PublishedIdentity(
            decoding: ServerKeys().ofAnotherUser("self_signing_keys"),
            of: ServerKeys.userID
        )
        #expect(throws: RecoveryError.identity(.notUsable([.selfSigning]))) {
            try TrustedDevices(another, master: ServerKeys.publicKey(0x11))
        }
    }
}
