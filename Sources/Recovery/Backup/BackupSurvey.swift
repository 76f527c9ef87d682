package import Formats
import Primitives
package import Secrets

/// What is known of every version of an account's key backup.
package struct BackupSurvey: Sendable {
    /// One version.
    package struct Version: Sendable {
        /// The version.
        package let info: BackupVersion
        /// How many room keys it has, where anything says so.
        package let count: Int64?
        /// Who signed it.
        package let signers: [Signer]
        /// Where the key comes from that opens it; nil where none at hand does.
        package let opener: Opener?
    }

    /// Someone whose signature is there.
    package struct Signer: Sendable {
        /// Who it is.
        package let who: Who
        /// Whether the signature holds; nil where the key is not known.
        package let isValid: Bool?
    }

    /// Who can sign a version.
    package enum Who: Sendable {
        /// The account's master key, as it is published.
        case master
        /// One of the account's devices.
        case device(ExactText)
        /// Someone else, by a key of this ID.
        case other(ExactText, keyID: ExactText)
    }

    /// Where a key comes from.
    package enum Opener: Sendable {
        /// It is the secret in secret storage.
        case secretStorage
        /// It was that before, and is kept there.
        case keptBefore
        /// It was given.
        case given
    }

    /// The versions, the current one first.
    package let versions: [Version]

    /// Looks at all versions of an account.
    ///
    /// - Parameter keys: keys that were given beside those in secret storage.
    /// - Throws: `RecoveryError.primitive` for rows that cannot be read.
    package init(
        _ source: AccountSource,
        _ examination: Examination,
        keys: [SecretBytes]
    ) throws(RecoveryError) {
        let openers = Self.openers(examination, keys)
        var versions: [Version] = []
        for backup in source.backups {
            let info = backup.info
            versions.append(
                Version(
                    info: info,
                    count: try Self.count(of: backup),
                    signers: Self.signers(of: info, source.account),
                    opener: openers.first { $0.publicKey == info.publicKey.bytes }?.opener
                )
            )
        }
        self.versions = versions
    }

    private static func openers(
        _ examination: Examination,
        _ keys: [SecretBytes]
    ) -> [(publicKey: [UInt8], opener: Opener)] {
        var all: [(SecretBytes, Opener)] = []
        for row in examination.matrix.rows {
            guard let value = row.value, let key = try? BackupKey.read(value) else { continue }
            if row.type == .megolmBackup { all.insert((key, .secretStorage), at: 0) }
            if StoredBackupKey.isKept(row.type) { all.append((key, .keptBefore)) }
        }
        all += keys.map { ($0, .given) }
        return all.compactMap { key, opener in
            (try? X25519.publicKey(of: key)).map { ($0, opener) }
        }
    }

    /// What the server says, or else as many as the rows are that lie beside it.
    private static func count(
        of backup: AccountSource.Backup
    ) throws(RecoveryError) -> Int64? {
        if let count = backup.info.count { return count }
        guard let rows = try backup.rows() else { return nil }
        var counter = RowCounter(.backup)
        try carryingPrimitive { () throws(PrimitivesError) in
            let file = try FileDescriptor(reading: rows)
            let buffer = WorkBuffer(count: 256 << 10, for: .ciphertext)
            while true {
                let count = try buffer.withMutableBytes(0..<buffer.count) {
                    (target) throws(PrimitivesError) in
                    try file.read(into: &target)
                }
                if count == 0 { return }
                buffer.withBytes(0..<count) { counter.take($0) }
            }
        }
        return counter.rows
    }

    private static func signers(of info: BackupVersion, _ account: Account) -> [Signer] {
        info.signed.signatures.map { signature in
            guard signature.userID == account.userID else {
                let who = Who.other(signature.userID, keyID: signature.keyID)
                return Signer(who: who, isValid: nil)
            }
            if let master = account.identity?.master, master.keyID == signature.keyID {
                let verdict = info.signed.verdict(by: signature.userID, master)
                return Signer(who: .master, isValid: verdict == .valid)
            }
            let device = account.identity?.devices.first { $0.keyID == signature.keyID }
            guard let device, let publicKey = device.publicKey else {
                let who = Who.other(signature.userID, keyID: signature.keyID)
                return Signer(who: who, isValid: nil)
            }
            let verdict = info.signed.verdict(
                by: signature.userID,
                keyID: signature.keyID,
                publicKey: publicKey
            )
            return Signer(who: .device(device.deviceID), isValid: verdict == .valid)
        }
    }
}
