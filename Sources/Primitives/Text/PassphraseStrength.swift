internal import CZxcvbn
package import Secrets

/// How hard a passphrase is to guess for someone who knows what people choose (A18).
///
/// zxcvbn knows dictionaries, keyboard walks, dates, repeats and substitutions. It takes copies of
/// parts of the passphrase on its stack and heap that nothing wipes.
package enum PassphraseStrength {
    /// The longest passphrase that is looked at whole. The rest of a longer one can only add to
    /// its strength, and the estimate takes time that grows with the cube of the length.
    package static let longestExamined = 100

    /// The number of guesses that it takes, as the power of two: bits.
    ///
    /// A NUL byte, at which C would stop reading, counts as another control character.
    package static func estimate(_ passphrase: SecretBytes) -> Double {
        let count = min(passphrase.count, longestExamined)
        let text = SecretBytes(count: count + 1) { target in
            passphrase.withBytes { passphrase in
                for index in 0..<count {
                    target[index] = passphrase[index] == 0 ? 1 : passphrase[index]
                }
            }
        }
        return text.withBytes { text in
            unsafe text.withUnsafeBytes { text in
                guard let base = text.baseAddress else { return 0 }
                return unsafe ZxcvbnMatch(base.assumingMemoryBound(to: CChar.self), nil, nil)
            }
        }
    }
}
