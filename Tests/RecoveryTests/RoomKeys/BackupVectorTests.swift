import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B9. Rows that peers wrote, and the backups of every fixture.
struct BackupVectorTests {
    /// Reads one row under its ID, or under its key's where the vector names none.
    private func open(
        _ entry: VectorEntry,
        key: String
    ) throws -> (reading: RoomKeyReading, plaintext: JSONValue) {
        let secret = SecretBytes(copying: try entry.inputs.base64(at: key))
        let data = try entry.inputs.value(at: "session_data")
        let row = JSONValue.object([("session_data", data)])
        let plaintext = try JSONValue(parsing: entry.expect.text(at: "plaintext").utf8)
        let room = try plaintext.valueIfPresent(at: "room_id")?.text ?? "!room"
        let id = try entry.inputs.valueIfPresent(at: "session_id")?.text
        let text = id.map { id in
            JSONValue.object([("sessions", .object([(id, row)]))])
        }
        let reading = try RoomKeyReading((text ?? row).encoded, keys: [secret], room: room)
        return (reading, plaintext)
    }

    private func expectSession(_ entry: VectorEntry, key: String) throws {
        let (reading, plaintext) = try open(entry, key: key)
        #expect(reading.rejects.isEmpty)
        let session = try #require(reading.sessions.first)
        let parsed = try entry.expect.value(at: "session_key")
        #expect(try session.id == parsed.string(at: "session_id"))
        #expect(try Int(session.firstIndex) == parsed.int(at: "message_index"))
        // Everything that was sealed is there as it was, with the room and the ID.
        let found = try JSONValue(parsing: Array(session.json.utf8))
        for member in try #require(plaintext.members) {
            #expect(try found.member(member.name)?.isEquivalent(to: member.value) == true)
        }
        #expect(try found.string(at: "session_id") == session.id)
        let inside = String(
            decoding: try entry.expect.text(at: "plaintext").utf8.dropFirst(),
            as: UTF8.self
        )
        #expect(session.json.hasSuffix(inside))
    }

    @Test(arguments: try VectorFile.entries("backup.session.decrypt"))
    func opensRowsOfPeers(_ entry: VectorEntry) throws {
        try expectSession(entry, key: "private_key")
    }

    @Test(arguments: try VectorFile.entries("backup.session.decrypt.msc3270v1"))
    func opensRowsOfTheSymmetricAlgorithm(_ entry: VectorEntry) throws {
        try expectSession(entry, key: "key")
    }

    /// The symmetric MAC covers the ciphertext, and the key is made with the session's ID.
    @Test(arguments: try VectorFile.entries("backup.session.decrypt.msc3270v1"))
    func refusesSymmetricRowsThatWereChanged(_ entry: VectorEntry) throws {
        let data = try entry.inputs.value(at: "session_data")
        let key = SecretBytes(copying: try entry.inputs.base64(at: "key"))
        let id = try entry.inputs.text(at: "session_id")
        func faults(_ data: JSONValue, _ id: ExactText?) throws -> [RowFault] {
            let row = JSONValue.object([("session_data", data)])
            let text = id.map { JSONValue.object([("sessions", .object([($0, row)]))]) } ?? row
            return try RoomKeyReading(text.encoded, keys: [key], room: "!r").faults
        }
        for name: ExactText in ["iv", "ciphertext", "mac"] {
            var bytes = try data.base64(at: name.string)
            bytes[0] ^= 1
            let changed = try data.setting(name, to: .string(ExactText(Base64.encode(bytes))))
            // The MAC does not cover the IV: what comes out then is no JSON.
            let fault: RowFault = name == "iv" ? .plaintext : .notOpened
            #expect(try faults(changed, id) == [fault], "\(name)")
            let short = try data.setting(name, to: .string("AAAAAAAAAAA"))
            #expect(try faults(short, id).count == 1, "\(name)")
        }
        #expect(try faults(data, "AAAA") == [.notOpened])
        #expect(try faults(data, nil) == [.missing(.sessionID)])
    }

    /// The rows of a backup version, in the file that goes with it.
    private static func rows(_ fixture: Fixture, _ version: String) throws -> [UInt8]? {
        for suffix in ["", "_1"] {
            let name = "room_keys_version\(suffix).json"
            guard try fixture.files().contains(name),
                let info = try BackupVersion(decoding: fixture.bytes(name)),
                info.version?.string == version
            else { continue }
            return try fixture.bytes("room_keys_keys\(suffix).json")
        }
        return nil
    }

    private func expect(_ backup: ExpectedAccount.Backup, in reading: RoomKeyReading) throws {
        #expect(reading.rejects.isEmpty && reading.sessions.count == backup.sessions.count)
        for expected in backup.sessions {
            let id = try expected.string(at: "session_id")
            let session = try #require(reading.sessions.first { $0.id == id })
            #expect(try Int(session.firstIndex) == expected.int(at: "first_message_index"))
            let found = try JSONValue(parsing: Array(session.json.utf8))
            #expect(try session.room == expected.string(at: "room_id"))
            for member in try #require(expected.members)
            where member.name != "first_message_index" {
                let value = try #require(try found.member(member.name), "\(member.name)")
                #expect(value.isEquivalent(to: member.value), "\(member.name) of \(id)")
            }
        }
    }

    /// Every version with the private key that was its, on one thread and on four.
    @Test(arguments: try Fixture.all())
    func opensEveryBackupOfTheFixtures(_ fixture: Fixture) throws {
        for backup in fixture.expected.backups {
            let key = SecretBytes(copying: backup.privateKey)
            #expect(try X25519.publicKey(of: key) == backup.publicKey)
            guard let rows = try Self.rows(fixture, backup.version) else {
                #expect(backup.sessions.isEmpty, "no rows of version \(backup.version)")
                continue
            }
            for threads in [1, 4] {
                try expect(backup, in: RoomKeyReading(rows, keys: [key], threads: threads))
            }
            if !backup.sessions.isEmpty {
                let none = try RoomKeyReading(rows, keys: [SampleRow.key])
                #expect(none.faults == backup.sessions.map { _ in .notOpened })
            }
        }
    }

    /// A test that finds no rows would pass by testing nothing.
    @Test func findsBackupsInTheFixtures() throws {
        let backups = try Fixture.all().flatMap(\.expected.backups)
        #expect(backups.count == 5 && backups.filter { !$0.sessions.isEmpty }.count == 4)
    }

    /// The key in secret storage is the current version's.
    @Test(arguments: try Fixture.all())
    func findsTheKeyInSecretStorage(_ fixture: Fixture) throws {
        let source = try AccountReader(MemoryFiles(fixture)).read(FilePath(fixture.name))
        let entered = fixture.expected.keys.map(\.entered)
        let keys = StoredBackupKeys(
            of: Examination(source.account, entered: entered),
            source,
            entered: entered
        ).keys
        let current = fixture.expected.backups.filter(\.isCurrent).map(\.privateKey)
        #expect(keys.map(\.revealed) == current)
        guard let rows = try current.isEmpty ? nil : Self.currentRows(fixture) else { return }
        #expect(try RoomKeyReading(rows, keys: keys).rejects.isEmpty)
    }

    private static func currentRows(_ fixture: Fixture) throws -> [UInt8]? {
        let current = fixture.expected.backups.first(where: \.isCurrent)
        return try current.flatMap { try rows(fixture, $0.version) }
    }
}
