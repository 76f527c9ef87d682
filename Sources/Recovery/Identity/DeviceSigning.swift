package import Formats
import Primitives
package import Secrets

/// Signs a device with the self-signing key that secret storage holds, so that the user's other
/// devices and whoever verified the user trust it.
///
/// Nothing that the server says is signed unless it hangs together: the seed is the published
/// self-signing key's, the master key has signed that, and the device object is the device's own.
package struct DeviceSigning: Sendable {
    /// What was done.
    package enum Outcome: Equatable, Sendable {
        /// It was signed already.
        case stood
        /// It was signed.
        case signed
    }

    /// The device that was signed.
    package struct Result: Sendable {
        /// Its ID.
        package let deviceID: ExactText
        /// Its Ed25519 public key.
        package let publicKey: [UInt8]
        /// The self-signing key.
        package let signedBy: [UInt8]
        /// What was done.
        package let outcome: Outcome
    }

    private let master: SigningSeed?
    private let selfSigning: SigningSeed

    /// Signing with the keys of an account whose secrets were opened.
    ///
    /// - Throws: `RecoveryError.identity` with `seedsMissing`.
    package init(_ examination: Examination) throws(RecoveryError) {
        try self.init { examination.matrix.value(of: $0) }
    }

    /// Signing with the keys that `secret` gives.
    ///
    /// - Throws: `RecoveryError.identity` with `seedsMissing`.
    package init(_ secret: (EventType) -> SecretBytes?) throws(RecoveryError) {
        func seed(_ type: EventType) -> SigningSeed? {
            secret(type).flatMap { SigningSeed(value: $0) }
        }
        guard let selfSigning = seed(.selfSigning) else {
            throw .identity(.seedsMissing([.selfSigning]))
        }
        self.selfSigning = selfSigning
        master = seed(.master)
    }

    /// Signs a device, the session's own by default, and reads it back.
    ///
    /// - Parameter known: the device's Ed25519 key, where something else than the server says it.
    /// - Throws: `RecoveryError.identity`, with `deviceNotTrusted` also for another key than that;
    ///   `.homeserver`.
    package func sign(
        _ named: ExactText?,
        holding known: [UInt8]? = nil,
        on server: any IdentityServer
    ) async throws(RecoveryError) -> Result {
        guard let deviceID = named ?? server.deviceID else { throw .identity(.deviceUnknown) }
        let identity = try await server.publishedIdentity()
        let published = try trusted(identity)
        let device = try await device(deviceID, in: identity, on: server)
        let publicKey = try Self.ownKey(of: device, identity)
        guard known == nil || known == publicKey else {
            throw .identity(.deviceNotTrusted(deviceID))
        }
        func result(_ outcome: Outcome) -> Result {
            Result(
                deviceID: deviceID,
                publicKey: publicKey,
                signedBy: selfSigning.publicKey,
                outcome: outcome
            )
        }
        if device.signed.verdict(by: identity.userID, published) == .valid { return result(.stood) }
        let bare = try carryingFormat { () throws(FormatError) in
            try SignedJSON(device.signed.bare())
        }
        let signed = try bare.signed(by: identity.userID, withSeed: selfSigning.seed)
        try await server.add(signed: signed, to: deviceID)
        try await readBack(deviceID, publicKey, on: server)
        return result(.signed)
    }

    /// The published self-signing key, which is ours.
    private func trusted(_ identity: PublishedIdentity) throws(RecoveryError) -> PublishedKey {
        let (publishedMaster, published) = try identity.chain()
        let pairs =
            [(EventType.selfSigning, published, selfSigning)]
            + (master.map { [(EventType.master, publishedMaster, $0)] } ?? [])
        for (type, published, own) in pairs where published.publicKey != own.publicKey {
            throw .identity(
                .seedIsAnother(type, published: published.publicKey, found: own.publicKey)
            )
        }
        guard published.signed.verdict(by: identity.userID, publishedMaster) == .valid else {
            throw .identity(.chainBroken)
        }
        return published
    }

    private func device(
        _ id: ExactText,
        in identity: PublishedIdentity,
        on server: any IdentityServer
    ) async throws(RecoveryError) -> PublishedDevice {
        if let device = identity.devices.first(where: { $0.deviceID == id }) { return device }
        if identity.misfits.contains(where: { $0.path == "device_keys.\(id.string)" }) {
            throw .identity(.deviceNotTrusted(id))
        }
        let isThere = try await server.deviceIDs().contains(id)
        throw .identity(isThere ? .deviceWithoutKeys(id) : .noSuchDevice(id))
    }

    /// The key of a device whose object is the device's own.
    private static func ownKey(
        of device: PublishedDevice,
        _ identity: PublishedIdentity
    ) throws(RecoveryError) -> [UInt8] {
        guard let key = DeviceKey(device, of: identity.userID) else {
            throw .identity(.deviceNotTrusted(device.deviceID))
        }
        return key.publicKey
    }

    private func readBack(
        _ deviceID: ExactText,
        _ publicKey: [UInt8],
        on server: any IdentityServer
    ) async throws(RecoveryError) {
        let identity = try await server.publishedIdentity()
        let published = try trusted(identity)
        let device = identity.devices.first { $0.deviceID == deviceID }
        guard let device, device.publicKey == publicKey,
            device.signed.verdict(by: identity.userID, published) == .valid
        else { throw .identity(.notReadBack) }
    }
}
