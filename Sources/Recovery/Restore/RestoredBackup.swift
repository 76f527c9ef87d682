package import Formats
import Primitives
package import Secrets

/// Which version of the key backup takes the archived room keys. Spec: B8, B9.
///
/// A version takes them whose public key is that of a private key at hand which the account will
/// find in its secret storage. What a server says of a version proves nothing.
package struct RestoredBackup: Sendable {
    /// What is done.
    package enum Outcome: Equatable, Sendable {
        /// The current version takes them.
        case use(version: ExactText)
        /// A new version is made for them.
        case make
        /// They stay behind.
        case nothing(Obstacle)
    }

    /// Why room keys stay behind.
    package enum Obstacle: String, Sendable {
        /// The archive holds no key of a key backup, and no room keys.
        case notArchived = "not-archived"
        /// The archive holds room keys and no key of a key backup, and none that was given is the
        /// current version's.
        case noKey = "no-key"
        /// The account keeps the backup key that it has, and none at hand is the current version's.
        case otherKey = "other-key"
    }

    /// What is done.
    package let outcome: Outcome
    /// The private key of the version that takes the room keys.
    package let key: SecretBytes?
    /// Its public half.
    package let publicKey: [UInt8]?
    /// The current version.
    package let current: ExactText?

    private static let algorithm: ExactText = "m.megolm_backup.v1.curve25519-aes-sha2"

    /// Decides.
    ///
    /// - Parameters:
    ///   - archived: the archived backup key.
    ///   - given: backup keys that the person gave.
    ///   - becomesStored: whether the archived key will be the one in the account's secret storage.
    ///   - hasRoomKeys: whether the archive has any.
    ///   - version: the current version.
    package init(
        archived: SecretBytes?,
        given: [SecretBytes],
        becomesStored: Bool,
        hasRoomKeys: Bool,
        over version: BackupVersion?
    ) {
        current = version?.version
        let stored = becomesStored ? archived : nil
        let candidates = stored.map { [$0] } ?? ([archived].compactMap(\.self) + given)
        if let version, let name = version.version, version.algorithm == Self.algorithm,
            case .valid(let publicKey) = version.publicKey,
            let key = candidates.first(where: { Self.publicKey(of: $0) == publicKey })
        {
            (outcome, self.key, self.publicKey) = (.use(version: name), key, publicKey)
        } else if let stored, let publicKey = Self.publicKey(of: stored) {
            (outcome, key, self.publicKey) = (.make, stored, publicKey)
        } else {
            let why: Obstacle = archived == nil ? (hasRoomKeys ? .noKey : .notArchived) : .otherKey
            (outcome, key, publicKey) = (.nothing(why), nil, nil)
        }
    }

    private static func publicKey(of key: SecretBytes) -> [UInt8]? {
        try? X25519.publicKey(of: key)
    }
}
