package import Formats
import Primitives

extension AgeIdentity {
    /// A new identity.
    package static func random() -> AgeIdentity {
        AgeIdentity(privateKey: Randomness.secret(X25519.keyLength))
    }

    /// The recipient that this identity opens files of.
    ///
    /// - Throws: `PrimitivesError.length` for a key that has not 32 bytes.
    package var recipient: AgeRecipient {
        get throws(PrimitivesError) {
            AgeRecipient(publicKey: try X25519.publicKey(of: privateKey))
        }
    }
}
