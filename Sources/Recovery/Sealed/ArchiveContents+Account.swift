package import Formats

extension ArchiveContents {
    /// What is sealed of an account: every event, what opened, the identity, the backups with their
    /// rows.
    ///
    /// Missing are those of the expected secrets whose value is not inside.
    ///
    /// - Throws: `RecoveryError.severalRows`.
    package init(
        _ source: AccountSource,
        _ examination: Examination,
        tool: ExactText,
        created: Time
    ) throws(RecoveryError) {
        let account = source.account
        self.init(
            user: account.userID ?? "unknown",
            source: ExactText(account.source),
            tool: tool,
            created: created
        )
        accountData = account.events
        secrets = examination.matrix.rows.compactMap { row in
            row.value.map { (row.type, $0) }
        }
        identity = source.identityBytes
        backups = try source.backups.map { (backup) throws(RecoveryError) in
            Backup(
                version: backup.info.version ?? "unknown",
                info: backup.infoBytes,
                rows: try backup.rows().map(FileContent.init)
            )
        }
        expectedSecrets = Self.expectedSecrets(of: examination)
        missingSecrets = expectedSecrets.filter { examination.matrix.value(of: $0) == nil }
    }

    /// The cross-signing secrets, the backup key where there is a backup, and every secret that the
    /// account has.
    static func expectedSecrets(of examination: Examination) -> [EventType] {
        let hasBackup = !(examination.account.backups ?? []).isEmpty
        let known = KnownSecret.crossSigning + (hasBackup ? [.megolmBackup] : [])
        return known + examination.matrix.rows.map(\.type).filter { !known.contains($0) }
    }
}

extension LoadedArchive {
    /// The archived account, as if it had been read from a dump.
    ///
    /// - Throws: `RecoveryError.format` for account data that no document can hold,
    ///   `.tooManySecrets`.
    package func source(named name: String) throws(RecoveryError) -> AccountSource {
        try SecretLimit.check(accountData)
        let user = manifest.user == "unknown" ? nil : manifest.user
        let published = identity.flatMap { try? PublishedIdentity(decoding: $0, of: user) }
        let versions: [AccountSource.Backup] = backups.compactMap { backup in
            guard let info = try? BackupVersion(decoding: backup.info) else { return nil }
            return AccountSource.Backup(info: info, infoBytes: backup.info, rows: [])
        }
        let account = Account(
            userID: user ?? published?.userID,
            events: accountData,
            identity: published,
            backups: versions.isEmpty ? nil : versions.map(\.info),
            source: name
        )
        do {
            return AccountSource(
                account: account,
                place: .archive(try AccountDocument.map(of: accountData)),
                identityBytes: identity,
                backups: versions
            )
        } catch {
            throw .format(error)
        }
    }
}
