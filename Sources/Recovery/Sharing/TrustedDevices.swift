package import Formats

/// A user's own devices, as far as the user's identity vouches for them.
///
/// The server's word is worth nothing here: the master key is known from elsewhere, it has signed the
/// self-signing key, that has signed the device, and the device has signed itself. Spec: A16, B7.
package struct TrustedDevices: Sendable {
    /// A device that is the user's own.
    package struct Device: Equatable, Sendable {
        /// Its ID.
        package let deviceID: ExactText
        /// Its Ed25519 public key, 32 bytes.
        package let fingerprint: [UInt8]
        /// The Curve25519 key that Olm sessions with it are begun with.
        package let identityKey: Curve25519Key

        /// A device of that ID and these keys.
        package init(deviceID: ExactText, fingerprint: [UInt8], identityKey: Curve25519Key) {
            self.deviceID = deviceID
            self.fingerprint = fingerprint
            self.identityKey = identityKey
        }
    }

    /// Whose devices they are.
    package let userID: ExactText
    /// Those that are vouched for and can be written to, in the server's order. A dehydrated device is none
    /// of them: nobody reads what comes to it, or answers. Spec: MSC3814.
    package let verified: [Device]
    /// The IDs of those that are vouched for, of a dehydrated one too.
    package let signed: Set<ExactText>
    /// The others than the verified ones.
    package let others: [PublishedDevice]

    /// The devices of an identity.
    ///
    /// - Parameter master: the master key's public key, which its seed, an archive or the person proved to
    ///   be the user's.
    /// - Throws: as `PublishedIdentity.chain`; `RecoveryError.identity` with `chainBroken`, or
    ///   `anotherPublished` where the server shows another master key.
    package init(_ identity: PublishedIdentity, master: [UInt8]) throws(RecoveryError) {
        let (published, selfSigning) = try identity.chain()
        guard published.publicKey == master else { throw .identity(.anotherPublished([.master])) }
        let user = identity.userID
        guard selfSigning.signed.verdict(by: user, published) == .valid else {
            throw .identity(.chainBroken)
        }
        var verified: [Device] = []
        var signed: Set<ExactText> = []
        var others: [PublishedDevice] = []
        for device in identity.devices {
            let key = DeviceKey(device, of: user)
            let isSigned = key != nil && device.signed.verdict(by: user, selfSigning) == .valid
            if isSigned { signed.insert(device.deviceID) }
            if isSigned, !device.isDehydrated, let key,
                let identityKey = device.identityKey.flatMap({ Curve25519Key($0) })
            {
                verified.append(
                    Device(
                        deviceID: device.deviceID,
                        fingerprint: key.publicKey,
                        identityKey: identityKey
                    )
                )
            } else {
                others.append(device)
            }
        }
        userID = user
        self.verified = verified
        self.signed = signed
        self.others = others
    }

    /// Devices that the identity vouched for before.
    init(of userID: ExactText, _ verified: [Device]) {
        self.userID = userID
        self.verified = verified
        signed = Set(verified.map(\.deviceID))
        others = []
    }

    /// The device of an ID.
    ///
    /// - Throws: `SharingRefusal.deviceUnknown`, `.deviceNotVerified`.
    package func device(_ id: ExactText) throws(SharingRefusal) -> Device {
        if let device = verified.first(where: { $0.deviceID == id }) { return device }
        let isThere = others.contains { $0.deviceID == id }
        throw isThere ? .deviceNotVerified(id) : .deviceUnknown(id)
    }

    /// The device that has a Curve25519 key.
    ///
    /// - Throws: `SharingRefusal.senderKeyUnknown`, `.deviceNotVerified`.
    func device(identityKey: Curve25519Key) throws(SharingRefusal) -> Device {
        if let device = verified.first(where: { $0.identityKey == identityKey }) { return device }
        guard let other = others.first(where: { $0.identityKey == identityKey.bytes }) else {
            throw .senderKeyUnknown
        }
        throw .deviceNotVerified(other.deviceID)
    }
}
