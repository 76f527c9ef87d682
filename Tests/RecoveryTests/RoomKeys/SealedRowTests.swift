import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B9. One row of a key backup as we write it: the exact form, and the session byte for byte.
struct SealedRowTests {
    private static let session = SampleSession(1)

    /// Names, order and types are those of `/room_keys/keys`, without white space.
    @Test(arguments: [SealedBackup.Way.asTheyCome, .inPlaces])
    func writesTheExactForm(_ way: SealedBackup.Way) throws {
        let session = SampleSession(1, index: 1234)
        let chain = #"["A","B","C"]"#
        let text = try SampleRow.backup(session.row(chain: chain), id: session.id)
        let sealed = try SealedBackup(text, way: way)
        let row = try #require(try sealed.rooms().first?.rows.first).value
        let data = try row.value(at: "session_data")
        for (name, count) in [("ephemeral", 32), ("mac", 8)] {
            #expect(try data.base64(at: name).count == count)
            #expect(try !data.string(at: name).contains("="))
        }
        let parts = try ["ephemeral", "ciphertext", "mac"].map { try data.string(at: $0) }
        let expected = """
            {"rooms":{"\(SampleRow.room)":{"sessions":{"\(session.id)":{"first_message_index":1234,\
            "forwarded_count":3,"is_verified":false,"session_data":{"ephemeral":"\(parts[0])",\
            "ciphertext":"\(parts[1])","mac":"\(parts[2])"}}}}}}
            """
        #expect(String(decoding: sealed.text, as: UTF8.self) == expected)
    }

    /// The sealed JSON is the session's, without what stands around the row, byte for byte.
    @Test(arguments: [
        #","shared_history":true"#, #","m.shared_history":false,"x":[1.0,"\/\u0041"]"#, "",
        #", "org.matrix.msc3061.shared_history" : true , "y" : {"room_id":"!inside"}"#,
    ])
    func keepsFieldsByteForByte(_ more: String) throws {
        let session = Self.session
        let sources = [
            SampleSession.list(session.listed(SampleRow.room, more)),
            try SampleRow.backup(session.row(more), id: session.id),
        ]
        for source in sources {
            for way in [SealedBackup.Way.asTheyCome, .inPlaces] {
                let sealed = try SealedBackup(source, way: way)
                let row = try #require(try sealed.rooms().first?.rows.first)
                let text = try open(row.value, SealedBackup.newKey)
                #expect(text == session.plaintext(more))
            }
        }
    }

    /// Decrypts by the primitives alone.
    private func open(_ row: JSONValue, _ key: SecretBytes) throws -> String {
        let data = try row.value(at: "session_data")
        let shared = try X25519.sharedSecret(of: key, with: data.base64(at: "ephemeral"))
        let keys = HKDFSHA256.derive(from: shared, salt: [], info: [], count: 80)
        let mac = HMACSHA256.code(of: [], key: keys.slice(32..<64))
        #expect(try Array(mac.prefix(8)) == data.base64(at: "mac"))
        let plaintext = try AES256CBC.decrypt(
            data.base64(at: "ciphertext"),
            key: keys.slice(0..<32),
            iv: keys.slice(64..<80)
        )
        return String(decoding: plaintext.revealed, as: UTF8.self)
    }

    /// Where the room and the ID stand among the others.
    @Test func takesRoomAndIDOutOfAnyPlace() throws {
        let session = Self.session
        let room = "\"room_id\":\"\(SampleRow.room)\""
        let id = "\"session_id\":\"\(session.id)\""
        let inner = session.plaintext().dropFirst().dropLast()
        for listed in [
            "{\(inner),\(room),\(id)}", "{\(room),\(inner),\(id)}", "{\(id),\(inner),\(room)}",
            "{ \(room) , \(id) ,\(inner)}", "{\(inner) , \(id),\(room) }",
        ] {
            let sealed = try SealedBackup(SampleSession.list(listed), way: .asTheyCome)
            let row = try #require(try sealed.rooms().first?.rows.first)
            #expect(row.name == ExactText(session.id))
            #expect(try open(row.value, SealedBackup.newKey) == "{\(inner)}", "\(listed)")
        }
    }

    /// A name with quotation marks, and one past the BMP.
    @Test(arguments: [SealedBackup.Way.asTheyCome, .inPlaces])
    func escapesTheNamesOfRooms(_ way: SealedBackup.Way) throws {
        let names = [#"!a\"b\\c"#, "!🗝", #"!\n"#]
        let listed = names.enumerated().map { SampleSession($0).listed(in: $1) }
        let sealed = try SealedBackup(Array("[\(listed.joined(separator: ","))]".utf8), way: way)
        #expect(try sealed.rooms().map(\.name.string) == ["!a\"b\\c", "!🗝", "!\n"])
        #expect(try sealed.opened().sessions.count == 3)
    }

    /// Content of every length near a block, and sessions longer than the memory that is there first.
    @Test(.timeLimit(.minutes(20)))
    func sealsContentOfEveryLength() throws {
        let lengths = Array(0..<40) + [15_000, 16_384, 70_000, 300_000]
        let listed = lengths.map { length in
            let more = ",\"x\":\"" + String(repeating: "z", count: length) + "\""
            return SampleSession(length).listed(SampleRow.room, more)
        }
        let list = Array("[\(listed.joined(separator: ","))]".utf8)
        for way in [SealedBackup.Way.asTheyCome, .inPlaces] {
            let opened = try SealedBackup(list, way: way).opened()
            #expect(opened.sessions.map(\.json) == listed && opened.rejects.isEmpty)
        }
    }
}
