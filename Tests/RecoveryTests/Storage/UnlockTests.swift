import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A4, A8, A9, B3, B4; design section 6: four answers that are never mixed up.
struct UnlockTests {
    private let old = AccountBuilder.key("old", 1)
    private let other = AccountBuilder.key("other", 2)

    private func outcome(
        _ builder: AccountBuilder,
        _ entered: EnteredKey
    ) -> UnlockAttempt.Outcome {
        Unlock(builder.account).attempt(entered).outcome
    }

    @Test func provesByKeyCheck() throws {
        var builder = AccountBuilder()
        try builder.describe(old)
        try builder.describe(other)
        let keys = Unlock(builder.account).attempt(other.entered).keys
        #expect(keys.map(\.key.id) == ["other"])
        #expect(keys.first?.proof == .keyCheck)
        #expect(keys.first?.reading == .recoveryKey)
    }

    @Test func provesByPublicKey() throws {
        let legacy = AccountBuilder.key("legacy", 3, .curve25519AESSHA2)
        var builder = AccountBuilder()
        try builder.describe(legacy)
        #expect(Unlock(builder.account).attempt(legacy.entered).keys.first?.proof == .publicKey)
    }

    /// One key may be the account's twice, under two IDs.
    @Test func provesEveryKeyThatItIs() throws {
        var builder = AccountBuilder()
        try builder.describe(old)
        try builder.describe(AccountBuilder.key("again", 1))
        builder.setDefault("again")
        let keys = Unlock(builder.account).attempt(old.entered).keys
        #expect(keys.map(\.key.id) == ["again", "old"])
    }

    // traps 1.9: unverifiable, then confirmed by opening a secret.
    @Test(arguments: [StorageAlgorithm.aesHMACSHA2, .curve25519AESSHA2])
    func provesByOpeningASecretWhereThereIsNoCheck(_ algorithm: StorageAlgorithm) throws {
        let key = AccountBuilder.key("android", 4, algorithm)
        var builder = AccountBuilder()
        try builder.describe(key, hasCheck: false)
        try builder.sealDamaged(.master, under: key)
        try builder.seal("value", .selfSigning, under: [key])
        let keys = Unlock(builder.account).attempt(key.entered).keys
        #expect(keys.map(\.proof) == [.openedSecret(.selfSigning)])
        guard case .opensNothing = outcome(builder, old.entered) else {
            Issue.record("another key does not open it")
            return
        }
    }

    @Test func provesByOpeningASecretWhereTheCheckIsMalformed() throws {
        var builder = AccountBuilder()
        let check: [(ExactText, JSONValue)] = [("iv", .string("AAAA")), ("mac", .string("AAAA"))]
        try builder.describe(old, hasCheck: false, extra: check)
        try builder.seal("value", .master, under: [old])
        #expect(Unlock(builder.account).attempt(old.entered).keys.map(\.key.id) == ["old"])
    }

    /// The key check of another key stands in the description.
    @Test(arguments: [StorageAlgorithm.aesHMACSHA2, .curve25519AESSHA2])
    func provesByOpeningASecretWhereTheCheckIsDamaged(_ algorithm: StorageAlgorithm) throws {
        let key = AccountBuilder.key("key", 8, algorithm)
        var builder = AccountBuilder()
        try builder.describe(AccountBuilder.key("key", 9, algorithm))
        guard case .opensNothing = outcome(builder, key.entered) else {
            Issue.record("nothing but the check could tell, and it does not hold")
            return
        }
        try builder.seal("value", .master, under: [key])
        let keys = Unlock(builder.account).attempt(key.entered).keys
        #expect(keys.map(\.key.material) == [key.material])
        #expect(keys.map(\.proof) == [.openedSecret(.master)])
        guard case .opensNothing = outcome(builder, other.entered) else {
            Issue.record("another key does not open it")
            return
        }
    }

    // traps 1.9: with nothing to open, nothing can be said.
    @Test func saysThatAKeyCannotBeChecked() throws {
        var builder = AccountBuilder()
        try builder.describe(old, hasCheck: false)
        try builder.setEntry(.object([("passthrough", .bool(true))]), .megolmBackup, under: "old")
        try builder.setEntry(.object([("iv", .string("AAAA"))]), .master, under: "old")
        guard case .cannotBeChecked(let ids, let reason) = outcome(builder, old.entered) else {
            Issue.record("not said")
            return
        }
        #expect(ids == ["old"])
        #expect(reason == .nothingToCheckBy)
    }

    // traps 1.11: neither wrong nor right.
    @Test func saysThatAKeyOfAnUnknownAlgorithmCannotBeChecked() throws {
        let custom = AccountBuilder.key("custom", 5, StorageAlgorithm(rawValue: "m.custom"))
        var builder = AccountBuilder()
        try builder.describe(custom)
        try builder.setEntry(.object([("sealed", .string("x"))]), .master, under: "custom")
        guard case .cannotBeChecked(let ids, let reason) = outcome(builder, custom.entered) else {
            Issue.record("not said")
            return
        }
        #expect(ids == ["custom"])
        #expect(reason == .unknownAlgorithm)
    }

    // traps 1.11: a description without an algorithm; what the key opens says which it is.
    @Test(arguments: [StorageAlgorithm.aesHMACSHA2, .curve25519AESSHA2])
    func findsAMissingAlgorithm(_ algorithm: StorageAlgorithm) throws {
        let key = AccountBuilder.key("key", 6, algorithm)
        var builder = AccountBuilder()
        try builder.set(.keyDescription("key"), json: "{\"name\":\"x\"}")
        try builder.seal("value", .master, under: [key])
        let proved = Unlock(builder.account).attempt(key.entered).keys
        #expect(proved.map(\.key.algorithm) == [algorithm])
        #expect(proved.map(\.proof) == [.openedSecret(.master)])
    }

    // traps 1.20
    @Test(arguments: [StorageAlgorithm.aesHMACSHA2, .curve25519AESSHA2])
    func provesKeysWithoutADescription(_ algorithm: StorageAlgorithm) throws {
        let orphan = AccountBuilder.key("orphan", 7, algorithm)
        var builder = AccountBuilder()
        try builder.describe(old)
        builder.set(.keyDescription("orphan"), .object([]))
        try builder.seal("value", .master, under: [orphan])
        let keys = Unlock(builder.account).attempt(orphan.entered).keys
        #expect(keys.map(\.key.id) == ["orphan"])
        #expect(keys.map(\.key.algorithm) == [algorithm])
    }

    @Test func tellsAWrongKeyFromNoKey() throws {
        var builder = AccountBuilder()
        try builder.describe(old)
        guard case .opensNothing = outcome(builder, other.entered) else {
            Issue.record("a well-formed key of nothing here")
            return
        }
        let mistyped = EnteredKey(.recoveryKey, SecretBytes(text: "EsTc LW2K"), origin: "test")
        guard case .notAKey(.length) = outcome(builder, mistyped) else {
            Issue.record("no key at all")
            return
        }
    }

    // traps 1.18: the same format holds backup keys.
    @Test func tellsABackupKey() throws {
        var builder = AccountBuilder()
        try builder.describe(old)
        builder.backups = [try .made(version: "7", key: other.material)]
        guard case .isBackupKey(let version) = outcome(builder, other.entered) else {
            Issue.record("not told")
            return
        }
        #expect(version == "7")
    }
}
