import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 3: what was added, lost and changed between two states of an account.
struct AccountDifferenceTests {
    private typealias Change = AccountDifference.Change

    private static let key = AccountBuilder.key("key", 1)
    private static let other = AccountBuilder.key("other", 2)

    private static func builder(_ key: StorageKey, note: String = "note") throws -> AccountBuilder {
        var builder = AccountBuilder()
        try builder.describe(key)
        builder.setDefault(key.id)
        try builder.seal(note, "org.example.note", under: [key])
        try builder.set("m.direct", json: "{\"a\":1,\"b\":[]}")
        return builder
    }

    private static func difference(
        _ first: AccountBuilder,
        _ second: AccountBuilder,
        keys: [StorageKey] = [key, other]
    ) -> AccountDifference {
        let sides = [first, second].map { builder in
            AccountDifference.Side(Examination(builder.account, entered: keys.map(\.entered)))
        }
        return AccountDifference(from: sides[0], to: sides[1])
    }

    private static func changes(_ list: [(type: EventType, change: Change)]) -> [EventType: Change]
    {
        Dictionary(list.map { ($0.type, $0.change) }) { first, _ in first }
    }

    @Test func findsNoneInTheSame() throws {
        var second = try Self.builder(Self.key)
        let first = second
        try second.set("m.direct", json: "{ \"b\" : [ ], \"a\" : 1 }")
        try second.set("m.gone", json: "{}")
        let difference = Self.difference(first, second)
        #expect(difference.count == 0)
        #expect(difference.events.count == 4, "a blanked event is none")
        #expect(difference.identity == nil && difference.backups == nil && difference.users == nil)
    }

    @Test func findsEventsThatAreAddedLostAndChanged() throws {
        var first = try Self.builder(Self.key)
        var second = first
        try first.set("m.lost", json: "{\"a\":1}")
        try first.set("m.blanked", json: "{\"a\":1}")
        try second.set("m.blanked", json: "{}")
        try second.set("m.direct", json: "{\"a\":2,\"b\":[]}")
        try second.set("m.new", json: "{\"a\":1}")
        let difference = Self.difference(first, second)
        let changes = Self.changes(difference.events)
        #expect(changes["m.lost"] == .lost && changes["m.blanked"] == .lost)
        #expect(changes["m.direct"] == .changed && changes["m.new"] == .added)
        #expect(difference.count == 4)
    }

    /// What a rotation leaves: other ciphertext, other keys, the same values.
    @Test func comparesSecretsByTheirValues() throws {
        let first = try Self.builder(Self.key)
        let same = Self.difference(first, try Self.builder(Self.other))
        #expect(Self.changes(same.secrets) == ["org.example.note": .same])
        #expect(Self.changes(same.events)["org.example.note"] == .changed)
        let changed = Self.difference(first, try Self.builder(Self.other, note: "else"))
        #expect(Self.changes(changed.secrets) == ["org.example.note": .changed])
    }

    @Test func doesNotCompareValuesThatOneSideLacks() throws {
        let first = try Self.builder(Self.key)
        let second = try Self.builder(Self.other)
        let difference = Self.difference(first, second, keys: [Self.key])
        #expect(Self.changes(difference.secrets) == ["org.example.note": .notCompared])
        #expect(Self.difference(first, second, keys: []).secrets.isEmpty)
    }

    /// What an archive holds goes before what a key opens.
    @Test func takesAnArchivesValues() throws {
        let examination = Examination(try Self.builder(Self.key).account, entered: [])
        let value = SecretBytes(text: "note")
        let archived = AccountDifference.Side(
            examination,
            archived: [(type: "org.example.note", value: value)]
        )
        let opened = AccountDifference.Side(
            Examination(try Self.builder(Self.key).account, entered: [Self.key.entered])
        )
        let difference = AccountDifference(from: archived, to: opened)
        #expect(Self.changes(difference.secrets) == ["org.example.note": .same])
    }

    /// A backup key as decimal numbers, which a rotation writes as base64.
    @Test func knowsBothSpellingsOfABackupKey() throws {
        var first = AccountBuilder()
        try first.describe(Self.key)
        var second = first
        let bytes = [UInt8](repeating: 7, count: 32)
        let decimals = bytes.map(String.init).joined(separator: ",")
        try first.seal(decimals, .megolmBackup, under: [Self.key])
        try second.seal(Base64.encode(bytes), .megolmBackup, under: [Self.key])
        let difference = Self.difference(first, second)
        #expect(Self.changes(difference.secrets) == [.megolmBackup: .same])
    }

    @Test func comparesPublishedKeys() throws {
        var first = AccountBuilder()
        var second = first
        first.identity = try ServerKeys().identity
        second.identity = try ServerKeys(selfSigning: 0x23, userSigning: nil).identity
        let identity = try #require(Self.difference(first, second).identity)
        #expect(identity.map(\.type) == [.master, .selfSigning, .userSigning])
        #expect(identity.map(\.key.change) == [.same, .changed, .notCompared])
        #expect(identity[1].key.second == (try ServerKeys.publicKey(0x23)))
    }

    @Test func comparesBackupVersionsAndUsers() throws {
        func backup(_ version: String, _ byte: UInt8) throws -> BackupVersion {
            let key = Base64.encode(try X25519.publicKey(of: ServerKeys.seed(byte)))
            let text = """
                {"algorithm":"a","auth_data":{"public_key":"\(key)"},"version":"\(version)"}
                """
            return try #require(try BackupVersion(decoding: Array(text.utf8)))
        }
        var first = AccountBuilder()
        var second = first
        first.backups = [try backup("3", 3), try backup("2", 2), try backup("1", 1)]
        second.backups = [try backup("4", 4), try backup("3", 3), try backup("2", 5)]
        second.userID = "@else:example.org"
        let difference = Self.difference(first, second)
        let backups = try #require(difference.backups)
        #expect(backups.map(\.version) == ["3", "2", "1", "4"])
        #expect(backups.map(\.key.change) == [.same, .changed, .lost, .added])
        #expect(difference.users?.second == "@else:example.org")
        #expect(difference.count == 4)
    }

    @Test func showsNoSecret() throws {
        let value = "the value of a secret"
        let difference = Self.difference(
            try Self.builder(Self.key, note: value),
            try Self.builder(Self.other, note: value)
        )
        #expect(Leaks.found(of: SecretBytes(text: value), in: difference).isEmpty)
    }
}
