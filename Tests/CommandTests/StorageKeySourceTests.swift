import Formats
import Recovery
import Secrets
import Support
import Testing

@testable import matrix_recovery

/// A passphrase is taken up again, as that of an interrupted run, only where the account proves the key that
/// it makes, and says how to make it as a new one would be. Issue 6.
struct StorageKeySourceTests {
    /// What the account says of a key that the passphrase makes.
    enum Described: CaseIterable {
        case withoutCheck
        case withoutPassphrase
        case byFewRounds
        case ofAnotherPassphrase
    }

    private static let phrase = SecretBytes(text: "correct horse battery staple")
    /// The key of an earlier run.
    private static let made = Result {
        try NewStorageKey.derived(from: phrase, .aesHMACSHA2)
    }

    private func key(of account: Account) throws -> NewStorageKey {
        try StorageKeySource.passphrase(Self.phrase).key(for: account)
    }

    @Test func takesUpTheKeyOfAnEarlierRun() throws {
        let made = try Self.made.get()
        var builder = AccountBuilder()
        builder.set(.keyDescription(made.key.id), try made.description())
        let key = try key(of: builder.account).key
        #expect(key.id == made.key.id)
        #expect(key.material == made.key.material)
    }

    /// Each opens with the passphrase, or nearly so.
    @Test(arguments: Described.allCases)
    func makesANewKeyWhereThatIsNotProven(_ described: Described) throws {
        var made = try Self.made.get()
        let few = PassphraseInfo(salt: "salt", iterations: 1000)
        var info = made.passphrase
        switch described {
        case .withoutCheck: break
        case .withoutPassphrase: info = nil
        case .byFewRounds: info = few
        case .ofAnotherPassphrase:
            made = try .derived(from: SecretBytes(text: "another"), .aesHMACSHA2)
            info = made.passphrase
        }
        let material =
            described == .byFewRounds
            ? try PassphraseDerivation.key(from: Self.phrase, few) : made.key.material
        let old = StorageKey(id: made.key.id, algorithm: .aesHMACSHA2, material: material)
        var builder = AccountBuilder()
        try builder.describe(old, passphrase: info, hasCheck: described != .withoutCheck)
        try builder.seal("a secret", "org.example.secret", under: [old])
        let new = try key(of: builder.account)
        #expect(new.key.id != old.id)
        #expect(new.key.material != old.material)
        #expect(new.passphrase?.iterations == PassphraseDerivation.ownIterations)
        #expect(new.passphrase?.salt != info?.salt)
    }
}
