package import Formats

/// The public part of a one-time key or fallback key, to sign and upload. Spec: B12.
package struct OlmOneTimeKey: Equatable, Sendable {
    /// The ID: what stands behind `signed_curve25519:`. No other key of the account ever has it.
    package let id: String
    /// The key.
    package let key: Curve25519Key

    init(_ stored: StoredOneTimeKey) {
        let number = (0..<8).map { UInt8(truncatingIfNeeded: stored.number >> UInt64(56 - 8 * $0)) }
        id = Base64.encode(number)
        key = stored.pair.publicKey
    }
}
