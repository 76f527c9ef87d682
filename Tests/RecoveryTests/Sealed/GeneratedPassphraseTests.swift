import Formats
import Recovery
import Secrets
import Support
import Testing

/// A passphrase of random words.
struct GeneratedPassphraseTests {
    @Test func isTenWordsOfTheList() {
        let words = Set(MnemonicWords.all)
        for _ in 0..<100 {
            let text = GeneratedPassphrase().text.revealed
            let parts = text.split(separator: UInt8(ascii: "-")).map { Array($0) }
            #expect(parts.count == 10)
            #expect(parts.allSatisfy(words.contains))
        }
    }

    @Test func isAnotherEachTime() {
        #expect(GeneratedPassphrase().text != GeneratedPassphrase().text)
    }

    @Test func statesItsBits() {
        #expect(GeneratedPassphrase.bits == 100)
        #expect(1 << MnemonicWords.bits == MnemonicWords.all.count)
    }

    @Test func neverShowsItself() {
        let made = GeneratedPassphrase()
        #expect(Leaks.found(of: made.text, in: made).isEmpty)
    }
}
