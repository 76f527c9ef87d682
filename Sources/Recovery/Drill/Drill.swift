package import Formats
import Primitives
import Secrets

/// Everything that a restore would do with an archive, in memory and against nothing, and every
/// proof that the archive and the keys at hand allow.
package struct Drill: Sendable {
    /// What the archive says of itself.
    package let manifest: ArchiveManifest
    /// The SHA-256 digest of the archive's file, of the very bytes that were verified.
    package let digest: [UInt8]
    /// How many bytes the file has.
    package let size: UInt64
    /// Everything that was tried, in the order of the report.
    package let checks: [DrillCheck]
    /// Why none of the storage keys that were given opened anything, if that is so.
    package let refusal: UnlockRefusal?

    /// Opens an archive, reads all of it and tries everything.
    ///
    /// - Parameters:
    ///   - entered: storage keys and passphrases, if there are any.
    ///   - name: what the archive is called.
    /// - Throws: as `ArchiveReader.load`, for an archive that is not whole.
    package init(
        _ source: any ByteSource,
        keys: ArchiveKeys,
        entered: [EnteredKey],
        named name: String
    ) throws(RecoveryError) {
        let file = DigestedSource(source)
        let reader = try ArchiveReader(source: file, keys: keys)
        let rows = RowCounts()
        let archive = try reader.load(counting: rows)
        manifest = archive.manifest
        (digest, size) = file.finish()
        let account = try archive.source(named: name)
        let values = Dictionary(archive.secrets.map { ($0.type, $0.value) }) { first, _ in first }
        let examination = Self.examination(account.account, values, entered)
        let isOpen = entered.isEmpty || examination.attempts.contains { !$0.keys.isEmpty }
        refusal = isOpen ? nil : UnlockRefusal(examination)
        let whole = DrillCheck(.whole, .proved(.count(Int64(archive.manifest.entries.count))))
        let backups = DrilledBackups(account, values, rows).checks
        guard !archive.manifest.holdsRoomKeysAlone else {
            checks = [whole] + backups
            return
        }
        checks =
            [whole] + DrilledRestore(archive, values).checks
            + archive.manifest.expectedSecrets.map { type in
                DrillCheck(
                    .expected(type),
                    values[type] == nil ? .failed(.missing) : .proved(.holds)
                )
            } + DrilledIdentity(account, values).checks + backups
            + DrilledStorage(examination, values).checks
    }

    /// The account with the keys that were given, and with the backup key where it is a storage key
    /// as well (A11).
    private static func examination(
        _ account: Account,
        _ values: [EventType: SecretBytes],
        _ entered: [EnteredKey]
    ) -> Examination {
        let backupKey = values[.megolmBackup].flatMap { try? BackupKeyText.decode($0).key }
        let derived = backupKey.map { Unlock(account).prove($0) } ?? []
        return Examination(account, entered: entered, atHand: derived)
    }
}
