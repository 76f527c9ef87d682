import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B9. What we seal is opened by vodozemac, which clients have, and by `cryptography` alone; what
/// vodozemac seals is opened by us.
@Suite(.timeLimit(.minutes(20)))
struct BackupSealingInteropTests {
    private static let python = TestData.root + "/../.build/python/bin/python"
    private static let reader = TestData.path("Tools/open-room-keys")

    /// Three rooms with sessions of many kinds, as a list that is mixed.
    private static let sessions = (0..<120).map { number in
        let marks = ["", #","shared_history":true"#, #","m.shared_history":false,"é":"\u00e9""#]
        let chains = ["[]", #"["K"]"#, #"["K","L"]"#]
        return SampleSession(number, index: UInt32(number * number)).listed(
            in: "!\(number * 5 % 3):example.org",
            marks[number % 3],
            chain: chains[number % 3]
        )
    }

    private static var list: [UInt8] { Array("[\(sessions.joined(separator: ","))]".utf8) }

    private func run(_ script: String, in folder: ScratchFolder) throws -> [String] {
        try folder.write("run.py", Array(script.utf8))
        let run = try folder.run("\(Self.python) run.py")
        try #require(run.status == 0, "\(run.output)")
        return run.output.split(separator: "\n").map(String.init)
    }

    /// Its Python `to_base64` returns the parts in another order than `from_base64` takes them:
    /// (ephemeral, mac, ciphertext) and (ciphertext, mac, ephemeral).
    @Test func vodozemacOpensEveryRow() throws {
        let folder = try ScratchFolder()
        try folder.write("rows.json", SealedBackup(Self.list, way: .inPlaces).text)
        let lines = try run(
            """
            import json, vodozemac
            key = vodozemac.Curve25519SecretKey.from_bytes(bytes([8] * 32))
            decryption = vodozemac.PkDecryption.from_key(key)
            for room, content in json.load(open("rows.json"))["rooms"].items():
                for session, row in content["sessions"].items():
                    data = row["session_data"]
                    message = vodozemac.Message.from_base64(
                        data["ciphertext"], data["mac"], data["ephemeral"])
                    text = decryption.decrypt(message).decode()
                    exported = vodozemac.ExportedSessionKey(json.loads(text)["session_key"])
                    print(json.dumps([room, session, row["first_message_index"],
                        row["forwarded_count"], row["is_verified"], text]))
            """,
            in: folder
        )
        try expectSessions(lines)
    }

    private func expectSessions(_ lines: [String]) throws {
        let found = try lines.map { try JSONValue(parsing: Array($0.utf8)).elements ?? [] }
        try #require(found.count == Self.sessions.count)
        let reading = try RoomKeyReading(Self.list)
        for row in found {
            let text = try #require(row[5].text?.string)
            let id = try #require(row[1].text?.string)
            let room = try #require(row[0].text?.string)
            let expected = try #require(reading.sessions.first { $0.id == id })
            #expect(expected.room == room && row[2].integer == Int64(expected.firstIndex))
            #expect(
                expected.json == "{\"room_id\":\"\(room)\",\"session_id\":\"\(id)\","
                    + text.dropFirst()
            )
            let chain = try JSONValue(parsing: Array(text.utf8))
                .array(at: "forwarding_curve25519_key_chain")
            #expect(row[3].integer == Int64(chain.count) && row[4].boolean == false)
        }
    }

    /// The reader by `cryptography` alone compares the index, the MAC's 8 bytes and the ID.
    @Test func cryptographyOpensTheWhole() throws {
        for way in [SealedBackup.Way.asTheyCome, .inPlaces] {
            let folder = try ScratchFolder()
            let grouped = try SealedBackup(Self.list, way: .inPlaces, to: SampleRow.key).text
            let source = way == .inPlaces ? Self.list : grouped
            try folder.write("rows.json", SealedBackup(source, way: way).text)
            let key = try #require(RecoveryKey.encode(SealedBackup.newKey))
            try folder.write("key", key.revealed)
            let run = try folder.run("\(Self.python) \(Self.reader) backup rows.json key")
            try #require(run.status == 0, "\(run.output)")
            let opened = try #require(try JSONValue(parsing: Array(run.output.utf8)).elements)
            let expected = try JSONValue(parsing: Self.list).elements ?? []
            #expect(opened.count == expected.count)
            for session in expected {
                let id = try session.string(at: "session_id")
                let other = try #require(opened.first { (try? $0.string(at: "session_id")) == id })
                #expect(session.isEquivalent(to: other), "\(id)")
            }
        }
    }

    @Test func weOpenWhatVodozemacSealed() throws {
        let folder = try ScratchFolder()
        let session = SampleSession(1)
        try folder.write("session.json", Array(session.plaintext().utf8))
        let lines = try run(
            """
            import vodozemac
            key = vodozemac.Curve25519SecretKey.from_bytes(bytes([7] * 32))
            encryption = vodozemac.PkEncryption.from_key(key.public_key())
            message = encryption.encrypt(open("session.json", "rb").read())
            print("\\n".join(message.to_base64()))
            """,
            in: folder
        )
        try #require(lines.count == 3)
        let row = try SampleRow(session.plaintext()).with { row in
            (row.ephemeral, row.mac, row.ciphertext) = (lines[0], lines[1], lines[2])
        }
        let reading = try RoomKeyReading(SampleRow.backup(row.text, id: session.id))
        #expect(reading.sessions.map(\.json) == [session.listed()])
    }
}
