package import Formats

/// An account's identity link by link: the published keys, whether secret storage holds their seeds,
/// and which devices they vouch for. Spec: B7.
package struct IdentityStatus: Sendable {
    /// A cross-signing key.
    package struct Key: Sendable {
        /// The secret that its seed is stored as.
        package let type: EventType
        /// The published public key; nil where none is shown.
        package let publicKey: [UInt8]?
        /// What the master key's signature is worth; nil for the master key itself, and where no key
        /// is shown.
        package let signature: SignatureVerdict?
        /// Whether the seed is at hand.
        package let seed: Seed
    }

    /// What secret storage holds of a key.
    package enum Seed: Equatable, Sendable {
        /// Its seed.
        case matches
        /// The seed of another key, or of one that is not published.
        case isAnother([UInt8])
        /// Something that is no seed.
        case malformed
        /// Something that was not opened.
        case notOpened
        /// Nothing.
        case absent
    }

    /// A device.
    package struct Device: Sendable {
        /// The device as it is published.
        package let published: PublishedDevice
        /// What its signature of itself is worth.
        package let own: SignatureVerdict
        /// What the self-signing key's signature is worth.
        package let bySelfSigning: SignatureVerdict
        /// Whether every link from the master key to it holds.
        package let isVerified: Bool
        /// Whether it is the dehydrated device.
        package let isDehydrated: Bool
    }

    /// The master, self-signing and user-signing key.
    package let keys: [Key]
    /// The devices, in the server's order.
    package let devices: [Device]

    /// The identity of an account.
    ///
    /// - Throws: `RecoveryError.identity` with `notKnown`.
    package init(_ examination: Examination) throws(RecoveryError) {
        let account = examination.account
        guard let identity = account.identity else { throw .identity(.notKnown) }
        let user = identity.userID
        func verdict(_ key: PublishedKey?) -> SignatureVerdict? {
            guard let key else { return nil }
            return identity.master.map { key.signed.verdict(by: user, $0) } ?? .absent
        }
        keys = identity.bySecret.map { type, key in
            Key(
                type: type,
                publicKey: key?.publicKey,
                signature: type == .master ? nil : verdict(key),
                seed: Self.seed(type, key, examination.matrix)
            )
        }
        let isChained = verdict(identity.selfSigning) == .valid
        devices = identity.devices.map { device in
            let own = device.ownVerdict(of: user)
            let by = identity.selfSigning.map { device.signed.verdict(by: user, $0) } ?? .absent
            return Device(
                published: device,
                own: own,
                bySelfSigning: by,
                isVerified: isChained && own == .valid && by == .valid,
                isDehydrated: account.dehydratedDevice == .present(device.deviceID)
            )
        }
    }

    private static func seed(
        _ type: EventType,
        _ published: PublishedKey?,
        _ matrix: StorageMatrix
    ) -> Seed {
        guard let row = matrix.row(type) else { return .absent }
        guard let value = row.value else { return .notOpened }
        guard let own = SigningSeed(value: value) else { return .malformed }
        return own.publicKey == published?.publicKey ? .matches : .isAnother(own.publicKey)
    }
}
