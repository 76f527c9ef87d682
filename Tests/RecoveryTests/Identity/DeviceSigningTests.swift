import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Only a device that hangs together is signed, and only with the key that is published (issue 5).
struct DeviceSigningTests {
    private static let unsigned = ServerKeys(device: .unsigned)

    /// The account whose secret storage holds the seeds of `ServerKeys`, with one thing done to it.
    private func signing(
        _ change: (inout AccountBuilder) throws -> Void = { _ in }
    ) throws -> DeviceSigning {
        try DeviceSigning(
            FindingCase.healthy(with: change).examined(with: FindingCase.key)
        )
    }

    /// The answer of `keys`, with the device's object changed.
    private func response(
        _ keys: ServerKeys = Self.unsigned,
        _ change: (JSONValue) throws -> JSONValue
    ) throws -> JSONValue {
        let response = try keys.response
        let users = try response.value(at: "device_keys")
        let device = try users.value(at: "@test:example.org").value(at: "DEV")
        let changed = JSONValue.object([("DEV", try change(device))])
        return try response.setting("device_keys", to: .object([(ServerKeys.userID, changed)]))
    }

    /// The object with the device's signature of it as it is.
    private func signedByDevice(_ object: JSONValue) throws -> JSONValue {
        let bytes = try SignedJSON(object).signedBytes()
        let signature = try Ed25519.sign(bytes, withSeed: ServerKeys.seed(0x77))
        return try SignedJSON(object).adding(signature, by: ServerKeys.userID, "ed25519:DEV")
    }

