import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 2, `key check`: any pasted thing is told apart from every other.
struct KeyCheckTests {
    private static let key = AccountBuilder.key("key", 1)
    private static let backupKey = ServerKeys.seed(0x44)
    private static let weak = PassphraseInfo(salt: "salt", iterations: 2)

    /// An account with one key, a passphrase's key, published keys and a backup.
    private static func account() throws -> Account {
        var builder = AccountBuilder()
        try builder.describe(key)
        let text = SecretBytes(text: "correct horse")
        let material = try PassphraseDerivation.key(from: text, weak)
        let derived = StorageKey(id: "derived", algorithm: .aesHMACSHA2, material: material)
        try builder.describe(derived, passphrase: weak)
        builder.setDefault("key")
        builder.identity = try ServerKeys().identity
        builder.backups = [try .made(version: "7", key: backupKey)]
        return builder.account
    }

    private func check(_ text: SecretBytes, _ account: Account? = nil) throws -> KeyCheck {
        let entered = EnteredKey(.recoveryKey, text, origin: "pasted")
        return KeyCheck(entered, try account ?? Self.account())
    }

    private func check(_ text: String) throws -> KeyCheck { try check(SecretBytes(text: text)) }

    private func recoveryKey(_ material: SecretBytes) throws -> SecretBytes {
        try #require(RecoveryKey.encode(material))
    }

    private func base64(_ material: SecretBytes) -> String { Base64.encode(material.revealed) }

    @Test func tellsARecoveryKeyOfTheAccount() throws {
        let found = try check(recoveryKey(Self.key.material))
        #expect(found.answer.words == "opens key")
        #expect(found.corrections.isEmpty)
    }

    @Test func tellsAPassphraseOfTheAccount() throws {
        #expect(try check("correct horse\n").answer.words == "opens derived")
    }

    @Test func tellsARecoveryKeyOfNoKeyHere() throws {
        let found = try check(recoveryKey(ServerKeys.seed(0x55)))
        #expect(found.answer.words == "opens nothing")
        #expect(found.corrections.isEmpty)
    }

    @Test func tellsAKeyThatNothingCanCheck() throws {
        var builder = AccountBuilder()
        try builder.describe(Self.key, hasCheck: false)
        let found = try check(recoveryKey(Self.key.material), builder.account)
        #expect(found.answer.words == "cannot be checked key")
    }

    @Test func tellsTheBackupsKey() throws {
        #expect(try check(recoveryKey(Self.backupKey)).answer.words == "backup 7")
        #expect(try check(base64(Self.backupKey)).answer.words == "raw backup 7")
    }

    @Test(arguments: ["not a key", "", "EsTc", "\u{0}"])
    func tellsWhatIsNoKey(_ text: String) throws {
        #expect(try check(text).answer.words == "not a key")
    }

    @Test func tellsWhyAPassphraseWasNotTried() throws {
        let pasted = EnteredKey(.passphrase, SecretBytes(text: "secret"), origin: "pasted")
        var builder = AccountBuilder()
        try builder.describe(Self.key)
        #expect(KeyCheck(pasted, builder.account).answer.words == "no passphrase here")
        try builder.describe(Self.key, passphrase: PassphraseInfo(salt: "x", iterations: .max))
        #expect(KeyCheck(pasted, builder.account).answer.words == "refused key")
    }

    /// What other tools print keys as, and what stands in secrets.
    @Test(arguments: [
        (UInt8(1), "raw key"), (0x44, "raw backup 7"), (0x11, "seed m.cross_signing.master"),
        (0x22, "seed m.cross_signing.self_signing"), (0x33, "seed m.cross_signing.user_signing"),
        (0x66, "not a key"),
    ])
    func tellsBytesInBase64(byte: UInt8, words: String) throws {
        let text = base64(ServerKeys.seed(byte))
        for pasted in [text, text + "=", "  \(text)\r\n"] {
            let found = try check(pasted)
            #expect(found.answer.words == words)
            #expect(found.corrections.isEmpty)
        }
    }

    @Test func knowsNoSeedWithoutPublishedKeys() throws {
        let account = AccountBuilder().account
        let found = try check(SecretBytes(text: base64(ServerKeys.seed(0x11))), account)
        #expect(found.answer.words == "not a key")
    }

    @Test(arguments: [
        ("-----BEGIN MEGOLM SESSION DATA-----\nAXNv\n", "key export"),
        ("age-encryption.org/v1\n-> X25519 abc\n", "age file"),
        ("junk -----BEGIN MEGOLM SESSION DATA-----\nAXNv\n", "key export"),
        ("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", "age file"),
        ("AGE-SECRET-KEY-1QQQQ", "age identity"),
        ("# created: 2026\n# public key: age1qqq\nAGE-SECRET-KEY-1QQQQ\n", "age identity"),
        ("# AGE-SECRET-KEY-1QQQQ", "not a key"), ("age-encryption.org/v2\n", "not a key"),
    ])
    func tellsOtherFiles(text: String, words: String) throws {
        for pasted in [text, "\r\n \t" + text] {
            let found = try check(pasted)
            #expect(found.answer.words == words)
            #expect(words == "not a key" || found.corrections.isEmpty)
        }
    }

    @Test func neverShowsASecret() throws {
        let found = try check(recoveryKey(Self.key.material))
        #expect(Leaks.found(of: Self.key.material, in: found).isEmpty)
        let backup = try check(base64(Self.backupKey))
        #expect(Leaks.found(of: Self.backupKey, in: backup).isEmpty)
    }
}

extension KeyCheck.Answer {
    /// The answer with what it names.
    fileprivate var words: String {
        func list(_ ids: [KeyID]) -> String { ids.map(\.description).joined(separator: " ") }
        switch self {
        case .crossSigningSeed(let type): return "seed \(type)"
        case .rawStorageKey(let ids): return "raw \(list(ids))"
        case .rawBackupKey(let version): return "raw backup \(version)"
        case .keyExport: return "key export"
        case .ageIdentity: return "age identity"
        case .ageFile: return "age file"
        case .attempt(let attempt):
            switch attempt.outcome {
            case .opens(let keys): return "opens \(list(keys.map(\.key.id)))"
            case .opensNothing: return "opens nothing"
            case .cannotBeChecked(let ids, _): return "cannot be checked \(list(ids))"
            case .isBackupKey(let version): return "backup \(version)"
            case .notAKey: return "not a key"
            case .refused(let id, _): return "refused \(id)"
            case .noPassphraseHere: return "no passphrase here"
            }
        }
    }
}
