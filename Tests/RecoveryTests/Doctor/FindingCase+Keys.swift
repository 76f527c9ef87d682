import Formats
import Recovery
import Secrets
import Support

extension FindingCase {
    /// A case about an entered key.
    private init(
        _ id: FindingID,
        _ severity: Finding.Severity,
        _ evidence: [Finding.Evidence],
        _ entered: EnteredKey,
        _ builder: AccountBuilder
    ) {
        let examination = Examination(builder.account, entered: [entered])
        self.init(id, severity, [.origin(entered.origin)] + evidence, examination)
    }

    /// States of what was entered. Traps 1.14 to 1.18.
    static func keys() throws -> [FindingCase] {
        let healthy = try healthy()
        let right = "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"
        let wrongCharacter = right.replacing("LW2K", with: "LW0K")
        let wrongParity = right.replacing("UE4d", with: "UE4e")
        var second = healthy
        try second.describe(other)
        var backup = healthy
        backup.backups = [try .made(version: "3", key: secret(0x44))]
        return try [
            FindingCase(.keyFormat, .error, [.position(7)], entered(wrongCharacter), healthy),
            FindingCase(.keyFormat, .error, [], entered("EsTc LW2K"), healthy),
            FindingCase(.keyFormat, .error, [], entered("A" + right.dropFirst()), healthy),
            FindingCase(.keyParity, .error, [], entered(wrongParity), healthy),
            FindingCase(.keyWrong, .error, [], entered(right), healthy),
            FindingCase(.keyWrong, .error, [], entered("x", as: .passphrase), healthy),
            FindingCase(.keyOld, .warning, [.key("other")], other.entered, second),
            FindingCase(
                .keyIsBackupKey,
                .error,
                [.backup(version: "3")],
                AccountBuilder.key("typed", 0x44).entered,
                backup
            ),
        ] + passphrases() + uncheckable()
    }

    private static func passphrases() throws -> [FindingCase] {
        let info = PassphraseInfo(salt: "salt", iterations: 100_000)
        let material = try PassphraseDerivation.key(from: SecretBytes(text: "\u{E9}"), info)
        let derived = StorageKey(id: "key", algorithm: .aesHMACSHA2, material: material)
        let account = try healthy(derived, passphrase: info)
        let asPassphrase = EnteredKey(.passphrase, derived.entered.text, origin: "typed")
        return [
            FindingCase(.keyIsPassphrase, .info, [.key("key")], entered("\u{E9}"), account),
            FindingCase(.keyIsRecoveryKey, .info, [.key("key")], asPassphrase, account),
            FindingCase(
                .keySpelling,
                .warning,
                [.key("key"), .property("composed")],
                entered("e\u{301}", as: .passphrase),
                account
            ),
            FindingCase(
                .keySpelling,
                .warning,
                [.key("key"), .property("trimmed")],
                entered(" \u{E9}", as: .passphrase),
                account
            ),
        ]
    }

    private static func uncheckable() throws -> [FindingCase] {
        var builder = try healthy()
        try builder.describe(other, hasCheck: false)
        return [
            FindingCase(
                .keyUncheckable,
                .warning,
                [.origin("other"), .key("other")],
                beside: [.descriptionNoMAC],
                builder.examined(with: other)
            )
        ]
    }
}
