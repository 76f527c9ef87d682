package import Formats
import Primitives
package import Secrets

extension SignedJSON {
    /// The object with a signature by the Ed25519 key of `seed`, whose ID is its own public key.
    ///
    /// This is how cross-signing keys sign; the other signatures stand as they did. Spec: A4.
    ///
    /// - Throws: `RecoveryError.format` for an object that has no canonical form,
    ///   `RecoveryError.primitive` for a seed that is not 32 bytes long.
    package func signed(
        by userID: ExactText,
        withSeed seed: SecretBytes
    ) throws(RecoveryError) -> JSONValue {
        let (signature, publicKey) = try signature(withSeed: seed)
        do {
            return try adding(signature, by: userID, .ed25519(publicKey))
        } catch {
            throw .format(error)
        }
    }

    private func signature(
        withSeed seed: SecretBytes
    ) throws(RecoveryError) -> (signature: [UInt8], publicKey: [UInt8]) {
        let message: [UInt8]
        do {
            message = try signedBytes()
        } catch {
            throw .format(error)
        }
        do {
            return (
                try Ed25519.sign(message, withSeed: seed),
                try Ed25519.publicKey(ofSeed: seed)
            )
        } catch {
            throw .primitive(error)
        }
    }
}
