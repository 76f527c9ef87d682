import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 5: what stands in an archive, in which order, and that nothing else is read.
struct ArchiveTests {
    private static let names = [
        "README.txt", "manifest.json", "account_data/m.cross_signing.master.json",
        "account_data/m.secret_storage.key.a=2Fb+c.json", "secrets/m.cross_signing.master",
        "identity/keys_query.json", "SHA256SUMS",
    ]

    @Test func writesEverythingInOrder() throws {
        let visitor = CollectingVisitor()
        let reader = try SealedFixture.open(SealedFixture.seal())
        try reader.readAll(visitor)
        #expect(visitor.files.map(\.name) == Self.names)
        #expect(visitor.ended == Self.names.count)
        #expect(visitor.files[2].content == Array(#"{"encrypted": {"K":{"iv":"AA"} } }"#.utf8))
        #expect(visitor.files[4].content == Array(SealedFixture.masterSeed.utf8))
        let sums = visitor.files.dropLast().map { file in
            "\(Hex.encode(SHA256.digest(file.content)))  \(file.name)\n"
        }
        #expect(visitor.files[6].content == Array(sums.joined().utf8))
    }

    @Test func saysInTheManifestWhatIsInside() throws {
        let manifest = try SealedFixture.open(SealedFixture.seal()).manifest
        #expect(manifest.user == "@alice:example.org")
        #expect(manifest.created == "2026-01-04T21:55:12Z")
        #expect(manifest.id.utf8.count == 32)
        #expect(manifest.expectedSecrets == [.master, .megolmBackup])
        #expect(manifest.missingSecrets == [.megolmBackup])
        #expect(
            manifest.entries.map(\.type) == [
                nil, .master, "m.secret_storage.key.a/b+c", .master, nil,
            ]
        )
        #expect(
            manifest.entries.map(\.kind) == [
                .readme, .accountData, .accountData, .secret, .identity,
            ]
        )
    }

    @Test func loadsWhatARestoreNeeds() throws {
        var contents = try SealedFixture.contents()
        contents.backups = [ArchiveContents.Backup(version: "7", info: Array("{\"v\":7}".utf8))]
        let loaded = try SealedFixture.open(SealedFixture.seal(contents)).load()
        #expect(loaded.accountData.map(\.type) == contents.accountData.map(\.type))
        #expect(
            loaded.accountData.map(\.content.encoded) == contents.accountData.map(\.content.encoded)
        )
        #expect(loaded.secrets.map(\.type) == [.master])
        #expect(loaded.secrets.map(\.value) == [SecretBytes(text: SealedFixture.masterSeed)])
        #expect(loaded.identity == contents.identity)
        #expect(loaded.backups.map(\.version) == ["7"])
        #expect(loaded.backups.map(\.info) == [Array("{\"v\":7}".utf8)])
    }

    @Test func streamsWhatIsTooLargeToHold() throws {
        let folder = try ScratchFolder()
        let rows = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 % 253) }
        try folder.write("rows", rows)
        var contents = try SealedFixture.contents()
        contents.backups = [
            ArchiveContents.Backup(
                version: "x/1",
                info: [],
                rows: FileContent(folder.path("rows"))
            )
        ]
        let visitor = CollectingVisitor()
        try SealedFixture.open(SealedFixture.seal(contents)).readAll(visitor)
        #expect(visitor.files[6].name == "backup/x=2F1/version.json")
        #expect(visitor.files[7].name == "backup/x=2F1/keys.json")
        #expect(visitor.files[7].content == rows)
    }

    @Test func readsBackWithTheKeyStillAtHand() throws {
        let sink = ByteArraySink()
        let passphrase = SealKeys.Passphrase(SecretBytes(text: "not needed again"), .mobile)
        let keys = try SealKeys(recipients: [], passphrases: [passphrase])
        let written = try ArchiveWriter(SealedFixture.contents(), keys: keys).write(to: sink)
        let key = ArchiveKeys(written.fileKey)
        try SealedFixture.open(sink.bytes, with: key).readBack(written.manifest)
        try SealedFixture.open(sink.bytes, with: key).verify()
    }

    @Test func doesNotReadBackWhatIsNotAsItWasWritten() throws {
        let sink = ByteArraySink()
        let keys = try SealedFixture.sealKeys()
        let written = try ArchiveWriter(SealedFixture.contents(), keys: keys).write(to: sink)
        let key = ArchiveKeys(written.fileKey)
        let other = try SealedFixture.open(SealedFixture.seal()).manifest
        #expect(throws: RecoveryError.sealed(.entry(name: "manifest.json", .digest))) {
            try SealedFixture.open(sink.bytes, with: key).readBack(other)
        }
        var changed = sink.bytes
        changed[changed.count - 2000] ^= 1
        #expect(throws: RecoveryError.sealed(.chunk(0))) {
            try SealedFixture.open(changed, with: key).readBack(written.manifest)
        }
    }

    /// The manifest alone is several chunks here, and ends in the middle of one.
    @Test func namesMoreEntriesThanOneChunkHolds() throws {
        var contents = try SealedFixture.contents()
        contents.accountData = try (0..<2000).map { number in
            let type = EventType(ExactText("org.example.\(number)"))
            return try SealedFixture.event(type, "{\"number\":\(number)}")
        }
        let loaded = try SealedFixture.open(SealedFixture.seal(contents)).load()
        #expect(loaded.manifest.encoded.count > 3 * 65536)
        let before = contents.accountData.map(\.content.encoded)
        #expect(loaded.accountData.map(\.content.encoded) == before)
    }

    @Test func writesALetterInPlainASCIIWithTheFactsAndNoSecret() throws {
        var contents = try SealedFixture.contents()
        contents.user = "@\u{e9}va:example.org"
        let reader = try SealedFixture.open(SealedFixture.seal(contents))
        let text = String(decoding: reader.readme, as: UTF8.self)
        #expect(text.utf8.allSatisfy { $0 == 10 || (32...126).contains($0) })
        #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
        for fact in [
            "@=C3=A9va:example.org", "2026-01-04T21:55:12Z", reader.manifest.id, "sync.json",
            "age -d -i", "tar -x", "sha256sum -c SHA256SUMS", "secrets/",
        ] {
            #expect(text.contains(fact), "\(fact)")
        }
        #expect(!text.contains(SealedFixture.masterSeed))
    }

    /// Of an archive of room keys alone, the letter tells of no account; of others, it tells of both.
    @Test func tellsOfWhatIsInsideAlone() throws {
        var alone = ArchiveContents(
            user: "unknown",
            source: "x",
            tool: "t",
            created: SealedFixture.created
        )
        alone.roomKeys = BytesContent(Array("[]".utf8))
        var both = try SealedFixture.contents()
        both.roomKeys = alone.roomKeys
        for (contents, isOfAccount) in [(alone, false), (both, true)] {
            let reader = try SealedFixture.open(SealedFixture.seal(contents))
            let text = String(decoding: reader.readme, as: UTF8.self)
            #expect(text.contains("--room-keys ROOM-KEYS.txt"))
            for word in ["act as its owner", "WHAT THE SECRETS ARE", "restore NAME.tar.age"] {
                #expect(text.contains(word) == isOfAccount, "\(word)")
            }
            #expect(reader.manifest.holdsRoomKeysAlone == !isOfAccount)
            #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
        }
    }

    /// Slots are added and removed later, and the letter stays as it is.
    @Test func writesOneLetterForEveryWayIn() throws {
        let slow = SealKeys.Passphrase(SecretBytes(text: "a passphrase"), .mobile)
        let ways: [SealKeys] = [
            try SealedFixture.sealKeys(), try SealKeys(recipients: [], passphrases: [slow]),
        ]
        let letters = try ways.map { keys in
            let sink = ByteArraySink()
            let written = try ArchiveWriter(SealedFixture.contents(), keys: keys).write(to: sink)
            let key = ArchiveKeys(written.fileKey)
            let reader = try SealedFixture.open(sink.bytes, with: key)
            return String(decoding: reader.readme, as: UTF8.self)
                .replacing(reader.manifest.id, with: "ID")
        }
        #expect(letters[0] == letters[1])
        for way in ["-> X25519", "-> thesis.co/argon2", "-> scrypt", "age -d NAME.tar.age"] {
            #expect(letters[0].contains(way), "\(way)")
        }
    }

    @Test func stopsWhenAStreamChanges() throws {
        for change in ChangingContent.Change.allCases {
            var contents = try SealedFixture.contents()
            contents.roomKeys = ChangingContent(change)
            #expect(throws: RecoveryError.sealed(.sourceChanged(name: "room-keys.json"))) {
                try SealedFixture.seal(contents)
            }
        }
    }

    @Test func carriesTheSinksErrorOut() throws {
        let writer = try ArchiveWriter(
            SealedFixture.contents(),
            keys: SealedFixture.sealKeys()
        )
        for room in [0, 300, 5000] {
            #expect(throws: RecoveryError.primitive(FullSink.error)) {
                try writer.write(to: FullSink(room: room))
            }
        }
    }

    @Test func neverShowsASecret() throws {
        let loaded = try SealedFixture.open(SealedFixture.seal()).load()
        let seed = SealedFixture.masterSeed
        let numbers = seed.utf8.prefix(4).map { String($0) }.joined(separator: ", ")
        let keys = SealKeys.Passphrase(SecretBytes(text: seed))
        for shown in [
            Leaks.shown(by: loaded), Leaks.shown(by: keys),
            Leaks.shown(by: ArchiveKeys(passphrases: [SecretBytes(text: seed)])),
        ] {
            #expect(!shown.contains(seed) && !shown.contains(numbers))
        }
        var dumped = ""
        dump((loaded, keys), to: &dumped)
        #expect(!dumped.contains(seed) && !dumped.contains(numbers))
    }
}

/// A content that is not the one that was measured.
private struct ChangingContent: StreamedContent {
    enum Change: CaseIterable { case longer, shorter, newer }

    private final class State {
        var stamped = 0
    }

    private let change: Change
    private let state = State()

    init(_ change: Change) { self.change = change }

    func stamp() -> ContentStamp {
        state.stamped += 1
        let time: Int64 = change == .newer && state.stamped > 1 ? 2 : 1
        return ContentStamp(size: 1000, modified: time)
    }

    func open() -> any ByteSource {
        let count = [.longer: 1001, .shorter: 999][change, default: 1000]
        return ByteArraySource([UInt8](repeating: 1, count: count))
    }
}

/// A sink with room for so many bytes.
private final class FullSink: ByteSink {
    static let error = PrimitivesError.posix(.call(.write, path: nil, number: 28))
    private var room: Int

    init(room: Int) { self.room = room }

    func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        room -= bytes.count
        if room < 0 { throw Self.error }
    }

    func skip(_ count: Int) {}

    func fill(_ bytes: Span<UInt8>, at offset: Int) throws(PrimitivesError) { try write(bytes) }
}
