/// The public keys that an Olm session began with, the same on both sides. Spec: B12.
package struct OlmSessionKeys: Hashable, Sendable {
    /// The identity key of who began it.
    package let identity: Curve25519Key
    /// The key that was made to begin it.
    package let base: Curve25519Key
    /// The one-time or fallback key of the other side.
    package let oneTime: Curve25519Key

    /// The keys of a session.
    package init(identity: Curve25519Key, base: Curve25519Key, oneTime: Curve25519Key) {
        self.identity = identity
        self.base = base
        self.oneTime = oneTime
    }
}
