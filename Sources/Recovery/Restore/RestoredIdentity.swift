package import Formats
package import Secrets

/// What a restore does with the identity of an account on a homeserver: the archived private keys
/// against what is published there. Spec: A10, B7.
package struct RestoredIdentity: Sendable {
    /// What is done.
    package enum Outcome: String, Sendable {
        /// Nothing: the archive has not all private keys of one identity.
        case notArchived = "not-archived"
        /// Nothing: the archived identity is the one that is published.
        case same
        /// None is published, or not all of this one, and it will be, made anew for the user from
        /// the private keys.
        case publish
        /// Nothing: other keys are published. To replace them would break what others verified, and
        /// is no part of a restore.
        case differs
    }

    /// What is done.
    package let outcome: Outcome
    /// The archived identity as it is published for the user.
    package let keys: CrossSigningKeys?
    /// The archived master key.
    package let master: SigningSeed?
    /// The master key that is published now.
    package let published: [UInt8]?

    /// Compares.
    ///
    /// - Parameters:
    ///   - values: the archive's secrets.
    ///   - before: what was published when the archive was made, as far as it says.
    ///   - current: what is published now.
    package init(
        _ values: [EventType: SecretBytes],
        of user: ExactText,
        before: PublishedIdentity?,
        over current: PublishedIdentity?
    ) {
        published = current?.master?.publicKey
        let keys = try? CrossSigningKeys(of: user) { values[$0] }
        // Seeds that are not those of what was published are no identity that anybody knows.
        let isKnown = before.flatMap { keys?.others(in: $0).isEmpty } ?? true
        guard let keys, isKnown else {
            (outcome, self.keys, master) = (.notArchived, nil, nil)
            return
        }
        self.keys = keys
        master = values[.master].flatMap { SigningSeed(value: $0) }
        if current.map(keys.stand(in:)) == true {
            outcome = .same
        } else {
            outcome = current.map { keys.others(in: $0).isEmpty } ?? true ? .publish : .differs
        }
    }

    /// Whether the archived identity is, or will be, the published one.
    package var isOurs: Bool { outcome == .same || outcome == .publish }
}
