package import Formats
import Olm
import Primitives

extension OwnDevice {
    /// The ID that its signatures have.
    private var keyID: ExactText { .ed25519(deviceID) }

    /// What `POST /keys/upload` is given: the device's own object, and the one-time and fallback keys that
    /// the server may lack. All is signed by the device. Spec: B12.
    ///
    /// - Throws: `RecoveryError.olm`, `.format`.
    func unpublishedKeys() throws(RecoveryError) -> JSONValue {
        var oneTime: [(ExactText, JSONValue)] = []
        for key in olm.account.unpublishedOneTimeKeys {
            oneTime.append((id(of: key), try signed(.object([("key", .string(key.key.base64))]))))
        }
        var members: [(ExactText, JSONValue)] = [
            ("device_keys", try deviceKeys()), ("one_time_keys", .object(oneTime)),
        ]
        if let key = olm.account.unpublishedFallbackKey {
            let object = JSONValue.object([
                ("fallback", .bool(true)), ("key", .string(key.key.base64)),
            ])
            members.append(("fallback_keys", .object([(id(of: key), try signed(object))])))
        }
        return .object(members)
    }

    /// The device's object. It says Olm alone: no room's messages are read here.
    private func deviceKeys() throws(RecoveryError) -> JSONValue {
        try signed(
            .object([
                ("algorithms", .array([.string(OlmEvent.algorithm)])),
                ("device_id", .string(deviceID)),
                (
                    "keys",
                    .object([
                        (.curve25519(deviceID), .string(olm.account.identityKey.base64)),
                        (keyID, .string(Base64.encode(olm.account.signingKey))),
                    ])
                ),
                ("user_id", .string(userID)),
            ])
        )
    }

    private func id(of key: OlmOneTimeKey) -> ExactText {
        ExactText("signed_curve25519:" + key.id)
    }

    private func signed(_ object: JSONValue) throws(RecoveryError) -> JSONValue {
        let bytes = try carryingFormat { () throws(FormatError) in try object.canonical() }
        let signature = try carryingOlm { () throws(OlmError) in try olm.account.sign(bytes) }
        return try carryingFormat { () throws(FormatError) in
            try SignedJSON(object).adding(signature, by: userID, keyID)
        }
    }

    /// How long the fallback key before the present one is kept, for what is on its way by it, in seconds.
    private static let fallbackPause: Int64 = 60 * 60

    /// Makes the first keys for others to begin sessions by, unless they were made.
    ///
    /// - Throws: `RecoveryError.olm`.
    mutating func makeFirstKeys() throws(RecoveryError) {
        try carryingOlm { () throws(OlmError) in
            try olm.account.replenishOneTimeKeys(onServer: 0, random: Randomness.secret)
            try olm.account.replaceFallbackKey(random: Randomness.secret)
        }
    }

    /// Makes the keys that the server lacks, a fallback key at most once an hour.
    ///
    /// - Parameters:
    ///   - count: how many one-time keys the server has.
    ///   - hasFallbackKey: whether it has a fallback key that nobody used.
    ///   - time: in seconds since 1970.
    /// - Throws: `RecoveryError.olm`.
    mutating func makeKeys(
        onServer count: Int,
        hasFallbackKey: Bool,
        at time: Int64
    ) throws(RecoveryError) {
        if let replaced = fallbackReplaced, time - replaced >= Self.fallbackPause || time < replaced
        {
            olm.account.forgetPreviousFallbackKey()
            fallbackReplaced = nil
        }
        try carryingOlm { () throws(OlmError) in
            try olm.account.replenishOneTimeKeys(onServer: count, random: Randomness.secret)
            guard !hasFallbackKey, fallbackReplaced == nil else { return }
            try olm.account.replaceFallbackKey(random: Randomness.secret)
            fallbackReplaced = time
        }
    }

    /// Whether there is something to upload.
    var hasUnpublishedKeys: Bool {
        !olm.account.unpublishedOneTimeKeys.isEmpty || olm.account.unpublishedFallbackKey != nil
    }

    /// Whether what is published under this device's ID is this device.
    func isPublished(in identity: PublishedIdentity) -> Publication {
        let device = identity.devices.first { $0.deviceID == deviceID }
        guard let device else { return .missing }
        let isOwn =
            device.publicKey == olm.account.signingKey
            && device.identityKey == olm.account.identityKey.bytes
        return isOwn ? .own : .another
    }

    /// What is published under a device's ID.
    enum Publication: Equatable, Sendable {
        /// Nothing.
        case missing
        /// This device's keys.
        case own
        /// Other keys: another program uses the session.
        case another
    }

    /// Whether the identity that is published vouches for this device.
    package func isSigned(in identity: PublishedIdentity) -> Bool {
        guard let master = identity.master?.publicKey,
            let devices = try? TrustedDevices(identity, master: master)
        else { return false }
        return devices.verified.contains { device in
            device.deviceID == deviceID && device.fingerprint == olm.account.signingKey
        }
    }

    /// The user's devices by the identity that this one knows; where it knows none, those that were asked
    /// for something, so that what they answer is not lost.
    package func trusted(_ identity: PublishedIdentity) -> TrustedDevices {
        let known = master.flatMap { try? TrustedDevices(identity, master: $0) }
        return known ?? TrustedDevices(of: userID, requests.requests.flatMap(\.asked))
    }

    /// Begins a session with a device by a key that was claimed.
    ///
    /// - Throws: `SharingRefusal.oneTimeKey` for one that the device did not sign, or that is none.
    mutating func beginSession(
        with device: TrustedDevices.Device,
        by claimed: JSONValue
    ) throws(SharingRefusal) {
        guard let text = (try? claimed.member("key"))??.text,
            let oneTimeKey = Curve25519Key(base64: text), let signed = try? SignedJSON(claimed),
            signed.verdict(
                by: userID,
                keyID: .ed25519(device.deviceID),
                publicKey: device.fingerprint
            ) == .valid
        else { throw .oneTimeKey(device.deviceID) }
        do {
            try olm.beginSession(
                with: device.identityKey,
                oneTimeKey: oneTimeKey,
                random: Randomness.secret
            )
        } catch {
            throw .oneTimeKey(device.deviceID)
        }
    }
}
