internal import CZxcvbn
package import Secrets

/// How hard a passphrase is to guess for someone who knows what people choose (A18).
///
/// zxcvbn knows dictionaries, keyboard walks, dates, repeats and substitutions; it looks at the
/// first hundred bytes and counts little for the rest. It takes copies of parts of the passphrase
/// on its stack and heap that nothing wipes.
package enum PassphraseStrength {
    /// The number of guesses that it takes, as the power of two: bits.
    ///
    /// A NUL byte, at which C would stop reading, counts as another control character.
    package static func estimate(_ passphrase: SecretBytes) -> Double {
        let text = SecretBytes(count: passphrase.count + 1) { target in
            passphrase.withBytes { passphrase in
                for index in passphrase.indices {
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
