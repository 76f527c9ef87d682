import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 5: what of an account goes into an archive, and what the archive says is missing.
struct ArchiveContentsTests {
    private static let key = AccountBuilder.key("key", 1)
    private static let note: EventType = "org.example.note"

    private static let version = "{\"algorithm\":\"a\",\"auth_data\":{},\"version\":\"a/7\"}"

    /// What is sealed of the account as it is read from a file, with these files beside it.
    private func contents(
        _ builder: AccountBuilder,
        _ keys: [StorageKey] = [key],
        userID: ExactText? = "@test:example.org",
        beside: [String: String] = [:],
        named: [FilePath] = []
    ) throws -> ArchiveContents {
        let files = MemoryFiles()
        files.put("a/account.json", try AccountDocument.map(of: builder.events).bytes)
        for (name, text) in beside { files.put(FilePath("a/" + name), Array(text.utf8)) }
        let source = try AccountReader(files, userID: userID, beside: named)
            .read("a/account.json")
        let examination = Examination(source.account, entered: keys.map(\.entered))
        return try ArchiveContents(source, examination, tool: "t", created: SealedFixture.created)
    }

    private static func builder() throws -> AccountBuilder {
        var builder = AccountBuilder()
        try builder.set("m.direct", json: "{ \"@b:example.org\" : [ \"!r\" ] }")
        try builder.describe(key)
        try builder.seal("seed", .master, under: [key])
        try builder.seal("note", note, under: [key])
        return builder
    }

    @Test func takesEveryEventAndEverySecretThatOpened() throws {
        let builder = try Self.builder()
        let identity = "{\"device_keys\":{\"@test:example.org\":{ }}}"
        let contents = try contents(builder, beside: ["q.json": identity])
        #expect(contents.user == "@test:example.org")
        #expect(contents.source == "a/account.json")
        #expect(contents.accountData.map(\.type) == builder.events.map(\.type))
        #expect(
            contents.accountData.map(\.content.encoded) == builder.events.map(\.content.encoded)
        )
        #expect(contents.secrets.map(\.type) == [.master, Self.note])
        #expect(contents.secrets.map(\.value) == ["seed", "note"].map(SecretBytes.init(text:)))
        #expect(contents.identity == Array(identity.utf8))
    }

    /// The three seeds are always expected, what else is there only because it is.
    @Test func expectsTheSeedsAndWhatIsThere() throws {
        let contents = try contents(Self.builder())
        #expect(contents.expectedSecrets == [.master, .selfSigning, .userSigning, Self.note])
        #expect(contents.missingSecrets == [.selfSigning, .userSigning])
    }

    @Test func expectsTheBackupKeyWhereThereIsABackup() throws {
        var builder = try Self.builder()
        let none = ["v.json": "{\"errcode\":\"M_NOT_FOUND\"}"]
        #expect(try !contents(builder, beside: none).expectedSecrets.contains(.megolmBackup))
        let one = ["v.json": Self.version]
        #expect(try contents(builder, beside: one).missingSecrets.contains(.megolmBackup))
        try builder.seal("backup key", .megolmBackup, under: [Self.key])
        let whole = try contents(builder, beside: one)
        #expect(whole.expectedSecrets.filter { $0 == .megolmBackup }.count == 1)
        #expect(!whole.missingSecrets.contains(.megolmBackup))
    }

    @Test func missesWhatDidNotOpen() throws {
        var builder = try Self.builder()
        try builder.sealDamaged("org.example.damaged", under: Self.key)
        let absent = AccountBuilder.key("absent", 2)
        try builder.seal("x", "org.example.closed", under: [absent])
        builder.set("org.example.deleted", .object([]))
        let missing: [EventType] = ["org.example.damaged", "org.example.closed"]
        let opened = try contents(builder)
        #expect(opened.missingSecrets == [.selfSigning, .userSigning] + missing)
        let closed = try contents(builder, [])
        #expect(closed.secrets.isEmpty)
        #expect(closed.missingSecrets == closed.expectedSecrets)
        #expect(closed.expectedSecrets == opened.expectedSecrets)
    }

    @Test func takesBackupsByTheirVersion() throws {
        let rows = "{\"rooms\":{\"!r:x\":{\"sessions\":{}}}}"
        let named = try contents(
            Self.builder(),
            beside: ["v.json": Self.version, "keys.json": rows]
        )
        #expect(named.backups.map(\.version) == ["a/7"])
        #expect(named.backups.map(\.info) == [Array(Self.version.utf8)])
        #expect(named.backups.allSatisfy { $0.rows != nil })
        let nameless = "{\"algorithm\":\"a\",\"auth_data\":{}}"
        let unnamed = try contents(
            Self.builder(),
            beside: ["v.json": nameless],
            named: ["a/v.json"]
        )
        #expect(unnamed.backups.map(\.version) == ["unknown"])
        #expect(unnamed.backups.allSatisfy { $0.rows == nil })
    }

    @Test func saysThatTheUserIsUnknown() throws {
        #expect(try contents(Self.builder(), userID: nil).user == "unknown")
    }

    @Test func neverShowsASecret() throws {
        let contents = try contents(Self.builder())
        #expect(Leaks.found(of: SecretBytes(text: "seed"), in: contents).isEmpty)
    }
}
