import Formats
import Support
import Testing

/// The files beside each other are told apart by what they hold.
struct DocumentKindTests {
    private func kind(_ text: String) -> DocumentKind { DocumentKind(of: Array(text.utf8)) }

    @Test(arguments: try Fixture.all())
    func knowsEveryFileOfAnAccount(fixture: Fixture) throws {
        for file in try fixture.files() where file != "README.md" {
            let name = file.split(separator: "/").last.map(String.init) ?? file
            let expected: DocumentKind =
                switch name {
                case "sync.json": .accountData(.sync)
                case "admin_accountdata.json": .accountData(.adminMap)
                case "global": .accountData(.map)
                case "keys_query.json": .keysQuery
                case "element-keys.txt": .keyExport
                case "room_keys_version.json" where fixture.name == "dave-no-backup": .noBackup
                case _ where name.hasPrefix("room_keys_version"): .backupVersion
                case _ where name.hasPrefix("room_keys_keys"): .backupRows
                default: .unknown
                }
            #expect(DocumentKind(of: try fixture.bytes(file)) == expected, "\(file)")
        }
    }

    @Test(arguments: [
        (#"{"rooms":{"!r:x":{"sessions":{"#, DocumentKind.backupRows),
        (#" { "rooms" : { "!r" : { "sessions" "#, .unknown),
        (#" { "rooms" : { "!r" : { "sessions" : "#, .backupRows),
        (#"{"rooms":{}}"#, .backupRows), (#"{"rooms":{}"#, .unknown),
        (#"{"rooms":{"join":{"!r":{"#, .unknown), (#"{"rooms":{"!r":{"timeline":{"#, .unknown),
        ("\n-----BEGIN MEGOLM SESSION DATA-----\nAQ", .keyExport), ("", .unknown),
        ("\u{0}", .unknown),
    ])
    func tellsHugeFilesFromTheirStart(text: String, kind: DocumentKind) {
        #expect(DocumentKind(ofPrefix: Array(text.utf8)) == kind)
    }

    @Test(arguments: [
        "", "{}", "[]", "1", "{\"a\":", #"{"errcode":"M_UNKNOWN"}"#, #"{"a":1}{"a":2}"#,
        #"{"type":"m.room.create","content":{},"sender":"@a:x"}"#,
        "age-encryption.org/v1\n", "{\"rooms\":{},\"errcode\":1}",
    ])
    func knowsNothingOfOthers(text: String) {
        #expect(kind(text) == .unknown)
    }
}