    private func expectRefusal(
        _ refusal: IdentityRefusal,
        _ signing: DeviceSigning,
        of device: ExactText? = nil,
        on server: FakeIdentityServer
    ) async {
        await #expect(throws: RecoveryError.identity(refusal)) {
            try await signing.sign(device, on: server)
        }
        #expect(await server.writes == 0)
    }

    @Test func signsTheSessionsOwnDevice() async throws {
        let server = FakeIdentityServer(try Self.unsigned.response)
        let result = try await signing().sign(nil, on: server)
        #expect(result.outcome == .signed)
        #expect(result.deviceID == "DEV")
        #expect(try result.publicKey == ServerKeys.publicKey(0x77))
        #expect(try result.signedBy == ServerKeys.publicKey(0x22))
        let identity = try await server.publishedIdentity()
        let published = try #require(identity.selfSigning)
        let device = try #require(identity.devices.first)
        #expect(device.signed.verdict(by: ServerKeys.userID, published) == .valid)
        #expect(device.ownVerdict(of: ServerKeys.userID) == .valid)
    }

    @Test func signsOnce() async throws {
        let server = FakeIdentityServer(try Self.unsigned.response, deviceID: nil)
        #expect(try await signing().sign("DEV", on: server).outcome == .signed)
        #expect(try await signing().sign("DEV", on: server).outcome == .stood)
        #expect(await server.writes == 1)
    }

    /// The server shows keys of its own under the ID of a device that was compared.
    @Test func signsNoOtherKeyThanIsKnown() async throws {
        let server = FakeIdentityServer(try Self.unsigned.response)
        let compared = try ServerKeys.publicKey(0x78)
        await #expect(throws: RecoveryError.identity(.deviceNotTrusted("DEV"))) {
            try await signing().sign("DEV", holding: compared, on: server)
        }
        #expect(await server.writes == 0)
        let known = try ServerKeys.publicKey(0x77)
        #expect(try await signing().sign("DEV", holding: known, on: server).outcome == .signed)
    }

    /// The chain is enough where the master key's seed is not at hand, as bots have it.
    @Test func needsNoMasterKey() async throws {
        let signing = try signing { $0.set(.master, .object([])) }
        let server = FakeIdentityServer(try Self.unsigned.response)
        #expect(try await signing.sign(nil, on: server).outcome == .signed)
    }

    /// A name that clients give a device is not signed.
    @Test func signsNothingUnsigned() async throws {
        let named = try response {
            try $0.setting("unsigned", to: .object([("device_display_name", .string("x"))]))
        }
        let server = FakeIdentityServer(named)
        #expect(try await signing().sign(nil, on: server).outcome == .signed)
        #expect(try await signing().sign(nil, on: server).outcome == .stood)
    }

    @Test func refusesASignatureThatTheServerLost() async throws {
        let server = FakeIdentityServer(try Self.unsigned.response, .lost)
        await #expect(throws: RecoveryError.identity(.notReadBack)) {
            try await signing().sign(nil, on: server)
        }
    }

    @Test func refusesWithoutTheSeed() throws {
        for value in ["AAAA", ""] {
            #expect(throws: RecoveryError.identity(.seedsMissing([.selfSigning]))) {
                try signing {
                    $0.set(.selfSigning, .object([]))
                    if value.isEmpty { return }
                    try $0.seal(value, .selfSigning, under: [FindingCase.key])
                }
            }
        }
    }

    @Test func refusesAnotherIdentity() async throws {
        let signing = try signing()
        let none = FakeIdentityServer(try ServerKeys(selfSigning: nil).response)
        await expectRefusal(.notPublished, signing, on: none)
        let selfSigning = FakeIdentityServer(
            try ServerKeys(selfSigning: 0x66, device: .unsigned).response
        )
        await expectRefusal(
            try refusal(.selfSigning, 0x66, 0x22),
            signing,
            on: selfSigning
        )
        let master = FakeIdentityServer(try ServerKeys(master: 0x55, device: .unsigned).response)
        await expectRefusal(try refusal(.master, 0x55, 0x11), signing, on: master)
        let broken = FakeIdentityServer(
            try ServerKeys(isBroken: true, device: .unsigned).response
        )
        await expectRefusal(.chainBroken, signing, on: broken)
    }

    @Test(arguments: [
        ("master_keys" as ExactText, EventType.master), ("self_signing_keys", .selfSigning),
    ])
    func refusesTheKeysOfAnotherUser(_ name: ExactText, _ type: EventType) async throws {
        let server = FakeIdentityServer(try Self.unsigned.ofAnotherUser(name))
        await expectRefusal(.notUsable([type]), try signing(), on: server)
    }

    private func refusal(
        _ type: EventType,
        _ published: UInt8,
        _ found: UInt8
    ) throws -> IdentityRefusal {
        try .seedIsAnother(
            type,
            published: ServerKeys.publicKey(published),
            found: ServerKeys.publicKey(found)
        )
    }

    @Test func refusesDevicesThatAreNotThere() async throws {
        let signing = try signing()
        let response = try Self.unsigned.response
        let server = FakeIdentityServer(response, deviceID: nil, keyless: ["BARE"])
        await expectRefusal(.deviceUnknown, signing, on: server)
        await expectRefusal(.deviceWithoutKeys("BARE"), signing, of: "BARE", on: server)
        await expectRefusal(.noSuchDevice("NONE"), signing, of: "NONE", on: server)
    }

    /// Each is signed by whoever holds the device's key, or by nobody.
    @Test func refusesDevicesThatAreNotTheirOwn() async throws {
        let other = Base64.encode(try ServerKeys.publicKey(0x78))
        let changes: [(JSONValue) throws -> JSONValue] = [
            { try self.signedByDevice($0.setting("user_id", to: .string("@b:x"))) },
            { try self.signedByDevice($0.setting("device_id", to: .string("OTHER"))) },
            { try self.signedByDevice($0.removing("user_id")) },
            { try self.signedByDevice($0.removing("device_id")) },
            { try self.signedByDevice($0.removing("keys")) },
            { try $0.removing("signatures") },
            { try $0.setting("algorithms", to: .array([.string("none")])) },
            { try $0.setting("keys", to: .object([("ed25519:DEV", .string(other))])) },
            { try $0.setting("keys", to: .object([("ed25519:dev", .string(other))])) },
            { _ in .array([]) },
        ]
        for change in changes {
            let server = FakeIdentityServer(try response { try change($0) })
            await expectRefusal(.deviceNotTrusted("DEV"), try signing(), on: server)
        }
    }

    /// The signature of one key would be taken for that of the other.
    @Test func refusesADeviceNamedAsAKey() async throws {
        let name = Base64.encode(try ServerKeys.publicKey(0x22))
        let own = JSONValue.object([(ExactText("ed25519:" + name), .string(name))])
        let device = JSONValue.object([
            ("device_id", .string(name)), ("keys", own), ("user_id", .string(ServerKeys.userID)),
        ])
        let signed = try SignedJSON(device)
            .signed(by: ServerKeys.userID, withSeed: ServerKeys.seed(0x22))
        let users = JSONValue.object([(ServerKeys.userID, .object([(ExactText(name), signed)]))])
        let server = FakeIdentityServer(
            try Self.unsigned.response.setting("device_keys", to: users)
        )
        let id = ExactText(name)
        await expectRefusal(.deviceNotTrusted(id), try signing(), of: id, on: server)
    }

    @Test func neverShowsASeed() throws {
        let signing = try signing()
        for byte: UInt8 in [0x11, 0x22] {
            #expect(Leaks.found(of: ServerKeys.seed(byte), in: signing).isEmpty)
        }
    }
}
