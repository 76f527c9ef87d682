internal import CSodium
package import Secrets

/// Signatures on Edwards25519, with the 32-byte seed as the private key. RFC 8032; Spec: A4, B7.
package enum Ed25519 {
    /// The length of a seed, in bytes.
    package static let seedLength = 32

    /// The length of a public key, in bytes.
    package static let publicKeyLength = 32

    /// The length of a signature, in bytes.
    package static let signatureLength = 64

    /// The public key of a seed.
    ///
    /// - Throws: `PrimitivesError.length` unless the seed has 32 bytes.
    package static func publicKey(
        ofSeed seed: SecretBytes
    ) throws(PrimitivesError) -> [UInt8] {
        try keyPair(ofSeed: seed).publicKey
    }

    /// The signature of `message`.
    ///
    /// - Throws: `PrimitivesError.length` unless the seed has 32 bytes.
    package static func sign(
        _ message: [UInt8],
        withSeed seed: SecretBytes
    ) throws(PrimitivesError) -> [UInt8] {
        let expanded = try keyPair(ofSeed: seed).expandedKey
        var signature = [UInt8](repeating: 0, count: signatureLength)
        let status = expanded.withBytes { key in
            unsafe key.withBase { key in
                unsafe crypto_sign_detached(&signature, nil, message, UInt64(message.count), key)
            }
        }
        try Sodium.check(status, "crypto_sign_detached")
        return signature
    }

    /// Whether `signature` is one of `message` by `publicKey`.
    ///
    /// False as well for lengths that are none, and for keys of low order.
    package static func isValid(
        signature: [UInt8],
        of message: [UInt8],
        by publicKey: [UInt8]
    ) -> Bool {
        guard signature.count == signatureLength, publicKey.count == publicKeyLength else {
            return false
        }
        Sodium.prepare()
        let status = unsafe crypto_sign_verify_detached(
            signature,
            message,
            UInt64(message.count),
            publicKey
        )
        return status == 0
    }

    /// libsodium's 64-byte form of the private key, seed || public key, and the public key.
    private static func keyPair(
        ofSeed seed: SecretBytes
    ) throws(PrimitivesError) -> (expandedKey: SecretBytes, publicKey: [UInt8]) {
        guard seed.count == seedLength else { throw .length }
        Sodium.prepare()
        var publicKey = [UInt8](repeating: 0, count: publicKeyLength)
        let expandedKey = try SecretBytes(count: 64) { (target) throws(PrimitivesError) in
            let status = seed.withBytes { seed in
                unsafe seed.withBase { seed in
                    unsafe target.withBase { target in
                        unsafe crypto_sign_seed_keypair(&publicKey, target, seed)
                    }
                }
            }
            try Sodium.check(status, "crypto_sign_seed_keypair")
        }
        return (expandedKey, publicKey)
    }
}
