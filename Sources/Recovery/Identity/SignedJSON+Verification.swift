package import Formats
import Primitives

/// Whether a signature is there and holds.
package enum SignatureVerdict: Equatable, Sendable {
    /// It is there and holds.
    case valid
    /// It is there and does not hold, or the object has no canonical form.
    case invalid
    /// This key has not signed.
    case absent
}

extension SignedJSON {
    /// Checks the signature by one Ed25519 key of one user.
    package func verdict(
        by userID: ExactText,
        keyID: ExactText,
        publicKey: [UInt8]
    ) -> SignatureVerdict {
        guard let signature = signature(by: userID, keyID) else { return .absent }
        guard let bytes = signature.bytes, let message = try? signedBytes() else {
            return .invalid
        }
        return Ed25519.isValid(signature: bytes, of: message, by: publicKey) ? .valid : .invalid
    }

    /// Checks the signature by a published cross-signing key.
    package func verdict(by userID: ExactText, _ key: PublishedKey) -> SignatureVerdict {
        verdict(by: userID, keyID: key.keyID, publicKey: key.publicKey)
    }
}
