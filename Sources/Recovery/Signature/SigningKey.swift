package import Formats
import Primitives
package import Secrets

/// A key pair that signs files as minisign does.
package struct SigningKey: Sendable {
    private static let seed = 8..<40
    private static let publicKey = 40..<72
    private static let signed = 0..<72
    private static let checksum = 72..<104

    /// What the signatures are verified with.
    package let publicKey: MinisignPublicKey

    private let seed: SecretBytes

    /// Opens a secret key.
    ///
    /// - Parameter passphrase: what protects it; not looked at where nothing does.
    /// - Throws: `SignatureError.passphrase`, `secretKey`; `PrimitivesError.memory` for the
    ///   passphrase's cost.
    package init(
        _ key: MinisignSecretKey,
        passphrase: SecretBytes?
    ) throws(RecoveryError) {
        var body = key.body
        if let derivation = key.derivation {
            guard let passphrase else { throw .signature(.passphrase) }
            body = try Self.opened(body, derivation, passphrase)
        }
        let isRight = Self.isWhole(body, isProtected: key.derivation != nil)
        guard isRight else {
            throw .signature(key.derivation == nil ? .secretKey : .passphrase)
        }
        let seed = body.slice(Self.seed)
        let publicKey = try carryingPrimitive { () throws(PrimitivesError) in
            try Ed25519.publicKey(ofSeed: seed)
        }
        let isPair = body.withBytes { body in
            body.extracting(Self.publicKey).isEqualInConstantTime(to: publicKey.span)
        }
        guard isPair else { throw .signature(.secretKey) }
        self.publicKey = MinisignPublicKey(
            id: MinisignKeyID(body.withBytes { $0.extracting(0..<MinisignKeyID.length).copied }),
            key: publicKey
        )
        self.seed = seed
    }

    private static func opened(
        _ body: SecretBytes,
        _ derivation: MinisignSecretKey.Derivation,
        _ passphrase: SecretBytes
    ) throws(RecoveryError) -> SecretBytes {
        let stream = try carryingPrimitive { () throws(PrimitivesError) in
            try Scrypt.derive(
                passphrase: passphrase,
                salt: derivation.salt,
                operations: derivation.operations,
                memory: derivation.memory,
                count: body.count
            )
        }
        return SecretBytes(count: body.count) { target in
            body.withBytes { body in
                stream.withBytes { stream in
                    for index in target.indices { target[index] = body[index] ^ stream[index] }
                }
            }
        }
    }

    /// Whether the checksum holds; minisign writes none where there is no passphrase.
    private static func isWhole(_ body: SecretBytes, isProtected: Bool) -> Bool {
        let hash = BLAKE2b(length: checksum.count)
        hash.update(Array("Ed".utf8).span)
        return body.withBytes { body in
            hash.update(body.extracting(signed))
            let found = body.extracting(checksum)
            if found.isEqualInConstantTime(to: hash.finish().span) { return true }
            return !isProtected && found.indices.allSatisfy { found[$0] == 0 }
        }
    }

    /// The ID of the key pair.
    package var id: MinisignKeyID { publicKey.id }

    /// Signs a file by its digest, and with it what is said of it.
    ///
    /// - Throws: `PrimitivesError.library`.
    package func sign(
        _ digest: FileDigest,
        comment: String
    ) throws(RecoveryError) -> MinisignSignature {
        try carryingPrimitive { () throws(PrimitivesError) in
            let comment = Array(comment.utf8)
            let signature = try Ed25519.sign(digest.bytes, withSeed: seed)
            return MinisignSignature(
                keyID: id,
                signature: signature,
                comment: comment,
                commentSignature: try Ed25519.sign(
                    MinisignSignature.commentedBytes(signature, comment),
                    withSeed: seed
                )
            )
        }
    }
}
