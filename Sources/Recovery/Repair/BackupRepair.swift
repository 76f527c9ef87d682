package import Formats
import Primitives
import Secrets

/// What mends the current version of a key backup: a public key that clients read, and a signature
/// of the user's identity. Spec: A4, B8, B9.
///
/// The private key at hand must be the version's own, whichever way its public half is written.
package struct BackupRepair: Sendable {
    /// The version.
    package let version: ExactText
    /// Its `auth_data` as it is.
    package let before: JSONValue
    /// Its `auth_data` as it is to be.
    package let authData: JSONValue
    private let algorithm: ExactText

    /// Nil where nothing is to be mended, or cannot be without another key.
    ///
    /// - Throws: `RecoveryError` where signing fails.
    init?(_ examination: Examination, _ signer: DescriptionSigner?) throws(RecoveryError) {
        guard let current = examination.account.backups?.first, let version = current.version,
            let value = examination.matrix.value(of: .megolmBackup),
            let algorithm = current.algorithm,
            let key = try? BackupKeyText.decode(value).key, key.count == RecoveryKey.keySize,
            let own = try? X25519.publicKey(of: key), current.publicKey.bytes == own
        else { return nil }
        let master = examination.account.identity?.master
        let isSigned =
            master.map { master in
                current.signed.verdict(by: examination.account.userID ?? "", master) == .valid
            } ?? true
        let isReadable = current.publicKey == .valid(own)
        guard !isReadable || (!isSigned && signer != nil) else { return nil }
        self.version = version
        self.algorithm = algorithm
        before = current.authData
        authData = try Self.mended(current.authData, isReadable ? nil : own, signer)
    }

    /// The version as a homeserver will show it.
    var content: JSONValue {
        JSONValue.object([
            ("algorithm", .string(algorithm)), ("auth_data", authData),
            ("version", .string(version)),
        ])
    }

    /// Writes it, unless someone else changed the version since it was read, and reads it back.
    ///
    /// - Throws: `RecoveryError.backup` with `.replaced`, `.homeserver`.
    package func apply(on server: any BackupConnection) throws(RecoveryError) {
        let now = try server.version(nil)
        guard let now, now.version == version, now.authData.isEquivalent(to: before) else {
            throw .backup(.replaced(now?.version))
        }
        try server.set(authData: authData, of: now)
        let back = try server.version(version)
        guard let back, back.authData.isEquivalent(to: authData) else {
            throw .backup(.replaced(back?.version))
        }
    }

    /// Signatures are over the public key, so none holds that is left from before it was written
    /// anew.
    private static func mended(
        _ authData: JSONValue,
        _ publicKey: [UInt8]?,
        _ signer: DescriptionSigner?
    ) throws(RecoveryError) -> JSONValue {
        do {
            var authData = authData
            if let publicKey {
                authData = try authData.removing("signatures")
                    .setting("public_key", to: .string(Base64.encode(publicKey)))
            }
            return try signer?.signBeside(authData) ?? authData
        } catch let error as FormatError {
            throw .format(error)
        } catch let error as RecoveryError {
            throw error
        } catch {
            throw .primitive(.library("signature"))
        }
    }
}
