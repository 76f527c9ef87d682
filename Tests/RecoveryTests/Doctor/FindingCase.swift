import Formats
import Recovery
import Secrets
import Support
import Testing

/// A state of an account, and the one finding that names it.
struct FindingCase: Sendable, CustomTestStringConvertible {
    let id: FindingID
    let severity: Finding.Severity
    let evidence: [Finding.Evidence]
    let examination: Examination
    /// Findings that this state cannot be without.
    let others: Set<FindingID>

    init(
        _ id: FindingID,
        _ severity: Finding.Severity,
        _ evidence: [Finding.Evidence],
        beside others: Set<FindingID> = [],
        _ examination: Examination
    ) {
        self.id = id
        self.severity = severity
        self.evidence = evidence
        self.others = others
        self.examination = examination
    }

    var testDescription: String { "\(id.rawValue) \(evidence)" }

    /// The default key of the accounts here.
    static let key = AccountBuilder.key("key", 1)
    /// Another key of theirs.
    static let other = AccountBuilder.key("other", 2)
    /// The seeds of the three cross-signing keys.
    static let seeds: [(EventType, String)] = [
        (.master, seed(0x11)), (.selfSigning, seed(0x22)), (.userSigning, seed(0x33)),
    ]

    static func seed(_ byte: UInt8) -> String {
        Base64.encode([UInt8](repeating: byte, count: 32))
    }

    static func secret(_ byte: UInt8) -> SecretBytes {
        SecretBytes(copying: [UInt8](repeating: byte, count: 32))
    }

    /// An account in which all is well.
    static func healthy(
        _ key: StorageKey = key,
        name: ExactText? = nil,
        passphrase: PassphraseInfo? = nil,
        hasCheck: Bool = true,
        extra: [(ExactText, JSONValue)] = []
    ) throws -> AccountBuilder {
        var builder = AccountBuilder()
        try builder.describe(
            key,
            name: name,
            passphrase: passphrase,
            hasCheck: hasCheck,
            extra: extra
        )
        builder.setDefault(key.id)
        for (type, value) in seeds { try builder.seal(value, type, under: [key]) }
        try builder.seal(seed(0x44), .megolmBackup, under: [key])
        return builder
    }

    /// The healthy account with one thing done to it.
    static func healthy(
        with change: (inout AccountBuilder) throws -> Void
    ) throws -> AccountBuilder {
        var builder = try healthy()
        try change(&builder)
        return builder
    }

    /// What is entered that is no key of a healthy account.
    static func entered(_ text: String, as kind: EnteredKey.Kind = .recoveryKey) -> EnteredKey {
        EnteredKey(kind, SecretBytes(text: text), origin: "typed")
    }
}
