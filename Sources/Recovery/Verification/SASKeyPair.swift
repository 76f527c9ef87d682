package import Primitives
package import Secrets

/// The Curve25519 key pair of one verification, and no other.
package struct SASKeyPair: Sendable {
    let privateKey: SecretBytes
    /// What the other device is shown.
    package let publicKey: [UInt8]

    /// The pair of 32 random bytes.
    ///
    /// - Throws: `PrimitivesError.length` for another number of bytes.
    package init(privateKey: SecretBytes) throws(PrimitivesError) {
        self.privateKey = privateKey
        publicKey = try X25519.publicKey(of: privateKey)
    }
}
