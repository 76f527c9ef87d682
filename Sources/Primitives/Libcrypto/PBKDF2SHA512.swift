package import Secrets

/// Key derivation from a passphrase: PBKDF2 with HMAC-SHA-512. RFC 8018; Spec: A9, B4, B10.
///
/// The rounds run directly over SHA-512's compression function. Every HMAC after the first one is
/// of a 64-byte digest, so it is two compressions of one block each, from the two states that the
/// padded passphrase leaves behind. `PKCS5_PBKDF2_HMAC` copies and frees a context in every round
/// instead, and takes half as long again.
///
/// Costs grow with `iterations` times the number of 64-byte blocks in `count`. Neither is bounded
/// here: whoever read them from a server bounds them first.
package enum PBKDF2SHA512 {
    /// `count` bytes from `passphrase` and `salt`, any lengths, after so many rounds.
    ///
    /// - Throws: `PrimitivesError.length` for fewer than one round or a negative count.
    package static func derive(
        passphrase: SecretBytes,
        salt: [UInt8],
        iterations: Int,
        count: Int
    ) throws(PrimitivesError) -> SecretBytes {
        guard iterations >= 1, count >= 0, count <= Int(UInt32.max) else { throw .length }
        let rounds = PBKDF2Rounds(passphrase: passphrase)
        return SecretBytes(count: count) { target in
            var written = 0
            var block: UInt32 = 0
            while written < count {
                block += 1
                rounds.derive(block: block, salt: salt, iterations: iterations)
                written += rounds.copyDigest(into: &target, at: written)
            }
        }
    }
}
