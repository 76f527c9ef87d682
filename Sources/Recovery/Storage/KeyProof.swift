package import Formats
import Primitives
package import Secrets

/// What a key description says of a key: the first of the three proofs (B3, A4).
package enum KeyVerdict: Equatable, Sendable {
    /// The key check or the public key is this key's.
    case match
    /// It is another key's.
    case mismatch
    /// There is no key check: only opening a secret can prove the key.
    case unverifiable
    /// The key check itself is malformed, in the named property.
    case malformed(String)
    /// The algorithm is not known, or not stated.
    case unsupportedAlgorithm
}

extension KeyDescription {
    /// Holds `material` against the description's key check or public key.
    package func verdict(on material: SecretBytes) -> KeyVerdict {
        guard algorithm == .aesHMACSHA2 || algorithm == .curve25519AESSHA2 else {
            return .unsupportedAlgorithm
        }
        switch check {
        case .none:
            return .unverifiable
        case .malformed(let property):
            return .malformed(property)
        case .mac(let iv, let mac):
            return AESHMACSHA2.matches(iv: iv, mac: mac, key: material) ? .match : .mismatch
        case .publicKey(let expected):
            guard let own = try? X25519.publicKey(of: material) else { return .mismatch }
            return own.span.isEqualInConstantTime(to: expected.span) ? .match : .mismatch
        }
    }
}

/// How a key was proved to be the account's. A key without a proof encrypts nothing.
package enum KeyProof: Equatable, Sendable {
    /// By the key check in its description (B3).
    case keyCheck
    /// By the public key in its description (A7).
    case publicKey
    /// By opening this secret, whose MAC held.
    case openedSecret(EventType)
}
