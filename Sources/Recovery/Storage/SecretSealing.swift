package import Formats
import Primitives
package import Secrets

/// Seals secrets under storage keys, as every client accepts them. Design: section 4.
package struct SecretSealing: Sendable {
    private let padding: Base64.Padding
    private let macInput: Curve25519AESSHA2.MACInput

    /// Sealing with this base64, and for A7 this MAC.
    package init(
        padding: Base64.Padding = .unpadded,
        macInput: Curve25519AESSHA2.MACInput = .ciphertext
    ) {
        self.padding = padding
        self.macInput = macInput
    }

    /// The object that goes under the key's ID.
    ///
    /// - Throws: `RecoveryError.primitive` where the library fails, `.unsupportedAlgorithm` for a
    ///   key of another algorithm.
    package func entry(
        for secret: SecretBytes,
        name: EventType,
        key: StorageKey
    ) throws(RecoveryError) -> JSONValue {
        guard let entry = try form(for: secret, name: name, key: key).encoded(padding) else {
            throw .unsupportedAlgorithm(key.algorithm)
        }
        return entry
    }

    private func form(
        for secret: SecretBytes,
        name: EventType,
        key: StorageKey
    ) throws(RecoveryError) -> SealedForm {
        switch key.algorithm {
        case .aesHMACSHA2:
            let iv = Randomness.bytes(AESHMACSHA2.ivSize)
            return try AESHMACSHA2.seal(secret, iv: iv, key: key.material, name: name)
        case .curve25519AESSHA2:
            let publicKey: [UInt8]
            do {
                publicKey = try X25519.publicKey(of: key.material)
            } catch {
                throw .primitive(error)
            }
            return try Curve25519AESSHA2.seal(
                secret,
                ephemeralPrivateKey: Randomness.secret(32),
                publicKey: publicKey,
                mac: macInput
            )
        default:
            throw .unsupportedAlgorithm(key.algorithm)
        }
    }
}

/// The one secret with two spellings. Spec: B8; traps 1.23.
package enum SecretSpelling {
    /// The value as it is carried over: byte for byte, but for a backup key in decimals, which no
    /// client reads any more and which becomes base64.
    package static func normalised(_ value: SecretBytes, of type: EventType) -> SecretBytes {
        guard type == .megolmBackup, let read = try? BackupKeyText.decode(value),
            read.spelling == .decimals, read.key.count == 32
        else { return value }
        return SecretBytes(copyingBase64Of: read.key)
    }

    /// Whether two values of a secret mean the same: equal bytes, or the same backup key in both
    /// spellings.
    package static func isSame(_ one: SecretBytes, _ two: SecretBytes, of type: EventType) -> Bool {
        if one == two { return true }
        guard type == .megolmBackup, let first = try? BackupKeyText.decode(one),
            let second = try? BackupKeyText.decode(two)
        else { return false }
        return first.key == second.key
    }
}
