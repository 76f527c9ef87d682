import Formats
import Support
import Testing

/// Design section 5: the manifest, and `SHA256SUMS` beside it.
struct ArchiveManifestTests {
    private static let digest = [UInt8](repeating: 0xAB, count: 32)

    private static func manifest() throws -> ArchiveManifest {
        ArchiveManifest(
            id: "00112233445566778899aabbccddeeff",
            created: "2026-01-04T21:55:12Z",
            user: "@alice:example.org",
            source: "sync.json \"quoted\"",
            tool: "matrix-recovery 0.1.0",
            entries: [
                ManifestEntry(name: .readme, kind: .readme, size: 10, digest: digest),
                ManifestEntry(
                    name: try EntryName(checking: "account_data/a=2Fb.json"),
                    kind: .accountData,
                    type: "a/b",
                    size: 8_589_934_591,
                    digest: digest
                ),
                ManifestEntry(
                    name: try EntryName(checking: "backup/1/version.json"),
                    kind: .backupVersion,
                    backup: "1",
                    size: 0,
                    digest: digest
                ),
            ],
            expectedSecrets: [.master, .megolmBackup],
            missingSecrets: [.megolmBackup]
        )
    }

    private static func text() throws -> String {
        String(decoding: try manifest().encoded, as: UTF8.self)
    }

    @Test func roundTrips() throws {
        let manifest = try Self.manifest()
        #expect(try ArchiveManifest(decoding: manifest.encoded) == manifest)
    }

    @Test func isWrittenForPeopleToo() throws {
        #expect(
            try Self.text() == """
                {
                  "format": "matrix-recovery-archive",
                  "version": 1,
                  "id": "00112233445566778899aabbccddeeff",
                  "created": "2026-01-04T21:55:12Z",
                  "user": "@alice:example.org",
                  "source": "sync.json \\"quoted\\"",
                  "tool": "matrix-recovery 0.1.0",
                  "secrets": {
                    "expected": ["m.cross_signing.master","m.megolm_backup.v1"],
                    "missing": ["m.megolm_backup.v1"]
                  },
                  "entries": [
                    {"name":"README.txt","kind":"readme","size":10,"sha256":"\(Hex.encode(Self.digest))"},
                    {"name":"account_data/a=2Fb.json","kind":"account_data","type":"a/b","size":8589934591,"sha256":"\(Hex.encode(Self.digest))"},
                    {"name":"backup/1/version.json","kind":"backup_version","backup":"1","size":0,"sha256":"\(Hex.encode(Self.digest))"}
                  ]
                }

                """
        )
    }

    @Test func passesOverMembersThatItDoesNotKnow() throws {
        let text = try Self.text().replacing(
            "\"version\": 1,",
            with: "\"version\": 1, \"new\": {},"
        )
        #expect(try ArchiveManifest(decoding: Array(text.utf8)) == Self.manifest())
    }

    @Test(arguments: [
        ("matrix-recovery-archive", "another", ManifestError.format),
        ("\"version\": 1", "\"version\": 2", .version(2)),
        ("\"version\": 1", "\"version\": \"1\"", .property("version")),
        ("\"id\"", "\"ID\"", .property("id")),
        ("\"user\": \"@alice:example.org\"", "\"user\": null", .property("user")),
        ("\"size\":10", "\"size\":-1", .property("size")),
        ("\"size\":10", "\"size\":1.0", .property("size")),
        ("\"size\":10", "\"size\":8589934592", .property("size")),
        ("\"sha256\":\"ab", "\"sha256\":\"AB", .property("sha256")),
        ("\"sha256\":\"abab", "\"sha256\":\"ab", .property("sha256")),
        ("README.txt", "../README.txt", .name("../README.txt")),
        ("README.txt", "backup/1/version.json", .duplicateName("backup/1/version.json")),
        ("README.txt", "manifest.json", .duplicateName("manifest.json")),
        ("README.txt", "SHA256SUMS", .duplicateName("SHA256SUMS")),
        ("\"entries\": [", "\"entries\": 1, \"x\": [", .property("entries")),
        ("\"missing\": [\"", "\"missing\": [1, \"", .property("secrets")),
        ("\"type\":\"a/b\"", "\"type\":7", .property("type")),
        ("\"type\":\"a/b\",", "", .property("type")),
        ("\"backup\":\"1\",", "", .property("backup")),
        ("\"version\": 1,", "\"version\": 1, \"new\": 1, \"new\": 1,", .property("new")),
        ("\"version\": 1,", "\"version\": 1, \"new\": [{\"a\": 1, \"a\": 1}],", .property("a")),
        ("\"readme\"", "\"secret\"", .property("type")),
        ("\"readme\"", "\"account_data\",\"type\":\"a/b\"", .duplicateType("a/b")),
        ("\"backup_version\"", "\"readme\"", .property("kind")),
        ("README.txt", "backup/1", .folderName("backup/1")),
        ("README.txt", "manifest.json/x", .folderName("manifest.json")),
        ("\"001122", "\"0011220", .property("id")), ("\"001122", "\"00112G", .property("id")),
        ("\"2026-01-04T", "\"2026-01-04 ", .property("created")),
        ("21:55:12Z", "21:55:12", .property("created")),
        ("21:55:12Z", "21:55:12.Z", .property("created")),
        ("21:55:12Z", "21:55:12+01:00", .property("created")),
    ])
    func refusesWhatIsNotOne(_ old: String, _ new: String, _ error: ManifestError) throws {
        let text = try Self.text()
        let changed = text.replacing(old, with: new, maxReplacements: 1)
        #expect(changed != text)
        #expect(throws: FormatError.manifest(error)) {
            try ArchiveManifest(decoding: Array(changed.utf8))
        }
    }

    @Test(arguments: ["identity", "room_keys"])
    func refusesTwoOfWhichThereIsOne(_ kind: String) throws {
        let text = try Self.text()
            .replacing("\"account_data\"", with: "\"\(kind)\"")
            .replacing("\"backup_version\"", with: "\"\(kind)\"")
        #expect(throws: FormatError.manifest(.property("kind"))) {
            try ArchiveManifest(decoding: Array(text.utf8))
        }
    }

    @Test func takesWhatIsNoSameEntry() throws {
        let text = try Self.text().replacing("12Z", with: "12.25Z")
            .replacing("\"readme\"", with: "\"secret\",\"type\":\"a/b\"")
        let manifest = try ArchiveManifest(decoding: Array(text.utf8))
        #expect(manifest.created == "2026-01-04T21:55:12.25Z")
        #expect(manifest.entries.compactMap(\.type) == ["a/b", "a/b"])
    }

    @Test func refusesAMemberThatStandsTwice() throws {
        let text = try Self.text().replacing("\"id\":", with: "\"id\": \"x\", \"id\":")
        #expect(throws: FormatError.self) { try ArchiveManifest(decoding: Array(text.utf8)) }
    }

    @Test func writesChecksumsAsTheStockToolReadsThem() throws {
        let list = ChecksumList([
            ChecksumList.Line(digest: Self.digest, name: .readme),
            ChecksumList.Line(digest: Self.digest, name: try EntryName(checking: "a/b")),
        ])
        let hex = Hex.encode(Self.digest)
        #expect(list.encoded == Array("\(hex)  README.txt\n\(hex)  a/b\n".utf8))
        #expect(ChecksumList.Line.count(name: .readme) == 77)
    }
}
