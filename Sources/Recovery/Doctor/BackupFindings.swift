import Formats
import Primitives
import Secrets

/// What there is to say about the key backup's public key and the secret that should be its private
/// half. Spec: B8.
struct BackupFindings {
    private(set) var findings: [Finding] = []

    init(_ account: Account, _ storage: SecretStorage, _ matrix: StorageMatrix) {
        findings = BackupPreference.refusals(in: account)
            .map { Finding(.backupDisabledPreference, .info, .event($0)) }
        guard let backups = account.backups, let current = backups.first else { return }
        let version = Finding.Evidence.backup(version: current.version ?? "")
        if current.isUnderstood {
            publicKey(of: current, version)
            signature(of: current, account, version)
        }
        unreadable(backups)
        guard matrix.row(.megolmBackup) != nil else {
            findings.append(Finding(.backupNoKey, .warning, version))
            return
        }
        if let from = StoredBackupKey.unfinishedSource(in: account) {
            findings.append(
                Finding(.backupRotationUnfinished, .error, .backup(version: from ?? ""))
            )
            return
        }
        guard let value = matrix.value(of: .megolmBackup),
            let key = try? BackupKeyText.decode(value).key, key.count == 32,
            let own = try? X25519.publicKey(of: key), let published = current.publicKey.bytes,
            own != published
        else { return }
        let fitting = backups.dropFirst().first { $0.publicKey.bytes == own }
        if let fitting {
            let old = Finding.Evidence.backup(version: fitting.version ?? "")
            findings.append(Finding(.backupKeyFitsOld, .warning, version, old))
        } else {
            findings.append(
                Finding(
                    .backupKeyMismatch,
                    .error,
                    version,
                    .expected(Base64.encode(published)),
                    .found(Base64.encode(own))
                )
            )
        }
    }

    private mutating func unreadable(_ backups: [BackupVersion]) {
        for (index, backup) in backups.enumerated() where !backup.isUnderstood {
            let version = Finding.Evidence.backup(version: backup.version ?? "")
            findings.append(Finding(.backupUnreadable, index == 0 ? .error : .warning, version))
        }
    }

    private mutating func publicKey(of current: BackupVersion, _ version: Finding.Evidence) {
        switch current.publicKey {
        case .doublyEncoded, .malformed:
            findings.append(Finding(.backupPublicKeyMalformed, .error, version))
        case .valid, .absent: break
        }
    }

    /// Whether the user's identity stands for the version. Devices may have signed it too: that is
    /// worth as much as they are.
    private mutating func signature(
        of current: BackupVersion,
        _ account: Account,
        _ version: Finding.Evidence
    ) {
        guard let identity = account.identity, let master = identity.master else { return }
        switch current.signed.verdict(by: identity.userID, master) {
        case .valid: break
        case .invalid: findings.append(Finding(.backupSignatureBad, .error, version))
        case .absent: findings.append(Finding(.backupUnsigned, .warning, version))
        }
    }
}

extension BackupVersion.PublicKey {
    /// The 32 bytes that were meant, however they were written.
    var bytes: [UInt8]? {
        switch self {
        case .valid(let bytes), .doublyEncoded(let bytes): bytes
        case .malformed, .absent: nil
        }
    }
}

/// What the user told clients of wanting a key backup: shown, and left alone. Two events say it.
private enum BackupPreference {
    /// `{"enabled": false}`. Spec: MSC4287.
    private static let standard: EventType = "m.key_backup"
    /// `{"disabled": true}`, as Element wrote it before.
    private static let custom: EventType = "m.org.matrix.custom.backup_disabled"

    /// The events that say that none is wanted.
    static func refusals(in account: Account) -> [EventType] {
        var refusals: [EventType] = []
        if flag("enabled", of: standard, in: account) == false { refusals.append(standard) }
        if flag("disabled", of: custom, in: account) == true { refusals.append(custom) }
        return refusals
    }

    private static func flag(
        _ name: ExactText,
        of type: EventType,
        in account: Account
    ) -> Bool? {
        (try? account.content(of: type)?.member(name))??.boolean
    }
}
