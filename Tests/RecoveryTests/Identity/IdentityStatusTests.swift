import Formats
import Recovery
import Support
import Testing

/// The chain from the master key to each device, link by link (issue 5).
struct IdentityStatusTests {
    private func status(
        _ keys: ServerKeys,
        _ change: (inout AccountBuilder) throws -> Void = { _ in }
    ) throws -> IdentityStatus {
        var builder = try FindingCase.healthy(with: change)
        builder.identity = try keys.identity
        return try IdentityStatus(builder.examined(with: FindingCase.key))
    }

    @Test func provesAHealthyIdentity() throws {
        let status = try status(ServerKeys())
        #expect(status.keys.map(\.type) == KnownSecret.crossSigning)
        #expect(status.keys.map(\.signature) == [nil, .valid, .valid])
        #expect(status.keys.allSatisfy { $0.seed == .matches })
        #expect(status.devices.map(\.isVerified) == [true])
    }

    @Test func saysWhatStorageHolds() throws {
        let status = try status(ServerKeys(master: 0x55, isBroken: true)) {
            $0.set(.selfSigning, .object([]))
            $0.set(.userSigning, .object([]))
            try $0.seal("AAAA", .userSigning, under: [FindingCase.key])
        }
        #expect(
            try status.keys.map(\.seed) == [
                .isAnother(ServerKeys.publicKey(0x11)), .absent, .malformed,
            ]
        )
        var locked = try FindingCase.healthy()
        locked.identity = try ServerKeys().identity
        let unopened = try IdentityStatus(locked.examined())
        #expect(unopened.keys.allSatisfy { $0.seed == .notOpened })
        #expect(unopened.devices.map(\.isVerified) == [true])
    }

    /// A device is verified only if every link holds.
    @Test func verifiesNoDeviceWithoutTheWholeChain() throws {
        for keys in [
            ServerKeys(isBroken: true), ServerKeys(selfSigning: nil), ServerKeys(device: .unsigned),
            ServerKeys(device: .signedByAnother),
        ] {
            #expect(try status(keys).devices.map(\.isVerified) == [false])
        }
        let broken = try status(ServerKeys(isBroken: true))
        #expect(broken.keys.map(\.signature) == [nil, .absent, .valid])
    }

    @Test func marksTheDehydratedDevice() throws {
        #expect(try status(ServerKeys()).devices.map(\.isDehydrated) == [false])
        #expect(try status(ServerKeys(device: .dehydrated)).devices.map(\.isDehydrated) == [true])
        #expect(
            try status(ServerKeys()) { $0.dehydratedDevice = .present("DEV") }.devices
                .map(\.isDehydrated) == [true]
        )
    }

    @Test func refusesWhereNothingIsKnown() throws {
        let examination = try FindingCase.healthy().examined(with: FindingCase.key)
        #expect(throws: RecoveryError.identity(.notKnown)) { try IdentityStatus(examination) }
    }
}
