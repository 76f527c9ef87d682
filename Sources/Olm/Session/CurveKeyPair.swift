import Formats
import Primitives
import Secrets

/// A private key on Curve25519, with its public key.
struct CurveKeyPair: Equatable, Sendable {
    let privateKey: SecretBytes
    let publicKey: Curve25519Key

    /// The pair of a private key.
    ///
    /// - Throws: `OlmError.primitive` unless the key has 32 bytes.
    init(_ privateKey: SecretBytes) throws(OlmError) {
        do throws(PrimitivesError) {
            guard let key = Curve25519Key(try X25519.publicKey(of: privateKey)) else {
                throw .library("crypto_scalarmult_base")
            }
            self.privateKey = privateKey
            publicKey = key
        } catch {
            throw OlmError(error)
        }
    }

    /// What both sides compute of their private key and the other's public key.
    ///
    /// - Throws: `OlmError.lowOrderKey`.
    func agreement(with other: Curve25519Key) throws(OlmError) -> SecretBytes {
        do throws(PrimitivesError) {
            return try X25519.sharedSecret(of: privateKey, with: other.bytes)
        } catch {
            throw OlmError(error)
        }
    }
}
