import Formats
package import Secrets

/// The keys that an account has for its backups: the secret in its storage, those that were the secret
/// before, and what a passphrase becomes by the parameters that old clients put beside the public key.
/// Spec: A8, B4.
package struct StoredBackupKeys: Sendable {
    /// The private keys.
    package private(set) var keys: [SecretBytes] = []
    /// Why the first thing that was to give a key gave none.
    package private(set) var refusal: RecoveryError?

    /// Looks for the keys of an account.
    ///
    /// - Parameter budget: the most rounds that are run for all versions and passphrases together.
    package init(
        of examination: Examination,
        _ source: AccountSource,
        entered: [EnteredKey],
        budget: Int64 = PassphraseDerivation.budget
    ) {
        for row in examination.matrix.rows
        where row.type == .megolmBackup || StoredBackupKey.isKept(row.type) {
            guard let value = row.value else { continue }
            add(.secretIsNoBackupKey(row.type)) { () throws(RecoveryError) in
                try carryingFormat { () throws(FormatError) in try BackupKey.read(value) }
            }
        }
        let passphrases = entered.filter { $0.kind == .passphrase }.map(\.text)
        var budget = budget
        for info in source.backups.compactMap(\.info.passphrase) {
            derive(from: passphrases, info, &budget)
        }
        if keys.isEmpty, !examination.matrix.keys.isEmpty { note(Self.refusal(of: examination)) }
    }

    /// Why secret storage gives none though a key of it is at hand.
    private static func refusal(of examination: Examination) -> RecoveryError {
        guard let row = examination.matrix.row(.megolmBackup) else {
            return .noSuchSecret(.megolmBackup)
        }
        return .notOpened(SecretObstacle(row))
    }

    /// Derives what each passphrase becomes, as far as all together may cost.
    private mutating func derive(
        from passphrases: [SecretBytes],
        _ info: PassphraseInfo,
        _ budget: inout Int64
    ) {
        guard !passphrases.isEmpty else { return }
        if let refusal = Self.refusal(of: info) { return note(.derivation(refusal)) }
        let cost = PassphraseDerivation.cost(of: info)
        for passphrase in passphrases {
            guard cost <= budget else { return note(.derivation(.iterations(info.iterations))) }
            budget -= cost
            add { () throws(RecoveryError) in
                try PassphraseDerivation.key(from: passphrase, info)
            }
        }
    }

    /// A key of another length opens no backup.
    private static func refusal(of info: PassphraseInfo) -> PassphraseDerivation.Refusal? {
        if let refusal = PassphraseDerivation.refusal(of: info) { return refusal }
        return info.bits == Int64(8 * RecoveryKey.keySize) ? nil : .bits(info.bits)
    }

    /// Adds a key, or takes note of why it is none.
    private mutating func add(
        _ refusal: RecoveryError? = nil,
        _ key: () throws(RecoveryError) -> SecretBytes
    ) {
        do throws(RecoveryError) {
            keys.append(try key())
        } catch {
            note(refusal ?? error)
        }
    }

    private mutating func note(_ refusal: RecoveryError) {
        if self.refusal == nil { self.refusal = refusal }
    }
}
