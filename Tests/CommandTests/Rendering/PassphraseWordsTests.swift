import Testing

@testable import matrix_recovery

/// Spec: A18. A person is told how weak a passphrase is, and what is not to be one.
struct PassphraseWordsTests {
    @Test(arguments: [0, 3, 49.9]) func warnsOfAWeakOne(_ bits: Double) {
        let words = PassphraseWords(bits)
        #expect(words.isWeak)
        #expect(words.text.contains("this passphrase is weak"))
        #expect(words.text.contains("never the login password"))
    }

    @Test(arguments: [50, 128] as [Double]) func saysWhatAStrongOneTakes(_ bits: Double) {
        let words = PassphraseWords(bits)
        #expect(!words.isWeak)
        #expect(words.text.contains("takes about 2^\(Int(bits)) guesses"))
    }
}
