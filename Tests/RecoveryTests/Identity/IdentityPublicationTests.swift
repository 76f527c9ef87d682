import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// An identity is published where there is none, and nothing goes for it unasked (issue 5).
struct IdentityPublicationTests {
    private static let none = JSONValue.object([("device_keys", .object([]))])

    private func keys(
        _ master: UInt8 = 0x11,
        _ selfSigning: UInt8 = 0x22,
        _ userSigning: UInt8 = 0x33
    ) throws -> CrossSigningKeys {
        let bytes: [EventType: UInt8] = [
            .master: master, .selfSigning: selfSigning, .userSigning: userSigning,
        ]
        return try CrossSigningKeys(of: ServerKeys.userID) { type in
            bytes[type].map { SecretBytes(text: FindingCase.seed($0)) }
        }
    }

    private func publish(
        _ keys: CrossSigningKeys,
        on server: FakeIdentityServer,
        _ replacement: IdentityPublication.Replacement = .refused
    ) async throws -> IdentityPublication.Outcome {
        try await IdentityPublication(keys).publish(on: server, replacement, Nobody())
    }

    @Test func publishesWhereThereIsNone() async throws {
        let server = FakeIdentityServer(Self.none)
        #expect(try await publish(keys(), on: server) == .published)
        let identity = try await server.publishedIdentity()
        #expect(identity.misfits.isEmpty)
        let master = try #require(identity.master)
        #expect(try master.publicKey == ServerKeys.publicKey(0x11))
        for key in [identity.selfSigning, identity.userSigning] {
            #expect(try #require(key).signed.verdict(by: ServerKeys.userID, master) == .valid)
        }
        #expect(try await publish(keys(), on: server) == .stood)
        #expect(await server.writes == 1)
    }

    /// What is there of the same identity is no other one.
    @Test func publishesWhatIsMissing() async throws {
        for partial in [
            ServerKeys(selfSigning: nil), ServerKeys(userSigning: nil), ServerKeys(isBroken: true),
        ] {
            let server = FakeIdentityServer(try partial.response)
            #expect(try await publish(keys(), on: server) == .published)
            #expect(try await publish(keys(), on: server) == .stood)
        }
    }

    @Test(arguments: [
        (UInt8(0x55), UInt8(0x22), UInt8(0x33), [EventType.master]),
        (0x11, 0x66, 0x33, [.selfSigning]), (0x11, 0x22, 0x77, [.userSigning]),
        (0x55, 0x66, 0x77, [.master, .selfSigning, .userSigning]),
    ])
    func replacesOnlyWhenAsked(
        _ master: UInt8,
        _ selfSigning: UInt8,
        _ userSigning: UInt8,
        _ others: [EventType]
    ) async throws {
        let server = FakeIdentityServer(try ServerKeys().response)
        let keys = try keys(master, selfSigning, userSigning)
        await #expect(throws: RecoveryError.identity(.anotherPublished(others))) {
            try await publish(keys, on: server)
        }
        #expect(await server.writes == 0)
        #expect(try await publish(keys, on: server, .asked) == .replaced(others))
        #expect(try await publish(keys, on: server) == .stood)
    }

    /// What cannot be read may be an identity all the same.
    @Test func replacesNothingUnreadable() async throws {
        let users = JSONValue.object([(ServerKeys.userID, .string("?"))])
        let server = FakeIdentityServer(try Self.none.setting("master_keys", to: users))
        await #expect(throws: RecoveryError.identity(.notUsable([.master]))) {
            try await publish(keys(), on: server)
        }
        #expect(await server.writes == 0)
        #expect(try await publish(keys(), on: server, .asked) == .replaced([.master]))
    }

    /// Another key that is published is not what stands in the way where one is another user's.
    @Test func publishesNothingOverTheKeysOfAnotherUser() async throws {
        let response = try ServerKeys(master: 0x55).ofAnotherUser("self_signing_keys")
        let server = FakeIdentityServer(response)
        await #expect(throws: RecoveryError.identity(.notUsable([.selfSigning]))) {
            try await publish(keys(), on: server)
        }
        #expect(await server.writes == 0)
    }

    @Test func refusesWhatTheServerLost() async throws {
        let server = FakeIdentityServer(Self.none, .lost)
        await #expect(throws: RecoveryError.identity(.notReadBack)) {
            try await publish(keys(), on: server)
        }
    }

    @Test func namesTheSeedsThatAreMissing() {
        let missing: [EventType] = [.master, .userSigning]
        #expect(throws: RecoveryError.identity(.seedsMissing(missing))) {
            try CrossSigningKeys(of: ServerKeys.userID) { type in
                switch type {
                case .master: SecretBytes(text: "AAAA")
                case .selfSigning: SecretBytes(text: FindingCase.seed(0x22))
                default: nil
                }
            }
        }
    }

    @Test func neverShowsASeed() throws {
        let keys = try keys()
        for byte: UInt8 in [0x11, 0x22, 0x33] {
            #expect(Leaks.found(of: ServerKeys.seed(byte), in: keys).isEmpty)
        }
    }
}
