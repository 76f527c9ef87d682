package import Formats
import Primitives
package import Secrets

/// `m.secret_storage.v1.aes-hmac-sha2`. Spec: B1, B3.
///
/// ```
/// HKDF-SHA-256(storage key, salt 32 zero bytes, info = secret name) ─► AES key 32 │ MAC key 32
/// ciphertext = AES-256-CTR(AES key, iv 16, secret)     mac = HMAC-SHA-256(MAC key, ciphertext)
/// ```
/// The whole IV is the counter block. Bit 63 is clear in what is written, for implementations
/// whose counter has 64 bits; what is read is used exactly as stored.
package enum AESHMACSHA2 {
    /// How many bytes an IV has.
    package static let ivSize = 16

    /// Opens a secret. The MAC is checked before anything is decrypted.
    ///
    /// - Throws: `SealError.authentication` if the MAC does not hold.
    package static func open(
        _ ciphertext: [UInt8],
        iv: [UInt8],
        mac: [UInt8],
        key: SecretBytes,
        name: EventType
    ) throws(SealError) -> SecretBytes {
        let keys = derive(from: key, info: name.rawValue.utf8)
        let expected = HMACSHA256.code(of: ciphertext, key: keys.mac)
        guard expected.span.isEqualInConstantTime(to: mac.span) else { throw .authentication }
        do {
            return try decrypt(ciphertext, key: keys.aes, iv: iv)
        } catch {
            throw .malformed(.ivLength(iv.count))
        }
    }

    /// Seals a secret with a fresh IV, whose bit 63 is cleared here.
    ///
    /// - Throws: `RecoveryError.primitive` if the IV has not 16 bytes.
    package static func seal(
        _ secret: SecretBytes,
        iv: [UInt8],
        key: SecretBytes,
        name: EventType
    ) throws(RecoveryError) -> SealedForm {
        try seal(secret, clearedIV: clearingBit63(iv), key: key, info: name.rawValue.utf8)
    }

    /// The key check of a description: the MAC of 32 zero bytes sealed under an empty name. Spec:
    /// B3.
    ///
    /// - Throws: `RecoveryError.primitive` if the IV has not 16 bytes.
    package static func keyCheck(
        iv: [UInt8],
        key: SecretBytes
    ) throws(RecoveryError) -> (iv: [UInt8], mac: [UInt8]) {
        let iv = clearingBit63(iv)
        return (iv, try checkMAC(iv: iv, key: key))
    }

    /// Whether a description's `iv` and `mac` are this key's. Only the first 16 bytes of the IV
    /// count, and all of their bits, set or not (traps: libraries that clear bit 63 here refuse
    /// right keys).
    package static func matches(iv: [UInt8], mac: [UInt8], key: SecretBytes) -> Bool {
        guard let expected = try? checkMAC(iv: Array(iv.prefix(ivSize)), key: key) else {
            return false
        }
        return expected.span.isEqualInConstantTime(to: mac.span)
    }

    /// The whole IV is the counter. One client counted with its low half alone, which differs only
    /// where that half wraps; a secret is text, so text tells which it was (traps 1.5).
    private static func decrypt(
        _ ciphertext: [UInt8],
        key: SecretBytes,
        iv: [UInt8]
    ) throws(PrimitivesError) -> SecretBytes {
        let whole = try AES256CTR.decrypt(ciphertext, key: key, iv: iv)
        guard AES256CTR.countersDiffer(iv: iv, byteCount: ciphertext.count), !whole.isText else {
            return whole
        }
        let half = try AES256CTR.decrypt(ciphertext, key: key, iv: iv, counter: .bits64)
        return half.isText ? half : whole
    }

    private static func checkMAC(iv: [UInt8], key: SecretBytes) throws(RecoveryError) -> [UInt8] {
        let zeros = SecretBytes(count: 32) { _ in }
        let form = try seal(zeros, clearedIV: iv, key: key, info: [])
        guard case .symmetric(_, _, let mac) = form else { return [] }
        return mac
    }

    private static func seal(
        _ secret: SecretBytes,
        clearedIV iv: [UInt8],
        key: SecretBytes,
        info: [UInt8]
    ) throws(RecoveryError) -> SealedForm {
        let keys = derive(from: key, info: info)
        do {
            let ciphertext = try AES256CTR.encrypt(secret, key: keys.aes, iv: iv)
            let mac = HMACSHA256.code(of: ciphertext, key: keys.mac)
            return .symmetric(iv: iv, ciphertext: ciphertext, mac: mac)
        } catch {
            throw .primitive(error)
        }
    }

    private static func derive(
        from key: SecretBytes,
        info: [UInt8]
    ) -> (aes: SecretBytes, mac: SecretBytes) {
        let zeros = [UInt8](repeating: 0, count: 32)
        let keys = HKDFSHA256.derive(from: key, salt: zeros, info: info, count: 64)
        return (keys.slice(0..<32), keys.slice(32..<64))
    }

    private static func clearingBit63(_ iv: [UInt8]) -> [UInt8] {
        guard iv.count == ivSize else { return iv }
        var iv = iv
        iv[8] &= 0x7F
        return iv
    }
}

extension SecretBytes {
    /// Whether the bytes are UTF-8.
    fileprivate var isText: Bool {
        withBytes { bytes in (try? UTF8Span(validating: bytes)) != nil }
    }
}
