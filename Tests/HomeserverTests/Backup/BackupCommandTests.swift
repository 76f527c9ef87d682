import Formats
import Primitives
import Support
import Testing

/// Key backups of a live account, with a client that is not ours to say what opens. Spec: B8, B9.
@Suite(.timeLimit(.minutes(30)))
struct BackupCommandTests {
    @Test func rotatesAndAnotherClientOpensAllWithTheKeyInSecretStorage() throws {
        let account = try BackupStage(rows: 1203)
        let result = try account.result("rotate", "--save-backup-key backup-key")
        #expect(try result.string(at: "version") == "2")
        #expect(try result.string(at: "signed_by") == account.client.user.id)
        let opened = try account.client.open(.recoveryKey(account.recoveryKey))
        #expect(opened.backup?.version == "2")
        #expect(opened.backup?.count == 1203)
        #expect(opened.backup?.sessions == account.made.backup?.sessions)
        #expect(opened.identity == account.made.identity)
        // The old version is there and opens, by the key that was kept.
        let listed = try account.result("list").array(at: "versions")
        #expect(try listed.map { try $0.string(at: "version") } == ["2", "1"])
        #expect(try listed.map { try $0.string(at: "opened_by") } == ["secret-storage", "kept"])
        #expect(try listed.map { try $0.int(at: "count") } == [1203, 1203])
        // The saved key is the one.
        let rows = try account.server("GET", "keys?version=2")
        try account.stage.write("rows.json", rows)
        try account.run("backup open rows.json --backup-key-file backup-key -o out.json")
    }

    @Test func sendsRowsInFewRequests() throws {
        let account = try BackupStage(rows: 2100)
        let result = try account.result("rotate")
        // Reading, two secrets, a version, the download, three uploads, three samples, and the end.
        #expect(try result.value(at: "traffic").int(at: "requests") <= 40)
        #expect(try result.value(at: "room_keys").int(at: "written") == 2100)
    }

    @Test func removesTheOldVersionWhereAsked() throws {
        let account = try BackupStage(rows: 20)
        let result = try account.result("rotate", "--remove-old")
        #expect(try result.strings(at: "removed") == ["1"])
        #expect(try account.count(of: "1") == nil)
        let opened = try account.client.open(.recoveryKey(account.recoveryKey))
        #expect(opened.backup?.sessions == account.made.backup?.sessions)
        #expect(opened.secrets.count == account.made.secrets.count)
    }

    @Test func keepsTheOldVersionWhereARowDoesNotOpen() throws {
        let account = try BackupStage(rows: 3)
        try account.spoilARow()
        let error = try account.result("rotate", "--remove-old", status: 1).value(at: "error")
        #expect(try error.string(at: "code") == "backup_rows_left")
        #expect(try error.int(at: "status") == 1)
        #expect(try account.count(of: "1") == 4)
        #expect(try account.count(of: "2") == 3)
    }

    @Test func createsOneForAnAccountWithout() throws {
        let account = try BackupStage(rows: nil)
        #expect(try account.code("rotate", status: 6) == "no_backup")
        #expect(try account.result("create").string(at: "version") == "1")
        let opened = try account.client.open(.recoveryKey(account.recoveryKey))
        #expect(opened.backup?.version == "1" && opened.backup?.count == 0)
        #expect(try account.code("create", status: 6) == "backup_opens")
        try account.backup("create", "--force")
        #expect(try account.result("list").array(at: "versions").count == 2)
    }

    @Test func removesAVersionButNotTheLastThatOpens() throws {
        let account = try BackupStage(rows: 5)
        let user = account.client.user.id
        try account.backup("rotate")
        #expect(try account.code("remove", "1", status: 6) == "backup_not_confirmed")
        #expect(try account.code("remove", "7", status: 6) == "no_such_backup")
        try account.run("backup remove \(user) 1 --recovery-key-file key --force")
        #expect(try account.count(of: "1") == nil)
        #expect(try account.client.open(.recoveryKey(account.recoveryKey)).secrets.count == 4)
        #expect(try account.code("remove", "2", status: 6) == "last_backup")
        #expect(try account.count(of: "2") == 5)
    }

    @Test func refusesABackupWhosePublicKeyIsNotOurs() throws {
        let account = try BackupStage(rows: 5)
        #expect(try account.client.makeBackup() == "2")
        #expect(try account.code("rotate", status: 4) == "backup_not_ours")
        #expect(try account.count(of: "2") == 0)
        #expect(try account.server("GET", "version").string(at: "version") == "2")
        // An empty one of our own is the way out; the others stay.
        #expect(try account.result("create").string(at: "version") == "3")
        #expect(try account.count(of: "1") == 5)
    }

