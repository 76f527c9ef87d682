package import Formats
package import Secrets

/// The three keys of an identity as they are published, made of their seeds: what is sent to
/// `POST /keys/device_signing/upload`. Spec: A4, B7.
package struct CrossSigningKeys: Sendable {
    /// The request's members.
    package let content: [(name: ExactText, object: JSONValue)]
    private let seeds: [(type: EventType, seed: SigningSeed)]

    /// Keys for a user, the others signed by the master key.
    ///
    /// - Parameter value: the value of a secret, from secret storage or an archive.
    /// - Throws: `RecoveryError.identity` with `seedsMissing`.
    package init(
        of userID: ExactText,
        _ value: (EventType) -> SecretBytes?
    ) throws(RecoveryError) {
        let names: [(EventType, ExactText)] = [
            (.master, "master"), (.selfSigning, "self_signing"), (.userSigning, "user_signing"),
        ]
        var seeds: [(type: EventType, seed: SigningSeed)] = []
        var missing: [EventType] = []
        for (type, _) in names {
            if let seed = value(type).flatMap({ SigningSeed(value: $0) }) {
                seeds.append((type, seed))
            } else {
                missing.append(type)
            }
        }
        guard missing.isEmpty, let master = seeds.first?.seed else {
            throw .identity(.seedsMissing(missing))
        }
        var content: [(name: ExactText, object: JSONValue)] = []
        for ((type, seed), (_, usage)) in zip(seeds, names) {
            let bare = Self.object(seed, usage, of: userID)
            let object =
                type == .master
                ? bare
                : try carryingFormat { () throws(FormatError) in try SignedJSON(bare) }
                    .signed(by: userID, withSeed: master.seed)
            content.append((ExactText(usage.string + "_key"), object))
        }
        self.seeds = seeds
        self.content = content
    }

    private static func object(
        _ seed: SigningSeed,
        _ usage: ExactText,
        of userID: ExactText
    ) -> JSONValue {
        .object([
            ("keys", .object([(seed.keyID, .string(Base64.encode(seed.publicKey)))])),
            ("usage", .array([.string(usage)])), ("user_id", .string(userID)),
        ])
    }

    /// Whether this is what is published, and the chain holds.
    package func stand(in identity: PublishedIdentity) -> Bool {
        guard let master = identity.master, others(in: identity).isEmpty else { return false }
        return [identity.selfSigning, identity.userSigning].allSatisfy { key in
            key?.signed.verdict(by: identity.userID, master) == .valid
        }
    }

    /// The secrets in whose place another key is published, or something that is no key.
    package func others(in identity: PublishedIdentity) -> [EventType] {
        let published = Dictionary(
            uniqueKeysWithValues: identity.bySecret.map { ($0.0, $0.1?.publicKey) }
        )
        return seeds.compactMap { type, seed in
            if identity.hasMisfit(type) { return type }
            guard let key = published[type] ?? nil else { return nil }
            return key == seed.publicKey ? nil : type
        }
    }

    /// The master key's public key.
    package var master: [UInt8] { seeds.first?.seed.publicKey ?? [] }
}

extension PublishedIdentity {
    /// Whether the same three keys are published in both.
    package func hasSameKeys(as other: PublishedIdentity) -> Bool {
        zip(bySecret, other.bySecret).allSatisfy { one, two in
            one.1?.publicKey == two.1?.publicKey && hasMisfit(one.0) == other.hasMisfit(two.0)
        }
    }
}
