import Formats
import Support
import Testing

/// Every real account, in every form that it was dumped in, through the whole command. Issue: done
/// when 3 and 5.
@Suite(.timeLimit(.minutes(20))) struct EndToEndTests {
    @Test(arguments: try Dump.all())
    func opensEverySecret(_ dump: Dump) throws {
        let desk = try Desk(dump)
        try desk.expectSecrets(of: desk.account, with: desk.keyOptions)
    }

    /// Once an account: a passphrase takes its time.
    @Test(
        arguments: try Fixture.all().filter { $0.expected.keys.contains { $0.passphrase != nil } }
    )
    func opensByPassphrase(_ fixture: Fixture) throws {
        let desk = try Desk(Dump(fixture: fixture, form: .adminMap))
        let key = try #require(fixture.expected.keys.first { $0.passphrase != nil })
        let secret = try #require(fixture.expected.secrets.first { $0.keys.contains(key.id) })
        try desk.stage.put("passphrase", line: #require(key.passphrase))
        try desk.stage.expect(
            0,
            "matrix-recovery secret show account \(secret.name.rawValue) "
                + "--passphrase-file passphrase --save shown"
        )
        #expect(try desk.stage.bytes("shown") == secret.plaintext)
        try desk.stage.expect(
            0,
            "matrix-recovery key show account \(key.id.rawValue) "
                + "--passphrase-file passphrase --save recovery-key"
        )
        #expect(try desk.stage.bytes("recovery-key") == Array((key.recoveryKey + "\n").utf8))
    }

    @Test(arguments: try Dump.all())
    func rotatesToTheNewKeyOnly(_ dump: Dump) throws {
        let desk = try Desk(dump)
        let before = try desk.events()
        try desk.stage.expect(
            0,
            "matrix-recovery rotate account \(desk.keyOptions) "
                + "--save-recovery-key new --output rotated.json"
        )
        try desk.expectSecrets(of: "rotated.json", with: "--recovery-key-file new")
        for number in dump.fixture.expected.keys.indices {
            try desk.stage.expect(
                4,
                "matrix-recovery secret list rotated.json --recovery-key-file key-\(number)"
            )
        }
        let after = try desk.stage.bytes("rotated.json")
        try expectRotated(before, Desk.events(in: after), dump.fixture.expected)
        if let file = dump.form.file {
            #expect(try rest(of: desk.stage.bytes(file)) == rest(of: after))
        }
    }

    /// What stands in a file beside the account data.
    private func rest(of bytes: [UInt8]) throws -> [UInt8] {
        let root = try JSONValue(parsing: bytes)
        let sync = try root.valueIfPresent(at: "account_data")
        return sync == nil ? [] : try root.removing("account_data").encoded
    }

    /// Compares all events with what they were, each as its kind demands.
    private func expectRotated(
        _ before: [AccountDataEvent],
        _ after: [AccountDataEvent],
        _ expected: ExpectedAccount
    ) throws {
        let contents = Dictionary(uniqueKeysWithValues: after.map { ($0.type, $0.content) })
        let added = Set(contents.keys).subtracting(before.map(\.type))
        let newType = try #require(added.first)
        let newID = try #require(newType.keyID)
        #expect(added.count == 1)
        for event in before {
            let content = try #require(contents[event.type], "\(event.type)")
            if event.type == .defaultKey {
                #expect(try content.text(at: "key") == newID.rawValue)
            } else if event.type.keyID != nil {
                #expect(content.isEmptyObject, "\(event.type)")
            } else if expected.secrets.contains(where: { $0.name == event.type }) {
                let entries = try content.object(at: "encrypted").map(\.name)
                #expect(entries == [newID.rawValue], "\(event.type)")
                #expect(
                    try content.removing("encrypted").encoded
                        == event.content.removing("encrypted").encoded,
                    "\(event.type)"
                )
            } else {
                #expect(content.encoded == event.content.encoded, "\(event.type)")
            }
        }
    }

    @Test(arguments: try Dump.oneEach())
    func comesBackFromAnArchive(_ dump: Dump) throws {
        let desk = try Desk(dump)
        let stage = desk.stage
        try stage.expect(
            0,
            "matrix-recovery seal account \(desk.keyOptions) --new-identity id -o x.tar.age"
        )
        try stage.expect(0, "matrix-recovery archive verify x.tar.age --identity id")
        try stage.expect(0, "mkdir out && age -d -i id x.tar.age | tar -x -C out")
        try stage.expect(0, "cd out && sha256sum -c SHA256SUMS")
        for secret in dump.fixture.expected.secrets {
            let opened = try stage.bytes("out/secrets/\(secret.name.rawValue)")
            #expect(opened == secret.plaintext, "\(secret.name)")
        }
        try stage.expect(0, "matrix-recovery archive extract x.tar.age -i id -C extracted")
        try stage.expect(0, "diff -r out extracted")
        try stage.expect(0, "matrix-recovery restore x.tar.age --identity id --to restored.json")
        let before = try desk.events()
        let after = try Desk.events(in: stage.bytes("restored.json"))
        #expect(before.map(\.type) == after.map(\.type))
        #expect(before.map(\.content.encoded) == after.map(\.content.encoded))
    }

    /// A restore over a rotated account undoes the rotation, and the old keys open it again.
    @Test(arguments: try Dump.oneEach().filter { $0.form != .folder })
    func comesBackOverARotatedAccount(_ dump: Dump) throws {
        let desk = try Desk(dump)
        let stage = desk.stage
        let before = try desk.events()
        try stage.expect(
            0,
            "matrix-recovery rotate account \(desk.keyOptions) --save-recovery-key new "
                + "--in-place --sealed-copy x.tar.age --new-identity id"
        )
        try desk.expectSecrets(of: "account", with: "--recovery-key-file new")
        try stage.expect(6, "matrix-recovery restore x.tar.age --identity id --to account")
        try stage.expect(0, "matrix-recovery restore x.tar.age --identity id --to account --force")
        try desk.expectSecrets(of: "account", with: desk.keyOptions)
        guard let file = dump.form.file else { return }
        let after = try Desk.events(in: stage.bytes(file))
        for event in before {
            let content = try #require(after.first { $0.type == event.type }?.content)
            #expect(content.encoded == event.content.encoded, "\(event.type)")
        }
    }

    /// A folder of the server's answers would disagree with itself, once one of them is changed.
    @Test func changesNoFolderOfSeveralDumps() throws {
        let desk = try Desk(Dump(fixture: Fixture("bob-nheko"), form: .folder))
        try desk.stage.expect(0, "cp -R account before")
        try desk.stage.expect(
            6,
            "matrix-recovery rotate account \(desk.keyOptions) --save-recovery-key new "
                + "--in-place --sealed-copy x.tar.age --new-identity id"
        )
        try desk.stage.expect(
            6,
            "matrix-recovery secret remove account m.megolm_backup.v1 --in-place --force"
        )
        try desk.stage.expect(
            0,
            "diff -r before account && test ! -e new -a ! -e x.tar.age -a ! -e id"
        )
    }
}