    /// A rotation that was interrupted at its end, and another client's version then. The file of the
    /// new key is that of the one which is taken up.
    @Test func begunRotationsAreFinishedAfterAnotherClientsVersion() throws {
        let account = try BackupStage(rows: 3)
        let events = LiveEvents(of: account.client, on: account.server)
        let rotated = try account.result("rotate", "--save-backup-key new")
        let publicKey = try rotated.value(at: "public_key")
        let secret = try #require(try events.all().first { $0.type == .megolmBackup }).content
        let mark = JSONValue.object([("public_key", publicKey), ("from", .string("1"))])
        try events.put(
            .megolmBackup,
            secret.setting("org.matrix-recovery.unfinished", to: mark)
        )
        #expect(try account.code("create", status: 6) == "backup_unfinished")
        #expect(try account.client.makeBackup() == "3")
        let refused = try account.backup("rotate", status: 4)
        #expect(refused.errors.contains { $0.contains("'matrix-recovery backup create'") })
        #expect(try account.code("create", "--save-backup-key new", status: 6) == "exists")
        _ = try account.server("DELETE", "version/2")
        let created = try account.result("create", "--save-backup-key new")
        #expect(try created.string(at: "version") == "4")
        #expect(try created.value(at: "public_key").isEquivalent(to: publicKey))
        #expect(try account.count(of: "1") == 3)
        let doctor = try account.run(
            "doctor \(account.client.user.id) --recovery-key-file key --fail-on error"
        )
        #expect(!doctor.output.contains { $0.contains("BK-ROTATION-UNFINISHED") })
    }

    /// A homeserver keeps what any client sends it as a version.
    @Test func worksBesideAVersionThatNobodyUnderstands() throws {
        let account = try BackupStage(rows: 6)
        let user = account.client.user.id
        let doctor = "doctor \(user) --recovery-key-file key --fail-on error"
        let odd = JSONValue.object([
            ("algorithm", .string("odd")), ("auth_data", .string("odd")),
        ])
        #expect(try account.server("POST", "version", odd).string(at: "version") == "2")
        let found = try account.run(doctor, status: 1)
        #expect(found.output.contains { $0.hasPrefix("error BK-UNREADABLE") })
        let listed = try account.result("list").array(at: "versions")
        #expect(try listed.map { try $0.string(at: "version") } == ["2", "1"])
        #expect(try listed.map { try $0.stringIfPresent(at: "algorithm") == nil } == [true, false])
        let refused = try account.backup("rotate", status: 4)
        #expect(refused.errors.contains { $0.contains("'matrix-recovery backup create'") })
        try account.run(
            "seal \(user) --recovery-key-file key --new-identity id -o a.tar.age --parity 0"
        )
        let archived = try account.run("doctor a.tar.age -i id --recovery-key-file key")
        #expect(archived.output.contains { $0.hasPrefix("error BK-UNREADABLE") })
        #expect(try account.result("create").string(at: "version") == "3")
        // It is an older version now.
        let older = try account.run(doctor)
        #expect(older.output.contains { $0.hasPrefix("warning BK-UNREADABLE") })
        let rotated = try account.result("rotate", "--all-versions")
        #expect(try rotated.value(at: "room_keys").int(at: "written") == 6)
        try account.run("backup remove \(user) 2 --recovery-key-file key --force")
        _ = try account.server("POST", "version", odd)
        let removed = try account.run("backup remove \(user) 5 --force --json")
        #expect(removed.output.contains { $0.contains(#""current": "4""#) })
    }

    @Test func takesRoomKeysOfAllVersions() throws {
        let account = try BackupStage(rows: 12)
        #expect(try account.client.makeBackup() == "2")
        try account.backup("create")
        let result = try account.result("rotate", "--all-versions --remove-old")
        #expect(try result.strings(at: "removed") == ["3", "2", "1"])
        let opened = try account.client.open(.recoveryKey(account.recoveryKey))
        #expect(opened.backup?.sessions == account.made.backup?.sessions)
    }

    @Test func sealsEveryVersionWithItsRows() throws {
        let account = try BackupStage(rows: 30)
        try account.backup("rotate")
        let user = account.client.user.id
        let seal = "seal \(user) --recovery-key-file key --new-identity id --room-keys"
        try account.run("\(seal) -o a.tar.age --parity 0")
        try account.run("archive extract a.tar.age -i id -C x")
        for version in ["1", "2"] {
            let rows = try account.stage.read("x/backup/\(version)/keys.json")
            let there = try account.server("GET", "keys?version=\(version)")
            #expect(try JSONValue(parsing: rows).isEquivalent(to: there))
        }
        let keys = try JSONValue(parsing: account.stage.read("x/room-keys.json"))
        #expect(keys.elements?.count == 30)
    }
}

extension TranscriptStage {
    /// Writes JSON into the working folder.
    fileprivate func write(_ name: String, _ value: JSONValue) throws {
        let file = try AtomicFile(for: FilePath("\(folder)/work/\(name)"))
        try file.write(value.encoded)
        try file.commit(.keep)
    }

    /// A file of the working folder.
    fileprivate func read(_ name: String) throws -> [UInt8] {
        try TestData.bytes(atPath: "\(folder)/work/\(name)")
    }
}
