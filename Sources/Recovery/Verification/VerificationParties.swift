package import Formats

/// Who takes part in a verification: our device, those of the same user's other devices that may, and
/// the master key of the identity.
///
/// These keys are held or were read before. What is verified is exactly they: no message of a
/// verification brings another one in.
package struct VerificationParties: Sendable {
    /// The master key.
    package struct MasterKey: Sendable {
        /// Whether our device vouches for it.
        package enum Trust: Sendable {
            /// It does, as the key was proved by other means.
            case proven
            /// It does not: a homeserver published it, and nobody knows.
            case published
        }

        /// The key, 32 bytes.
        package let publicKey: [UInt8]
        /// Whether our device vouches for it.
        package let trust: Trust

        /// A master key.
        package init(publicKey: [UInt8], trust: Trust) {
            self.publicKey = publicKey
            self.trust = trust
        }

        /// The ID that the key has.
        var keyID: ExactText { .ed25519(publicKey) }
    }

    /// Whose devices they are.
    package let userID: ExactText
    /// Our device.
    package let own: DeviceKey
    /// The others.
    package let others: [DeviceKey]
    /// The master key, where there is one.
    package let master: MasterKey?

    /// Devices and a master key; nil where two of them go by one ID: homeservers give devices their
    /// IDs, and a key that stands for another is what a hostile one would try.
    package init?(
        of userID: ExactText,
        own: DeviceKey,
        others: [DeviceKey],
        master: MasterKey?
    ) {
        let ids = [own.keyID] + others.map(\.keyID) + (master.map { [$0.keyID] } ?? [])
        guard Set(ids).count == ids.count else { return nil }
        self.userID = userID
        self.own = own
        self.others = others
        self.master = master
    }

    /// The other device of this ID.
    func other(_ deviceID: ExactText) -> DeviceKey? {
        others.first { $0.deviceID == deviceID }
    }
}
