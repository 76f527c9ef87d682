internal import CSodium
package import Secrets

/// Diffie-Hellman on Curve25519. RFC 7748; Spec: A7, B8, B9.
package enum X25519 {
    /// The length of a private key, a public key and a shared secret, in bytes.
    package static let keyLength = 32

    /// The public key of a private key.
    ///
    /// - Throws: `PrimitivesError.length` unless the private key has 32 bytes.
    package static func publicKey(
        of privateKey: SecretBytes
    ) throws(PrimitivesError) -> [UInt8] {
        guard privateKey.count == keyLength else { throw .length }
        Sodium.prepare()
        var publicKey = [UInt8](repeating: 0, count: keyLength)
        let status = privateKey.withBytes { scalar in
            unsafe scalar.withBase { scalar in unsafe crypto_scalarmult_base(&publicKey, scalar) }
        }
        try Sodium.check(status, "crypto_scalarmult_base")
        return publicKey
    }

    /// What both sides of an exchange compute.
    ///
    /// - Throws: `PrimitivesError.length` unless both keys have 32 bytes;
    ///   `PrimitivesError.lowOrderPoint` when the result would be all zeros, since then it does
    ///   not depend on the private key.
    package static func sharedSecret(
        of privateKey: SecretBytes,
        with publicKey: [UInt8]
    ) throws(PrimitivesError) -> SecretBytes {
        guard privateKey.count == keyLength, publicKey.count == keyLength else { throw .length }
        return try SecretBytes(count: keyLength) { (target) throws(PrimitivesError) in
            let status = privateKey.withBytes { scalar in
                unsafe scalar.withBase { scalar in
                    unsafe target.withBase { target in
                        unsafe crypto_scalarmult(target, scalar, publicKey)
                    }
                }
            }
            guard status == 0 else { throw .lowOrderPoint }
        }
    }
}
