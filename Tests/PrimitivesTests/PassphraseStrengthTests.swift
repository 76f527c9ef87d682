import Primitives
import Secrets
import Support
import Testing

/// Spec: A18. The numbers are zxcvbn's; what matters is their order and that nothing breaks it.
struct PassphraseStrengthTests {
    private func bits(_ text: String) -> Double {
        PassphraseStrength.estimate(SecretBytes(text: text))
    }

    @Test func tellsCommonFromRandom() {
        #expect(bits("") == 0)
        #expect(bits("password") < 5)
        #expect(bits("qwertyuiop") < 15)
        #expect(bits("correct horse battery staple") > 40)
        #expect(bits("nae7ahDiequ7ohniufah3ieS2je1") > 100)
        #expect(bits("password") < bits("password1987"))
    }

    /// C would stop reading at the first one, and call everything behind it worthless.
    @Test func readsBehindANUL() {
        #expect(bits("\0") > 0)
        #expect(bits("\0nae7ahDiequ7ohniufah3ieS2je1") > bits("nae7ahDiequ7ohniufah3ieS2je1"))
        #expect(bits("nae7ahDiequ7\0ohniufah3ieS2je1") > bits("nae7ahDiequ7") + 30)
    }

    @Test func takesBytesOfEveryValue() {
        let all = SecretBytes(copying: Array(1...255))
        #expect(PassphraseStrength.estimate(all) > 100)
        #expect(bits("пароль с русскими буквами") > 40)
    }

    @Test func takesAnyLength() {
        let endless = Randomness.secret(100_000)
        #expect(PassphraseStrength.estimate(endless) > 100)
    }
}
