import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A9, B4; traps 1.14 to 1.16.
struct UnlockWithPassphraseTests {
    private let info = PassphraseInfo(salt: "salt", iterations: 2)

    private func outcome(
        _ builder: AccountBuilder,
        _ text: String
    ) -> UnlockAttempt.Outcome {
        Unlock(builder.account).attempt(passphrase(text)).outcome
    }

    private func passphrase(_ text: String) -> EnteredKey {
        EnteredKey(.passphrase, SecretBytes(text: text), origin: "test")
    }

    /// An account with one key that is derived from a passphrase.
    private func derived(
        _ text: String,
        hasCheck: Bool = true
    ) throws -> (builder: AccountBuilder, key: StorageKey) {
        let material = try PassphraseDerivation.key(from: SecretBytes(text: text), info)
        let key = StorageKey(id: "derived", algorithm: .aesHMACSHA2, material: material)
        var builder = AccountBuilder()
        try builder.describe(key, passphrase: info, hasCheck: hasCheck)
        return (builder, key)
    }

    // traps 1.14: what parses as a recovery key may be a passphrase, and the other way round.
    @Test func triesARecoveryKeyAsAPassphrase() throws {
        let text = "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"
        let (builder, key) = try derived(text)
        for kind in [EnteredKey.Kind.recoveryKey, .passphrase] {
            let entered = EnteredKey(kind, SecretBytes(text: text), origin: "test")
            let proved = Unlock(builder.account).attempt(entered).keys
            #expect(proved.map(\.key.material) == [key.material])
            #expect(proved.map(\.reading) == [.passphrase(.asTyped)])
        }
        let asPassphrase = EnteredKey(.passphrase, key.entered.text, origin: "test")
        #expect(Unlock(builder.account).attempt(asPassphrase).keys.first?.reading == .recoveryKey)
    }

    // traps 1.16: as typed first; the other spellings only after that has failed, by name.
    @Test(arguments: [
        ("secret", "secret", PassphraseSpelling.asTyped), (" secret ", " secret ", .asTyped),
        ("secret", " secret\n", .trimmed), ("\u{E9}t\u{E9}", "e\u{301}te\u{301}", .composed),
        ("e\u{301}te\u{301}", "\u{E9}t\u{E9}", .decomposed),
        ("e\u{301}te\u{301}", "e\u{301}te\u{301}", .asTyped),
        ("\u{E9}t\u{E9}", " e\u{301}te\u{301}\n", .trimmedComposed),
        ("e\u{301}te\u{301}", " \u{E9}t\u{E9}", .trimmedDecomposed),
    ])
    func saysWhichSpellingWorked(
        right: String,
        typed: String,
        spelling: PassphraseSpelling
    ) throws {
        let (builder, key) = try derived(right)
        let proved = Unlock(builder.account).attempt(passphrase(typed)).keys
        #expect(proved.map(\.key.material) == [key.material])
        #expect(proved.map(\.reading) == [.passphrase(spelling)])
    }

    /// A file that was given as a recovery key ends in a line end, and is a passphrase after all.
    @Test(arguments: ["secret\n", "secret\r\n", "secret"])
    func takesALineEndOffWhatWasGivenAsARecoveryKey(_ text: String) throws {
        let (builder, key) = try derived("secret")
        let entered = EnteredKey(.recoveryKey, SecretBytes(text: text), origin: "test")
        let proved = Unlock(builder.account).attempt(entered).keys
        #expect(proved.map(\.key.material) == [key.material])
        #expect(proved.map(\.reading) == [.passphrase(.asTyped)])
    }

    // traps 1.14: unverifiable and two readings possible: no guess.
    @Test func neverGuessesAPassphrase() throws {
        let (builder, _) = try derived("secret", hasCheck: false)
        guard case .cannotBeChecked(let ids, _) = outcome(builder, "secret") else {
            Issue.record("guessed")
            return
        }
        #expect(ids == ["derived"])
    }

    @Test func provesAPassphraseByOpeningASecret() throws {
        var (builder, key) = try derived("secret", hasCheck: false)
        try builder.seal("value", .master, under: [key])
        let keys = Unlock(builder.account).attempt(passphrase("secret")).keys
        #expect(keys.map(\.proof) == [.openedSecret(.master)])
        guard case .opensNothing = outcome(builder, "Secret") else {
            Issue.record("another passphrase opens nothing")
            return
        }
    }

