import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: B4; traps 1.15. What a passphrase may cost is bounded for all keys together.
struct UnlockBudgetTests {
    private let passphrase = EnteredKey(.passphrase, SecretBytes(text: "secret"), origin: "test")

    /// An account with a key for each of the derivations, none of which the passphrase opens.
    private func builder(_ infos: [PassphraseInfo]) throws -> AccountBuilder {
        var builder = AccountBuilder()
        for (index, info) in infos.enumerated() {
            let id = KeyID(ExactText("key\(index)"))
            try builder.describe(AccountBuilder.key(id, UInt8(index % 251)), passphrase: info)
        }
        return builder
    }

    private func refused(_ outcome: UnlockAttempt.Outcome) -> KeyID? {
        if case .refused(let id, .iterations) = outcome { id } else { nil }
    }

    /// PBKDF2 runs all its rounds again for every 512 bits.
    @Test(arguments: [
        (Int64(8), Int64(1)), (256, 1), (512, 1), (520, 2), (1024, 2), (1032, 3), (4096, 8),
    ])
    func countsBlocks(bits: Int64, blocks: Int64) {
        let info = PassphraseInfo(salt: "x", iterations: 1000, bits: bits)
        #expect(PassphraseDerivation.cost(of: info) == 1000 * blocks)
        let limit = PassphraseDerivation.iterationLimit
        let dearest = PassphraseInfo(salt: "x", iterations: limit / blocks, bits: bits)
        #expect(PassphraseDerivation.refusal(of: dearest) == nil)
        let dearer = PassphraseInfo(salt: "x", iterations: limit / blocks + 1, bits: bits)
        #expect(PassphraseDerivation.refusal(of: dearer) == .iterations(limit / blocks + 1))
    }

    @Test func stopsAtTheKeyThatIsOnePastTheBudget() throws {
        let info = PassphraseInfo(salt: "x", iterations: 3)
        let account = try builder([info, info, info]).account
        #expect(refused(Unlock(account, budget: 8).attempt(passphrase).outcome) == "key2")
        guard case .opensNothing = Unlock(account, budget: 9).attempt(passphrase).outcome else {
            Issue.record("the budget suffices")
            return
        }
    }

    /// Descriptions that ask for much keep no one from the others.
    @Test func triesTheCheapestOfTheOthersFirst() throws {
        let dear = PassphraseInfo(salt: "x", iterations: 9)
        let cheap = PassphraseInfo(salt: "x", iterations: 3)
        let account = try builder([dear, dear, cheap]).account
        #expect(refused(Unlock(account, budget: 2).attempt(passphrase).outcome) == "key2")
        #expect(refused(Unlock(account, budget: 3).attempt(passphrase).outcome) == "key0")
    }

    @Test func countsLongKeysInTheBudget() throws {
        let info = PassphraseInfo(salt: "x", iterations: 3, bits: 1024)
        let account = try builder([info, info]).account
        #expect(refused(Unlock(account, budget: 11).attempt(passphrase).outcome) == "key1")
        #expect(refused(Unlock(account, budget: 12).attempt(passphrase).outcome) == nil)
    }

    /// Other spellings of the passphrase come out of the same budget.
    @Test func countsEverySpelling() throws {
        let account = try builder([PassphraseInfo(salt: "x", iterations: 3)]).account
        let spaced = EnteredKey(.passphrase, SecretBytes(text: " secret "), origin: "test")
        #expect(refused(Unlock(account, budget: 5).attempt(spaced).outcome) == "key0")
        #expect(refused(Unlock(account, budget: 6).attempt(spaced).outcome) == nil)
    }

    /// The default key is tried first, so that other descriptions cannot use up what it needs.
    @Test func spendsOnTheDefaultKeyFirst() throws {
        let info = PassphraseInfo(salt: "x", iterations: 3)
        var builder = try builder([info, info, info])
        let material = try PassphraseDerivation.key(from: passphrase.text, info)
        let own = StorageKey(id: "own", algorithm: .aesHMACSHA2, material: material)
        try builder.describe(own, passphrase: info)
        #expect(Unlock(builder.account, budget: 3).attempt(passphrase).keys.isEmpty)
        builder.setDefault("own")
        let keys = Unlock(builder.account, budget: 3).attempt(passphrase).keys
        #expect(keys.map(\.key.id) == ["own"])
    }

    /// Descriptions past the limits cost nothing, however many there are.
    @Test func refusesManyHostileDescriptionsAtNoCost() throws {
        let hostile = PassphraseInfo(salt: "x", iterations: .max)
        let infos = [PassphraseInfo](repeating: hostile, count: 500)
        let unlock = Unlock(try builder(infos).account, budget: 0)
        #expect(refused(unlock.attempt(passphrase).outcome) == "key0")
    }

    @Test func boundsWhatIsReal() {
        #expect(PassphraseDerivation.budget >= PassphraseDerivation.iterationLimit)
        #expect(PassphraseDerivation.budget <= 10 * PassphraseDerivation.iterationLimit)
    }
}
