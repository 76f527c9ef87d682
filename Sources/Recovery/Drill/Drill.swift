package import Formats
import Primitives
import Secrets

/// Everything that a restore would do with an archive or a live account, in memory and against
/// nothing, and every proof that it and the keys at hand allow.
package struct Drill: Sendable {
    /// What is drilled.
    package enum Object: Equatable, Sendable {
        /// An archive: what it says of itself, and the SHA-256 digest and the size of its file, of
        /// the very bytes that were verified.
        case archive(ArchiveManifest, digest: [UInt8], size: UInt64)
        /// A user's account, as it is on its homeserver.
        case account(of: ExactText, homeserver: String)
    }

    /// What is drilled.
    package let object: Object
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
        let (digest, size) = file.finish()
        object = .archive(archive.manifest, digest: digest, size: size)
        let account = try archive.source(named: name)
        let values = Dictionary(archive.secrets.map { ($0.type, $0.value) }) { first, _ in first }
        let examination = Self.examination(account.account, values, entered)
        refusal = Self.refusal(examination, entered)
        let whole = DrillCheck(.whole, .proved(.count(Int64(archive.manifest.entries.count))))
        let drilled = DrilledBackups(account, values)
        let backups = drilled.keys + drilled.rows(rows)
        guard !archive.manifest.holdsRoomKeysAlone else {
            checks = [whole] + backups
            return
        }
        checks =
            [whole] + DrilledRestore(archive.accountData, values).checks
            + Self.expected(archive.manifest.expectedSecrets, values)
            + DrilledIdentity(account, values).checks + backups
            + DrilledStorage(examination, values).checks
    }

    /// Tries everything with an account that was read from its homeserver.
    ///
    /// - Parameters:
    ///   - examination: the account's, with the keys that were given.
    ///   - rows: what became of its key backups' rows.
    package init(
        _ source: AccountSource,
        _ examination: Examination,
        entered: [EnteredKey],
        rows: OpenedRows
    ) {
        let account = source.account
        object = .account(of: account.userID ?? "unknown", homeserver: account.source)
        refusal = Self.refusal(examination, entered)
        let opened = examination.matrix.rows.compactMap { row in row.value.map { (row.type, $0) } }
        let values = Dictionary(opened) { first, _ in first }
        let backups = DrilledBackups(source, values)
        checks =
            DrilledRestore(account.events, values).checks
            + Self.expected(ArchiveContents.expectedSecrets(of: examination), values)
            + DrilledIdentity(source, values).checks + backups.keys + backups.rows(rows)
            + DrilledStorage(examination, values).checks
    }

    private static func refusal(
        _ examination: Examination,
        _ entered: [EnteredKey]
    ) -> UnlockRefusal? {
        let isOpen = entered.isEmpty || examination.attempts.contains { !$0.keys.isEmpty }
        return isOpen ? nil : UnlockRefusal(examination)
    }

    private static func expected(
        _ types: [EventType],
        _ values: [EventType: SecretBytes]
    ) -> [DrillCheck] {
        types.map { type in
            DrillCheck(.expected(type), values[type] == nil ? .failed(.missing) : .proved(.holds))
        }
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
