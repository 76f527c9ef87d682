import Primitives
import Secrets

/// The key that each new chain comes from, together with an agreement on keys.
///
/// ```
/// HKDF-SHA-256(three agreements, no salt, "OLM_ROOT")       ─► root key 32 │ chain key 32
/// HKDF-SHA-256(agreement, salt root key, "OLM_RATCHET")     ─► root key 32 │ chain key 32
/// ```
/// Spec: B12; "Olm: a cryptographic ratchet", initial setup and advancing the root key.
struct RootKey: Equatable, Sendable {
    /// How many bytes a key has.
    static let length = 32
    private static let firstInfo = Array("OLM_ROOT".utf8)
    private static let info = Array("OLM_RATCHET".utf8)

    let bytes: SecretBytes

    /// The first root key and chain key of a session.
    static func first(of agreements: SecretBytes) -> (root: RootKey, chain: ChainKey) {
        split(HKDFSHA256.derive(from: agreements, salt: [], info: firstInfo, count: 64))
    }

    /// The root key and chain key that follow by an agreement of the ratchet keys.
    func next(by agreement: SecretBytes) -> (root: RootKey, chain: ChainKey) {
        Self.split(HKDFSHA256.derive(from: agreement, salt: bytes, info: Self.info, count: 64))
    }

    private static func split(_ bytes: SecretBytes) -> (root: RootKey, chain: ChainKey) {
        (
            RootKey(bytes: bytes.slice(0..<length)),
            ChainKey(bytes: bytes.slice(length..<2 * length), index: 0)
        )
    }
}
