import Formats
import Recovery
import Secrets
import Support
import Testing

/// Design section 6: one finding per state, on exactly the state that it names.
struct FindingTests {
    private static func all() throws -> [FindingCase] {
        try FindingCase.keys() + FindingCase.storage() + FindingCase.secrets()
            + FindingCase.published() + FindingCase.rotation()
    }

    @Test(arguments: try all())
    func namesTheState(_ state: FindingCase) {
        let found = state.examination.findings.filter { $0.id == state.id }
        #expect(found.contains { $0.severity == state.severity && $0.evidence == state.evidence })
    }

    @Test(arguments: try all())
    func saysNothingElse(_ state: FindingCase) {
        let ids = Set(state.examination.findings.map(\.id))
        #expect(ids == state.others.union([state.id]))
    }

    /// What a passphrase runs into is said with where the passphrase came from, and not again.
    @Test func saysOnceThatAPassphraseIsNotTried() throws {
        let builder = try FindingCase.healthy(
            passphrase: PassphraseInfo(salt: "x", iterations: .max)
        )
        let entered = EnteredKey(.passphrase, SecretBytes(text: "words"), origin: "file")
        for keys in [[], [entered]] {
            let findings = Examination(builder.account, entered: keys).findings
            let said = findings.filter { $0.id == .derivationAbusive }
            #expect(said.count == 1)
            #expect(said.first?.evidence.contains(.origin("file")) == !keys.isEmpty)
        }
    }

    @Test func hasAStateForEveryFinding() throws {
        let named = Set(try Self.all().map(\.id))
        #expect(named == Set(FindingID.allCases))
    }

    @Test func saysNothingOfAHealthyAccount() throws {
        var builder = try FindingCase.healthy()
        #expect(builder.examined(with: FindingCase.key).findings.isEmpty)
        #expect(builder.examined().findings.isEmpty)
        builder.identity = try ServerKeys().identity
        builder.backups = [try .made(version: "1", key: FindingCase.secret(0x44), signedBy: 0x11)]
        let examination = builder.examined(with: FindingCase.key)
        #expect(examination.findings.isEmpty)
        #expect(examination.worst == nil)
    }

    /// A backup that is wanted, or of which nothing readable is said, is nothing to report.
    @Test(arguments: [
        "{\"enabled\":true,\"disabled\":false}", "{}", "[]",
        "{\"enabled\":\"false\",\"disabled\":1}",
    ])
    func saysNothingOfABackupThatIsWanted(_ content: String) throws {
        let builder = try FindingCase.healthy {
            try $0.set("m.key_backup", json: content)
            try $0.set("m.org.matrix.custom.backup_disabled", json: content)
        }
        #expect(builder.examined(with: FindingCase.key).findings.isEmpty)
    }

    @Test func putsTheWorstFirst() throws {
        let examination = try FindingCase.healthy {
            try $0.seal("x", "org.example.x", under: [FindingCase.other])
            try $0.sealDamaged(.master, under: FindingCase.key)
        }.examined(with: FindingCase.key)
        let severities = examination.findings.map(\.severity)
        #expect(severities == severities.sorted(by: >))
        #expect(Set(severities) == [.error, .warning, .info])
        #expect(examination.worst == .error)
    }

    /// Names are printed, documented and searched for: none changes by chance.
    @Test func hasDistinctNames() {
        #expect(Set(FindingID.allCases.map(\.rawValue)).count == FindingID.allCases.count)
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
        #expect(FindingID.allCases.allSatisfy { allowed.isSuperset(of: $0.rawValue) })
    }

    /// With each account's default key; the accounts' descriptions say why.
    @Test(arguments: try Fixture.all())
    func examinesRealAccounts(_ fixture: Fixture) throws {
        let key = try #require(
            fixture.expected.keys.first { $0.id == fixture.expected.defaultKeyID }
        )
        let examination = try Examination(fixture.account(), entered: [key.entered])
        #expect(examination.findings == Self.expected[fixture.name])
    }

    private static let expected: [String: [Finding]] = [
        "alice-passphrase": [Finding(.deviceUnsigned, .info, .device("QYRWFMEWOH"))],
        "bob-nheko": [
            Finding(.backupPublicKeyMalformed, .error, .backup(version: "1")),
            Finding(.descriptionIVLength, .warning, .key("3SEPee9ED5x2u9RN1zBVVv")),
        ],
        "carol-two-keys": [
            Finding(
                .derivationWeak,
                .warning,
                .key("6PZhsVSA+GZOgiTI9twtHSjmFrksW/Ux"),
                .count(1000)
            ),
            Finding(.orphanKeys, .warning, .key("KbRFxLqaStyKUMNdXZh3QJ++K6E/0xpP")),
            Finding(
                .secretOtherKey,
                .warning,
                .event(.userSigning),
                .key("aP0rkbuiE/XGLkfh8ksmaaQLZ0ch+rU2")
            ),
            Finding(
                .secretOtherKey,
                .warning,
                .event("org.example.orphan"),
                .key("KbRFxLqaStyKUMNdXZh3QJ++K6E/0xpP")
            ),
            Finding(.secretUnknown, .info, .event("org.example.note")),
            Finding(.secretUnknown, .info, .event("org.example.empty")),
            Finding(.secretUnknown, .info, .event("org.example.orphan")),
            Finding(.secretUnknown, .info, .event("org.matrix.msc3814")),
        ],
        "dave-no-backup": [],
        "ivan-element": [],
    ]

    @Test(arguments: try all())
    func neverShowsASecret(_ state: FindingCase) {
        for secret in [FindingCase.key.material, FindingCase.other.material] {
            #expect(Leaks.found(of: secret, in: state.examination.findings).isEmpty)
        }
        for row in state.examination.matrix.rows {
            guard let value = row.value, value.count > 8 else { continue }
            #expect(Leaks.found(of: value, in: state.examination.findings).isEmpty)
        }
    }
}
