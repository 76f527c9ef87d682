package import Formats
import Primitives
package import Secrets

/// Our device's keys: those that it is known by, and those that others begin sessions with.
///
/// A value, of which nothing changes where something is thrown; saved before keys are uploaded. Spec:
/// B12; "Device keys" and "One-time and fallback keys".
package struct OlmAccount: Equatable, Sendable {
    /// How many one-time keys a server should have of us: as many as vodozemac offers.
    package static let supply = 50
    /// How many one-time keys are kept, of which the oldest give way: ten times what a server has, since
    /// anyone may claim keys and never use them, while a message that uses one is on its way.
    static let mostOneTimeKeys = 10 * supply

    let signingSeed: SecretBytes
    let identity: CurveKeyPair
    private(set) var nextNumber: UInt64
    /// The oldest first.
    private(set) var oneTimeKeys: [StoredOneTimeKey]
    /// The fallback key and the one before it.
    private(set) var fallbackKeys: [StoredOneTimeKey]
    /// The Ed25519 key that the device is known by, and signs with.
    package let signingKey: [UInt8]

    /// An account as it was saved.
    ///
    /// - Throws: `OlmError.primitive` unless the seed has 32 bytes.
    init(
        signingSeed: SecretBytes,
        identity: CurveKeyPair,
        nextNumber: UInt64 = 0,
        oneTimeKeys: [StoredOneTimeKey] = [],
        fallbackKeys: [StoredOneTimeKey] = []
    ) throws(OlmError) {
        do throws(PrimitivesError) {
            signingKey = try Ed25519.publicKey(ofSeed: signingSeed)
        } catch {
            throw .primitive(error)
        }
        self.signingSeed = signingSeed
        self.identity = identity
        self.nextNumber = nextNumber
        self.oneTimeKeys = oneTimeKeys
        self.fallbackKeys = fallbackKeys
    }

    /// A new account, without one-time keys.
    ///
    /// - Parameter random: gives so many random bytes.
    /// - Throws: `OlmError.primitive`.
    package init(random: (Int) -> SecretBytes) throws(OlmError) {
        try self.init(
            signingSeed: random(Ed25519.seedLength),
            identity: CurveKeyPair(random(X25519.keyLength))
        )
    }

    /// The Curve25519 key that sessions are begun with, the device's sender key.
    package var identityKey: Curve25519Key { identity.publicKey }

    /// The device's signature of `message`, such as of keys to upload.
    ///
    /// - Throws: `OlmError.primitive`.
    package func sign(_ message: [UInt8]) throws(OlmError) -> [UInt8] {
        do throws(PrimitivesError) {
            return try Ed25519.sign(message, withSeed: signingSeed)
        } catch {
            throw .primitive(error)
        }
    }

    /// The one-time keys that are not known to be on the server.
    package var unpublishedOneTimeKeys: [OlmOneTimeKey] {
        oneTimeKeys.filter { !$0.isPublished }.map { OlmOneTimeKey($0) }
    }

    /// The fallback key, if it is not known to be on the server.
    package var unpublishedFallbackKey: OlmOneTimeKey? {
        fallbackKeys.first.flatMap { $0.isPublished ? nil : OlmOneTimeKey($0) }
    }

    /// Makes the one-time keys that the server lacks, beside those not published yet.
    ///
    /// - Parameter count: how many the server says it has.
    /// - Throws: `OlmError.primitive`.
    package mutating func replenishOneTimeKeys(
        onServer count: Int,
        random: (Int) -> SecretBytes
    ) throws(OlmError) {
        let missing = Self.supply - unpublishedOneTimeKeys.count - min(max(0, count), Self.supply)
        guard missing > 0 else { return }
        var keys = oneTimeKeys
        for place in 0..<UInt64(missing) {
            keys.append(
                StoredOneTimeKey(
                    number: nextNumber + place,
                    pair: try CurveKeyPair(random(X25519.keyLength))
                )
            )
        }
        oneTimeKeys = keys.suffix(Self.mostOneTimeKeys)
        nextNumber += UInt64(missing)
    }

    /// Makes a fallback key, and keeps the one before it. One that was never published stays.
    ///
    /// - Throws: `OlmError.primitive`.
    package mutating func replaceFallbackKey(random: (Int) -> SecretBytes) throws(OlmError) {
        guard unpublishedFallbackKey == nil else { return }
        let pair = try CurveKeyPair(random(X25519.keyLength))
        fallbackKeys = [StoredOneTimeKey(number: nextNumber, pair: pair)] + fallbackKeys.prefix(1)
        nextNumber += 1
    }

    /// Forgets the fallback key before the present one, an hour after that was first used.
    package mutating func forgetPreviousFallbackKey() {
        fallbackKeys = Array(fallbackKeys.prefix(1))
    }

    /// Notes that the server has all keys, once it has said so.
    package mutating func markKeysAsPublished() {
        for place in oneTimeKeys.indices { oneTimeKeys[place].isPublished = true }
        for place in fallbackKeys.indices { fallbackKeys[place].isPublished = true }
    }

    /// Forgets a one-time key that a session was begun with.
    mutating func removeOneTimeKey(_ key: Curve25519Key) {
        oneTimeKeys.removeAll { $0.pair.publicKey == key }
    }
}
