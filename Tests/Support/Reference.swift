package import Formats
package import Primitives
package import Secrets

/// Short, direct computations from the specification, to hold the real ones against where those
/// never write what old clients did.
package enum Reference {
    /// The `mac` of a key check with this `iv`, every bit of it used. Spec: B3.
    ///
    /// - Throws: `PrimitivesError`.
    package static func keyCheckMAC(iv: [UInt8], key: SecretBytes) throws -> [UInt8] {
        let zeros = [UInt8](repeating: 0, count: 32)
        let keys = HKDFSHA256.derive(from: key, salt: zeros, info: [], count: 64)
        let ciphertext = try AES256CTR.encrypt(
            SecretBytes(copying: zeros),
            key: keys.slice(0..<32),
            iv: iv
        )
        return HMACSHA256.code(of: ciphertext, key: keys.slice(32..<64))
    }

    /// A secret sealed with this `iv`, every bit of it used, by a client that counts so. Spec: B1.
    ///
    /// - Throws: `PrimitivesError`.
    package static func seal(
        _ secret: SecretBytes,
        iv: [UInt8],
        key: SecretBytes,
        name: EventType,
        counter: AES256CTR.Counter
    ) throws -> SealedForm {
        let zeros = [UInt8](repeating: 0, count: 32)
        let keys = HKDFSHA256.derive(from: key, salt: zeros, info: name.rawValue.utf8, count: 64)
        let plaintext = secret.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        let ciphertext = try AES256CTR.decrypt(
            plaintext,
            key: keys.slice(0..<32),
            iv: iv,
            counter: counter
        ).withBytes { bytes in bytes.indices.map { bytes[$0] } }
        let mac = HMACSHA256.code(of: ciphertext, key: keys.slice(32..<64))
        return .symmetric(iv: iv, ciphertext: ciphertext, mac: mac)
    }
}