    /// An account with two keys of one passphrase, under which one secret is sealed twice.
    private func twins() throws -> (builder: AccountBuilder, one: StorageKey, two: StorageKey) {
        var (builder, one) = try derived("secret")
        let salted = PassphraseInfo(salt: "other salt", iterations: 2)
        let material = try PassphraseDerivation.key(from: SecretBytes(text: "secret"), salted)
        let two = StorageKey(id: "two", algorithm: .aesHMACSHA2, material: material)
        try builder.describe(two, passphrase: salted)
        try builder.seal("value", .master, under: [one, two])
        return (builder, one, two)
    }

    /// A second derivation is paid for only where it opens more.
    @Test func provesFurtherKeysOfOnePassphraseThatOpenMore() throws {
        var (builder, _, two) = try twins()
        let first = Unlock(builder.account).attempt(passphrase("secret")).keys
        #expect(first.map(\.key.id) == ["derived"])
        try builder.seal("value", .selfSigning, under: [two])
        let both = Unlock(builder.account).attempt(passphrase("secret")).keys
        #expect(both.map(\.key.id) == ["derived", "two"])
        #expect(both.last?.key.material == two.material)
        let poor = Unlock(builder.account, budget: 3).attempt(passphrase("secret")).keys
        #expect(poor.map(\.key.id) == ["derived"])
    }

    /// An account whose one description has these as the rounds, and as the bits.
    private func described(iterations: String, bits: String) throws -> AccountBuilder {
        var (builder, key) = try derived("secret")
        let numbers = try JSONValue(parsing: Array("[\(iterations),\(bits)]".utf8)).elements ?? []
        let type = EventType.keyDescription(key.id)
        let description = try #require(builder.content(of: type))
        let parameters = try #require(try description.member("passphrase"))
            .setting("iterations", to: numbers[0]).setting("bits", to: numbers[1])
        builder.set(type, try description.setting("passphrase", to: parameters))
        return builder
    }

    @Test(arguments: [("2.0", "256"), ("2e0", "256.0"), ("0.2e1", "2.56e2")])
    func takesWholeNumbersHoweverTheyAreWritten(iterations: String, bits: String) throws {
        let builder = try described(iterations: iterations, bits: bits)
        #expect(Unlock(builder.account).attempt(passphrase("secret")).keys.count == 1)
    }

    @Test(arguments: [
        ("\"2\"", "256", "iterations"), ("2.5", "256", "iterations"), ("null", "256", "iterations"),
        ("1e400", "256", "iterations"), ("2", "\"256\"", "bits"),
    ])
    func saysThatTheParametersCannotBeRead(
        iterations: String,
        bits: String,
        property: String
    ) throws {
        let builder = try described(iterations: iterations, bits: bits)
        guard case .refused(let id, let refusal) = outcome(builder, "secret") else {
            Issue.record("not said")
            return
        }
        #expect(id == "derived")
        #expect(refusal == .unreadable("passphrase." + property))
    }

    @Test func saysThatNoKeyHasAPassphrase() throws {
        var builder = AccountBuilder()
        try builder.describe(AccountBuilder.key("old", 1))
        guard case .noPassphraseHere = outcome(builder, "secret") else {
            Issue.record("not said")
            return
        }
    }

    // traps 1.15: a hostile server's numbers are refused before any work.
    @Test func refusesAbusiveParameters() throws {
        let old = AccountBuilder.key("old", 1)
        var builder = AccountBuilder()
        try builder.describe(old, passphrase: PassphraseInfo(salt: "x", iterations: .max))
        guard case .refused(let id, let refusal) = outcome(builder, "x") else {
            Issue.record("not refused")
            return
        }
        #expect(id == "old")
        #expect(refusal == .iterations(.max))
        #expect(Unlock(builder.account).attempt(old.entered).keys.count == 1)
    }

    /// An abusive key beside it does not keep an honest one from opening.
    @Test func refusesOnlyTheAbusiveKey() throws {
        var (builder, _) = try derived("secret")
        let abusive = PassphraseInfo(salt: "x", iterations: 0)
        try builder.describe(AccountBuilder.key("old", 1), passphrase: abusive)
        builder.setDefault("old")
        #expect(Unlock(builder.account).attempt(passphrase("secret")).keys.count == 1)
        guard case .refused = outcome(builder, "wrong") else {
            Issue.record("the other key may still be it")
            return
        }
    }
}
