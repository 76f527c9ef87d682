package import Secrets

/// Something that a person gave as a key, before anyone knows what it is.
package struct EnteredKey: Sendable {
    /// What the person said it was. It is tried as the other thing too: the proof decides, not the
    /// label.
    package enum Kind: Sendable, Equatable { case recoveryKey, passphrase }

    /// What it was given as.
    package let kind: Kind
    /// The text, as typed or as it stood in a file.
    package let text: SecretBytes
    /// Where it came from, for people to read, such as a file's name.
    package let origin: String

    /// A key from somewhere.
    package init(_ kind: Kind, _ text: SecretBytes, origin: String) {
        self.kind = kind
        self.text = text
        self.origin = origin
    }
}
