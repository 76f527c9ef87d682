package import Formats
import Primitives
package import Secrets

/// `m.secret_storage.v1.curve25519-aes-sha2`, the proposal's public-key storage. Spec: A7.
///
/// ```
/// shared = X25519(ephemeral, public key)
/// HKDF-SHA-256(shared, salt 32 zero bytes, empty info) ─► AES key 32 │ MAC key 32 │ IV 16
/// ciphertext = AES-256-CBC with PKCS#7     mac = first 8 bytes of HMAC-SHA-256(MAC key, ciphertext)
/// ```
/// Weakness: the library that every client used computed the MAC over the EMPTY string, so in real
/// data it covers nothing and the ciphertext is not authenticated. Both are read; `MACInput` says
/// what is written.
package enum Curve25519AESSHA2 {
    /// What the MAC is computed over.
    package enum MACInput: Sendable {
        /// The ciphertext, as the proposal says.
        case ciphertext
        /// The empty string, as libolm always did.
        case empty
    }

    /// Opens a secret; the MAC may be over the ciphertext or over the empty string, 8 bytes or all
    /// 32.
    ///
    /// - Throws: `SealError.authentication` for a MAC that does not hold, `.malformed` for one of
    ///   another length, `.padding` for a ciphertext that is not whole blocks or whose padding does
    ///   not hold, `.lowOrderPoint` for an ephemeral key that gives an all-zero result.
    package static func open(
        _ ciphertext: [UInt8],
        ephemeral: [UInt8],
        mac: [UInt8],
        privateKey: SecretBytes
    ) throws(SealError) -> SecretBytes {
        let keys = try keys(ephemeral, privateKey)
        guard mac.count == 8 || mac.count == 32 else { throw .malformed(.macLength(mac.count)) }
        let holds = [ciphertext, []].contains { input in
            let expected = Array(HMACSHA256.code(of: input, key: keys.mac).prefix(mac.count))
            return expected.span.isEqualInConstantTime(to: mac.span)
        }
        guard holds else { throw .authentication }
        do {
            return try AES256CBC.decrypt(ciphertext, key: keys.aes, iv: keys.iv)
        } catch {
            throw .padding
        }
    }

    /// Seals a secret to a public key, with a fresh ephemeral private key.
    ///
    /// - Throws: `RecoveryError.primitive` for a public key of low order or the wrong length.
    package static func seal(
        _ secret: SecretBytes,
        ephemeralPrivateKey: SecretBytes,
        publicKey: [UInt8],
        mac input: MACInput
    ) throws(RecoveryError) -> SealedForm {
        do {
            let shared = try X25519.sharedSecret(of: ephemeralPrivateKey, with: publicKey)
            let keys = try Keys(shared: shared)
            let ciphertext = try AES256CBC.encrypt(secret, key: keys.aes, iv: keys.iv)
            let code = HMACSHA256.code(of: input == .empty ? [] : ciphertext, key: keys.mac)
            return .asymmetric(
                ephemeral: try X25519.publicKey(of: ephemeralPrivateKey),
                ciphertext: ciphertext,
                mac: Array(code.prefix(8))
            )
        } catch {
            throw .primitive(error)
        }
    }

    private struct Keys {
        let aes: SecretBytes
        let mac: SecretBytes
        let iv: SecretBytes

        init(shared: SecretBytes) throws(PrimitivesError) {
            let zeros = [UInt8](repeating: 0, count: 32)
            let keys = HKDFSHA256.derive(from: shared, salt: zeros, info: [], count: 80)
            aes = keys.slice(0..<32)
            mac = keys.slice(32..<64)
            iv = keys.slice(64..<80)
        }
    }

    private static func keys(
        _ ephemeral: [UInt8],
        _ privateKey: SecretBytes
    ) throws(SealError) -> Keys {
        do {
            return try Keys(shared: X25519.sharedSecret(of: privateKey, with: ephemeral))
        } catch .lowOrderPoint {
            throw .lowOrderPoint
        } catch {
            throw .authentication
        }
    }
}
