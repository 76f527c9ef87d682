import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 7, rule 5: room keys go to no version whose public key is not proved, and to none
/// whose key the account would not find.
struct RestoredBackupTests {
    private static let archived = ServerKeys.seed(1)
    private static let other = ServerKeys.seed(2)

    private static func version(
        _ key: SecretBytes,
        _ algorithm: String? = nil
    ) throws -> BackupVersion? {
        let publicKey = Base64.encode(try X25519.publicKey(of: key))
        let algorithm = algorithm ?? "m.megolm_backup.v1.curve25519-aes-sha2"
        let authData = #"{"public_key":"\#(publicKey)"}"#
        let json = #"{"algorithm":"\#(algorithm)","auth_data":\#(authData),"version":"7"}"#
        return try BackupVersion(decoding: Array(json.utf8))
    }

    private func outcome(
        _ archived: SecretBytes? = Self.archived,
        given: [SecretBytes] = [],
        becomesStored: Bool = true,
        hasRoomKeys: Bool = true,
        over version: BackupVersion?
    ) -> RestoredBackup {
        RestoredBackup(
            archived: archived,
            given: given,
            becomesStored: becomesStored,
            hasRoomKeys: hasRoomKeys,
            over: version
        )
    }

    @Test func usesTheVersionOfTheArchivedKey() throws {
        for becomesStored in [true, false] {
            let backup = outcome(
                becomesStored: becomesStored,
                over: try Self.version(Self.archived)
            )
            #expect(backup.outcome == .use(version: "7"))
            #expect(backup.key == Self.archived)
        }
    }

    @Test func makesAVersionWhereNoneOpens() throws {
        #expect(outcome(over: nil).outcome == .make)
        let backup = outcome(over: try Self.version(Self.other))
        #expect(backup.outcome == .make)
        #expect(backup.current == "7")
        #expect(backup.publicKey == (try X25519.publicKey(of: Self.archived)))
        let foreign = try Self.version(Self.archived, "org.example.algorithm")
        #expect(outcome(over: foreign).outcome == .make)
    }

    /// The account goes on with its own key, so its version takes them, with a key that was given.
    @Test func usesAGivenKeyWhereTheAccountKeepsItsOwn() throws {
        let version = try Self.version(Self.other)
        let backup = outcome(given: [Self.other], becomesStored: false, over: version)
        #expect(backup.outcome == .use(version: "7"))
        #expect(backup.key == Self.other)
        #expect(outcome(nil, given: [Self.other], over: version).outcome == .use(version: "7"))
    }

    /// Its version would be one that the secret in storage does not open.
    @Test func usesNoGivenKeyWhereTheArchivedOneTakesItsPlace() throws {
        let backup = outcome(given: [Self.other], over: try Self.version(Self.other))
        #expect(backup.outcome == .make)
        #expect(backup.key == Self.archived)
    }

    @Test func leavesRoomKeysBehindWithoutAProvedKey() throws {
        let version = try Self.version(Self.other)
        #expect(outcome(becomesStored: false, over: version).outcome == .nothing(.otherKey))
        #expect(outcome(becomesStored: false, over: nil).outcome == .nothing(.otherKey))
        #expect(outcome(nil, over: version).outcome == .nothing(.noKey))
        #expect(outcome(nil, hasRoomKeys: false, over: nil).outcome == .nothing(.notArchived))
        #expect(outcome(nil, given: [Self.other], over: nil).outcome == .nothing(.noKey))
    }

    @Test func neverShowsASecret() throws {
        let backup = outcome(over: nil)
        #expect(Leaks.found(of: Self.archived, in: backup).isEmpty)
    }
}
