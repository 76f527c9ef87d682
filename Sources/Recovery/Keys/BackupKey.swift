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
