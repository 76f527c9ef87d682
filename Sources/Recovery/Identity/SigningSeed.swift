package import Formats
import Primitives
package import Secrets

/// A cross-signing key at hand. Spec: B7.
package struct SigningSeed: Sendable {
    /// The seed.
    package let seed: SecretBytes
    /// Its public key.
    package let publicKey: [UInt8]

    /// The seed that a secret's value is; nil for what is none.
    package init?(value: SecretBytes) {
        guard let seed = try? Base64.decode(value), seed.count == 32,
            let publicKey = try? Ed25519.publicKey(ofSeed: seed)
        else { return nil }
        self.seed = seed
        self.publicKey = publicKey
    }

    /// The ID that its signatures have.
    package var keyID: ExactText { .ed25519(publicKey) }
}
