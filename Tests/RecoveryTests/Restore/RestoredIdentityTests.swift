import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec A10 and B7: the archived seeds against what is published. Another identity is never replaced.
struct RestoredIdentityTests {
    private static let user: ExactText = "@new:two.example"
    private static let values: [EventType: SecretBytes] = [
        .master: ServerKeys.encoded(0x11), .selfSigning: ServerKeys.encoded(0x22),
        .userSigning: ServerKeys.encoded(0x33),
    ]

    private func identity(
        _ values: [EventType: SecretBytes] = Self.values,
        before: ServerKeys? = ServerKeys(),
        over current: ServerKeys?
    ) throws -> RestoredIdentity {
        try RestoredIdentity(
            values,
            of: Self.user,
            before: before?.identity,
            over: current?.identity
        )
    }

    @Test func isTheSameWhereItStands() throws {
        #expect(try identity(over: ServerKeys()).outcome == .same)
        #expect(try identity(before: nil, over: ServerKeys()).outcome == .same)
    }

    @Test func isPublishedWhereNoneIs() throws {
        #expect(try identity(over: nil).outcome == .publish)
        #expect(try identity(over: ServerKeys(selfSigning: nil)).outcome == .publish)
        #expect(try identity(over: ServerKeys(isBroken: true)).outcome == .publish)
    }

    /// The keys are the old ones and the objects the new user's, signed anew.
    @Test func isMadeForTheNewUser() throws {
        let keys = try #require(try identity(over: nil).keys)
        let master = try #require(try identity(over: nil).master)
        for (name, object) in keys.content {
            #expect(try object.member("user_id")?.text == Self.user)
            if name == "master_key" { continue }
            let verdict = try SignedJSON(object).verdict(
                by: Self.user,
                keyID: master.keyID,
                publicKey: master.publicKey
            )
            #expect(verdict == .valid)
        }
    }

    @Test(arguments: [
        ServerKeys(master: 0x44), ServerKeys(selfSigning: 0x44), ServerKeys(userSigning: 0x44),
    ])
    func differsFromAnother(_ keys: ServerKeys) throws {
        #expect(try identity(over: keys).outcome == .differs)
    }

    /// They are not written over, whatever key is in them.
    @Test(arguments: ["master_keys", "self_signing_keys", "user_signing_keys"] as [ExactText])
    func differsFromTheKeysOfAnotherUser(_ name: ExactText) throws {
        let current = try PublishedIdentity(
            decoding: ServerKeys().ofAnotherUser(name),
            of: ServerKeys.userID
        )
        let restored = RestoredIdentity(
            Self.values,
            of: Self.user,
            before: try ServerKeys().identity,
            over: current
        )
        #expect(restored.outcome == .differs)
        #expect(!restored.isOurs)
    }

    @Test func isNotArchivedWithoutAllSeedsOfWhatWasPublished() throws {
        for type in Self.values.keys {
            var values = Self.values
            values[type] = nil
            #expect(try identity(values, over: nil).outcome == .notArchived)
            values[type] = SecretBytes(text: "no seed")
            #expect(try identity(values, over: nil).outcome == .notArchived)
        }
        let another = try identity(before: ServerKeys(master: 0x44), over: nil)
        #expect(another.outcome == .notArchived)
        #expect(another.keys == nil)
        #expect(!another.isOurs)
    }

    @Test func neverShowsASecret() throws {
        let identity = try identity(over: nil)
        for value in [0x11, 0x22, 0x33] as [UInt8] {
            #expect(Leaks.found(of: ServerKeys.seed(value), in: identity).isEmpty)
        }
    }
}
