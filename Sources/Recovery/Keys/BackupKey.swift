package import Formats
package import Secrets

/// The private key of a key backup as people have it. Spec: A8, B8.
package enum BackupKey {
    /// Reads a key that is written as base64, as decimals with commas between, or as a recovery key
    /// is.
    ///
    /// - Throws: `FormatError.recoveryKey` for what is written as a recovery key and is none;
    ///   `FormatError.property` for anything else that is no key of 32 bytes.
    package static func read(_ text: SecretBytes) throws(FormatError) -> SecretBytes {
        let line = text.trimmed
        if let key = try? BackupKeyText.decode(line).key, key.count == RecoveryKey.keySize {
            return key
        }
        return try RecoveryKey.decode(text)
    }
}

extension BackupKey {
    /// The keys that an account has for its backups: the secret in its storage, those that were the
    /// secret before, and what a passphrase becomes by the parameters that old clients put beside the public key.
    package static func keys(
        of examination: Examination,
        _ source: AccountSource,
        entered: [EnteredKey]
    ) -> [SecretBytes] {
        var keys: [SecretBytes] = []
        for row in examination.matrix.rows
        where row.type == .megolmBackup || StoredBackupKey.isKept(row.type) {
            if let value = row.value, let key = try? read(value) { keys.append(key) }
        }
        for backup in source.backups {
            guard let info = backup.info.passphrase else { continue }
            for passphrase in entered where passphrase.kind == .passphrase {
                guard let key = try? PassphraseDerivation.key(from: passphrase.text, info),
                    key.count == RecoveryKey.keySize
                else { continue }
                keys.append(key)
            }
        }
        return keys
    }
}
