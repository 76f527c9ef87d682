import Formats
import Primitives
package import Secrets

/// A passphrase that nobody thought of: words of SLIP-0039 with `-` between them.
package struct GeneratedPassphrase: Sendable {
    /// How many words there are.
    package static let count = 10
    /// How many bits a guess has to get right.
    package static let bits = count * MnemonicWords.bits

    private static let longestWord = 8

    /// The passphrase.
    package let text: SecretBytes

    /// A new one.
    package init() {
        var text = SecretBuilder(limit: Self.count * (Self.longestWord + 1))
        for number in 0..<Self.count {
            let word = MnemonicWords.all[Int(Randomness.below(UInt32(MnemonicWords.all.count)))]
            if number > 0 { _ = text.append([UInt8(ascii: "-")].span) }
            _ = text.append(word.span)
        }
        self.text = text.finish()
    }
}
