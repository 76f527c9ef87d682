import Formats
import Primitives
import Secrets

/// The key of one message.
///
/// ```
/// HKDF-SHA-256(message key, no salt, "OLM_KEYS") ─► AES key 32 │ MAC key 32 │ IV 16
/// ciphertext = AES-256-CBC with PKCS#7
/// mac        = first 8 bytes of HMAC-SHA-256(MAC key, the message before it)
/// ```
/// Spec: B12; "Olm: a cryptographic ratchet", authenticated encryption, version 1.
struct MessageKey: Equatable, Sendable {
    /// How many bytes a key has.
    static let length = HMACSHA256.codeLength
    private static let info = Array("OLM_KEYS".utf8)

    let bytes: SecretBytes

    /// Encrypts the message with this index in the chain of a ratchet key.
    ///
    /// - Throws: `OlmError.primitive`.
    func encrypt(
        _ plaintext: SecretBytes,
        ratchetKey: Curve25519Key,
        index: UInt32
    ) throws(OlmError) -> OlmNormalMessage {
        let keys = keys()
        do throws(PrimitivesError) {
            return OlmNormalMessage(
                ratchetKey: ratchetKey,
                index: index,
                ciphertext: try AES256CBC.encrypt(plaintext, key: keys.aes, iv: keys.iv)
            ) { message in
                Array(
                    HMACSHA256.code(of: message, key: keys.mac)
                        .prefix(OlmNormalMessage.macLength)
                )
            }
        } catch {
            throw .primitive(error)
        }
    }

    /// Decrypts the message, once its MAC holds.
    ///
    /// - Throws: `OlmError.mac` and `.padding`.
    func decrypt(_ message: OlmNormalMessage) throws(OlmError) -> SecretBytes {
        let keys = keys()
        let bytes = message.bytes
        let code = HMACSHA256.code(of: bytes.span.extracting(message.authenticated), key: keys.mac)
        let mac = bytes.span.extracting(message.mac)
        guard code.span.extracting(first: mac.count).isEqualInConstantTime(to: mac) else {
            throw .mac
        }
        do throws(PrimitivesError) {
            let ciphertext = Array(bytes[message.ciphertext])
            return try AES256CBC.decrypt(ciphertext, key: keys.aes, iv: keys.iv)
        } catch {
            throw error == .authentication ? .padding : .primitive(error)
        }
    }

    private func keys() -> (aes: SecretBytes, mac: SecretBytes, iv: SecretBytes) {
        // Three blocks of HKDF, of which the last is used in half.
        let keys = HKDFSHA256.derive(from: bytes, salt: [], info: Self.info, count: 96)
        return (keys.slice(0..<32), keys.slice(32..<64), keys.slice(64..<80))
    }
}
