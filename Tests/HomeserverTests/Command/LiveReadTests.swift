import Formats
import Support
import Testing

/// What works on archives and files works on an account as it is on its homeserver. Issue 5.
@Suite(.timeLimit(.minutes(30)))
struct LiveReadTests {
    private static let key = "--recovery-key-file key"

    @Test func comparesAnAccountWithItsArchiveAndWithAnotherAccount() throws {
        let account = try BackupStage(rows: 3, secrets: 1)
        let user = account.client.user.id
        let seal = "seal \(user) \(Self.key) --new-identity id -o a.tar.age --parity 0"
        try account.run(seal)
        let compare = "\(Self.key) -i id"
        let same = try account.json("diff a.tar.age \(user) \(compare)")
        #expect(try same.int(at: "differences") == 0)
        #expect(try same.array(at: "backups").count == 1)
        let side = try same.value(at: "second")
        #expect(try side.string(at: "homeserver") == account.server.url)
        #expect(try side.stringIfPresent(at: "path") == nil)

        try account.client.replace("org.example.secret.1", account.recoveryKey)
        let changed = try account.json("diff a.tar.age \(user) \(compare)", status: 1)
        let secrets = try changed.array(at: "secrets").filter {
            try $0.string(at: "change") == "changed"
        }
        #expect(try secrets.map { try $0.string(at: "type") } == ["org.example.secret.1"])

        let other = try account.server.register()
        try account.run(
            "login \(other.id) --homeserver \(other.url) --password-file - <<END\n"
                + "\(other.password)\nEND"
        )
        let words = try account.run("diff \(user) \(other.id)", status: 1).output
        #expect(words.contains("  ~ the user: \(user), \(other.id)"))
        try account.run("diff \(user) \(other.id) --session session", status: 64)
    }

    @Test func drillsAnAccountAsAnArchiveOfItWouldBe() throws {
        let account = try BackupStage(rows: 30)
        let user = account.client.user.id
        let drill = "drill \(user) \(Self.key)"
        let report = try account.json(drill)
        #expect(try report.string(at: "account") == user)
        #expect(try report.string(at: "homeserver") == account.server.url)
        for name in ["archive", "manifest", "sha256"] {
            #expect(try report.valueIfPresent(at: name) == nil)
        }
        #expect(try report.int(at: "failed") == 0)
        #expect(try report.int(at: "not_provable") == 0)
        let checks = try report.array(at: "checks")
        let rows = try #require(
            try checks.first { try $0.string(at: "check") == "backup_room_keys" }
        )
        #expect(try rows.int(at: "count") == 30)
        for check in ["cross_signing_seed", "backup_key", "storage_key"] {
            #expect(try checks.contains { try $0.string(at: "check") == check }, "\(check)")
        }

        let other = try BackupStage(rows: nil)
        try account.run(
            "drill \(user) --recovery-key-file - <<END\n\(other.recoveryKey)\nEND",
            status: 4
        )
        try account.run("drill \(user)", status: 64)
        try account.run("drill \(user) -i id \(Self.key)", status: 64)
        try account.spoilARow()
        let spoiled = try account.run(drill, status: 1).output
        #expect(spoiled.contains("FAILED        the rows of key backup 1 open: 1 of 31 do not"))
    }

    @Test func drillsAnAccountWithoutAKeyBackup() throws {
        let account = try BackupStage(rows: nil)
        let report = try account.json("drill \(account.client.user.id) \(Self.key)")
        #expect(try report.int(at: "failed") == 0)
        let checks = try report.array(at: "checks").map { try $0.string(at: "check") }
        #expect(!checks.contains { $0.hasPrefix("backup") })
        try account.run("backup open \(account.client.user.id) \(Self.key) -o out.json", status: 6)
    }

    @Test func opensTheRoomKeysOfAKeyBackup() throws {
        let account = try BackupStage(rows: 30)
        let user = account.client.user.id
        let open = "backup open \(user) \(Self.key)"
        try account.run("\(open) -o first.json")
        try account.run("seal \(user) \(Self.key) --room-keys --new-identity id -o a.tar.age -q")
        try account.run("archive extract a.tar.age -i id --room-keys sealed.json")
        let same = try account.run("room-keys diff first.json sealed.json").output
        #expect(same.last == "the same 30 room keys in both")

        try account.stage.put("phrase", line: "a passphrase")
        try account.run("\(open) -o keys.txt --export-passphrase-file phrase")
        let nio = "python/bin/python \(TestData.root)/Tools/nio-key-export"
        let read = try account.stage.run(
            "truncate -s -1 phrase && \(TestData.root)/../.build/\(nio) read keys.txt phrase nio.json"
        )
        #expect(read.status == 0, "\(read)")
        let byNio = try account.run("room-keys diff first.json nio.json").output
        #expect(byNio.last == "the same 30 room keys in both")

        try account.spoilARow()
        let spoiled = try account.json(
            "\(open) -o r.tar.age --new-identity id2 --parity 0",
            status: 1
        )
        #expect(try spoiled.value(at: "room_keys").int(at: "written") == 30)
        #expect(try spoiled.value(at: "manifest").string(at: "user") == user)
        // What is sealed to a new key by now is still in the old version.
        try account.backup("create", "--force")
        let empty = try account.json("\(open) -o empty.json")
        #expect(try empty.int(at: "sessions") == 0)
        let old = try account.json("\(open) --backup-version 1 -o old.json", status: 1)
        #expect(try old.int(at: "written") == 30)
    }

    @Test func refusesToOpenWhatCannotBe() throws {
        let account = try BackupStage(rows: 3)
        let user = account.client.user.id
        let open = "backup open \(user) -o out.json"
        let other = try BackupStage(rows: nil).recoveryKey
        try account.run("\(open) --recovery-key-file - <<END\n\(other)\nEND", status: 4)
        try account.run("\(open) --backup-key-file - <<END\n\(other)\nEND", status: 4)
        try account.run("\(open) \(Self.key) --backup-version 7", status: 6)
        try account.run("\(open) \(Self.key) --session none", status: 7)
        #expect(try account.stage.run("ls out.json").status != 0)
    }
}

extension BackupStage {
    /// Runs the tool and reads what it answers for programs.
    fileprivate func json(_ command: String, status: Int = 0) throws -> JSONValue {
        let output = try run("\(command) --json", status: status).output
        return try JSONValue(parsing: Array(output.joined(separator: "\n").utf8))
    }

    /// Puts a row that nothing opens into key backup 1.
    func spoilARow() throws {
        let row = JSONValue.object([
            ("first_message_index", .integer(0)), ("forwarded_count", .integer(0)),
            ("is_verified", .bool(false)),
            (
                "session_data",
                .object([
                    ("ciphertext", .string("AAAA")), ("ephemeral", .string("AAAA")),
                    ("mac", .string("AAAA")),
                ])
            ),
        ])
        _ = try server("PUT", "keys/!room:localhost/session?version=1", row)
    }
}
