import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A8, B8; trap 35. The private key of a key backup, however it is given.
struct BackupKeyTests {
    private static let key = SecretBytes(copying: [UInt8](100..<132))

    private func read(_ text: String) throws -> SecretBytes {
        try BackupKey.read(SecretBytes(text: text))
    }

    @Test func readsEverySpelling() throws {
        let bytes = Self.key.revealed
        let base64 = Base64.encode(bytes)
        let recoveryKey = try #require(RecoveryKey.encode(Self.key)?.revealed)
        for text in [
            base64, base64 + "=", base64 + "\n", "  \(base64)=\r\n",
            bytes.map(String.init).joined(separator: ","),
            bytes.map(String.init).joined(separator: ",") + "\n",
            String(decoding: recoveryKey, as: UTF8.self),
            String(decoding: recoveryKey.filter { $0 != 0x20 }, as: UTF8.self) + "\n",
        ] {
            #expect(try read(text) == Self.key, "\(text)")
        }
    }

    @Test func refusesWhatIsNoKey() {
        for text in ["", "\n", "AAAA", "1,2,3", Base64.encode([UInt8](repeating: 1, count: 33))] {
            #expect(throws: FormatError.self, "\(text)") { try read(text) }
        }
    }

    /// The fixture with another account of its key backup.
    private func source(authData: JSONValue) throws -> AccountSource {
        let fixture = try Fixture("dave-no-backup")
        let files = try MemoryFiles(fixture)
        let folder = FilePath(fixture.name)
        let version = JSONValue.object([
            ("algorithm", .string("m.megolm_backup.v1.curve25519-aes-sha2")),
            ("auth_data", authData),
            ("count", .integer(0)), ("etag", .string("0")), ("version", .string("1")),
        ])
        files.put(folder.appending("room_keys_version.json"), version.encoded)
        return try AccountReader(files).read(folder.appending("sync.json"))
    }

    private func stored(
        _ authData: JSONValue,
        _ passphrases: [String],
        budget: Int64 = PassphraseDerivation.budget
    ) throws -> StoredBackupKeys {
        let source = try source(authData: authData)
        let entered = passphrases.map { text in
            EnteredKey(.passphrase, SecretBytes(text: text), origin: "test")
        }
        let examination = Examination(source.account, entered: [])
        return StoredBackupKeys(of: examination, source, entered: entered, budget: budget)
    }

    private func keys(_ authData: JSONValue, _ passphrases: String...) throws -> [[UInt8]] {
        try stored(authData, passphrases).keys.map(\.revealed)
    }

    /// Old clients derived the key from a passphrase, and put the parameters beside the public key.
    @Test func derivesKeysByTheParametersOfABackup() throws {
        let info = PassphraseInfo(salt: "some salt", iterations: 1000)
        let expected = try ["one", "two"].map { text in
            try PassphraseDerivation.key(from: SecretBytes(text: text), info).revealed
        }
        let authData = JSONValue.object([
            ("public_key", .string("AAAA")), ("private_key_salt", .string("some salt")),
            ("private_key_iterations", .integer(1000)),
        ])
        #expect(try keys(authData, "one", "two") == expected)
        #expect(
            try keys(authData.setting("private_key_bits", to: .integer(256)), "one") == [
                expected[0]
            ]
        )
        // A key of another length opens no backup.
        #expect(try keys(authData.setting("private_key_bits", to: .integer(512)), "one") == [])
        #expect(try keys(authData.removing("private_key_salt"), "one") == [])
        let hostile = try authData.setting("private_key_iterations", to: .integer(1 << 50))
        #expect(try keys(hostile, "one") == [])
        // Nothing is to be said where no passphrase was given.
        let cause = RecoveryError.derivation(.iterations(1 << 50))
        #expect(try stored(hostile, ["one"]).refusal == cause)
        #expect(try stored(hostile, []).refusal == nil)
    }

    /// One version after another, each with rounds within the limit, may not cost without end.
    @Test(arguments: [(3000, 3), (2999, 2), (999, 0)] as [(Int64, Int)])
    func stopsAtTheBudget(_ budget: Int64, _ count: Int) throws {
        let authData = JSONValue.object([
            ("public_key", .string("AAAA")), ("private_key_salt", .string("some salt")),
            ("private_key_iterations", .integer(1000)),
        ])
        let stored = try stored(authData, ["one", "two", "three"], budget: budget)
        #expect(stored.keys.count == count)
        let cause = RecoveryError.derivation(.iterations(1000))
        #expect(stored.refusal == (count < 3 ? cause : nil))
    }

    /// A secret that opens and is no key is not the same as none.
    @Test func saysWhatSecretIsNoKey() throws {
        let key = AccountBuilder.key("key", 1)
        var builder = AccountBuilder()
        try builder.describe(key)
        try builder.seal("not a key", .megolmBackup, under: [key])
        let stored = StoredBackupKeys(
            of: builder.examined(with: key),
            try source(authData: .object([])),
            entered: [key.entered]
        )
        #expect(stored.keys.isEmpty)
        #expect(stored.refusal == .secretIsNoBackupKey(.megolmBackup))
    }
}
