import Primitives
package import Secrets

/// What makes a passphrase one that not every client derives the same key from. Spec: A9.
package enum PassphraseOddity: Sendable {
    /// It is not UTF-8, which is what is derived from.
    case notText
    /// It has a line end or another control character, which nobody can type into a field.
    case unprintable
    /// White space stands before or behind it, which a client may leave out.
    case spaceAround
    /// It is not in Unicode's composed form (NFC), which a keyboard may give for the same text.
    case notComposed

    /// What is odd about a passphrase, the worst of it; nil for nothing.
    package init?(_ passphrase: SecretBytes) {
        guard let composed = UnicodeForm.nfc(passphrase) else {
            self = .notText
            return
        }
        let isUnprintable = passphrase.withBytes { bytes in
            bytes.indices.contains { bytes[$0] < 0x20 || bytes[$0] == 0x7F }
        }
        if isUnprintable {
            self = .unprintable
        } else if passphrase.trimmed != passphrase {
            self = .spaceAround
        } else if composed != passphrase {
            self = .notComposed
        } else {
            return nil
        }
    }
}
