import Formats
import Primitives
import Recovery
import Support
import Testing

/// Design section 3: a folder of contents alone, where the names of the files say the types.
struct AccountReaderNamesTests {
    private static let secret = "{\"encrypted\":{\"K\":{\"iv\":\"AA\"}}}"
    private let files = MemoryFiles()

    private func put(_ path: FilePath, _ text: String) { files.put(path, Array(text.utf8)) }

    private func read(_ path: FilePath = "a") throws -> AccountSource {
        try AccountReader(files).read(path)
    }

    // MARK: Secrets

    /// A secret that is passed over stays behind under the old key, and is lost with it.
    @Test(arguments: [
        ("my_secret.json", "my_secret"), ("bot-token.json", "bot-token"), ("s", "s"),
        ("weird%20name.json", "weird name"), ("a=20b.json", "a b"),
        ("org.example.json", "org.example"),
    ])
    func takesASecretOfAnyName(_ file: String, _ type: EventType) async throws {
        put("a/m.x.json", "{\"a\":1}")
        put(FilePath("a/" + file), Self.secret)
        let source = try read()
        #expect(Set(source.account.events.map(\.type)) == ["m.x", type])
        let changed = JSONValue.object([("encrypted", .object([]))])
        let before = source.account.content(of: type)
        try await source.store(files).set(type, to: changed, over: before)
        #expect(files.bytes(FilePath("a/" + file)) == changed.encoded)
        #expect(try read().account.content(of: type)?.encoded == changed.encoded)
    }

    @Test(arguments: ["s.json.bak", "s.json~", "s.json.orig"])
    func passesOverACopyBesideItsOriginalOnly(_ copy: String) throws {
        put(FilePath("a/" + copy), Self.secret)
        #expect(try read().account.events.count == 1)
        put("a/s.json", Self.secret)
        #expect(try read().account.events.map(\.type) == ["s"])
    }

    /// A type of two parts is told from other files' names by the domain that it begins with.
    @Test(arguments: ["com.example", "io.x", "chat.cinny", "net.nheko"])
    func takesTypesOfTwoParts(_ type: EventType) throws {
        put("a/m.x.json", "{\"a\":1}")
        put(FilePath("a/\(type.rawValue).json"), "{\"a\":2}")
        put("a/tsconfig.build.json", "{\"a\":3}")
        #expect(try Set(read().account.events.map(\.type)) == ["m.x", type])
    }

    @Test(arguments: ["my_settings.json", "package.json", "s"])
    func passesOverOtherContentOfNoUsualName(_ file: String) throws {
        put("a/m.x.json", "{\"a\":1}")
        put(FilePath("a/" + file), "{\"a\":1,\"encrypted\":true}")
        #expect(try read().account.events.map(\.type) == ["m.x"])
    }

    @Test(arguments: [
        ".hidden", ".hidden.json", ".json", "long@0123456789abcdef.json", "long=.1.json",
    ])
    func refusesASecretWhoseNameSaysNoType(_ file: String) {
        put("a/m.x.json", "{\"a\":1}")
        let path = FilePath("a/" + file)
        put(path, Self.secret)
        #expect(throws: RecoveryError.file(path, .account(.typeNotNamed))) { try read() }
        #expect(throws: RecoveryError.file(path, .account(.typeNotNamed))) {
            try FileAccountStore(.folder("a", [:]), files).events()
        }
    }

    // MARK: Extracted archives

    private static let long = EventType(ExactText("m." + String(repeating: "n", count: 120)))
    private static let events = [
        ("my_setting", "{\"a\":1}"), (".hidden", "{}"), ("", secret), ("bot token", secret),
        ("Bot token", secret), ("m.map", "{\"m.direct\":{}}"), ("org.example.map", "{\"m.x\":{}}"),
        ("org.example.device", "{\"device_keys\":{}}"),
        ("org.example.event", "{\"type\":\"m.y\",\"content\":{}}"),
    ]

    /// Puts the files of an archive of unusual events under `x`.
    private func extract() throws -> [AccountDataEvent] {
        var contents = try SealedFixture.contents()
        contents.accountData += try Self.events.map { type, content in
            try SealedFixture.event(EventType(ExactText(type)), content)
        }
        contents.accountData.append(try SealedFixture.event(Self.long, Self.secret))
        let visitor = CollectingVisitor()
        try SealedFixture.open(SealedFixture.seal(contents)).readAll(visitor)
        for file in visitor.files { files.put(FilePath("x/" + file.name), file.content) }
        return contents.accountData
    }

    private func texts(_ events: [AccountDataEvent]) -> [EventType: String] {
        Dictionary(
            uniqueKeysWithValues: events.map {
                ($0.type, String(decoding: $0.content.encoded, as: UTF8.self))
            }
        )
    }

    /// The manifest knows what no name says, and which content only looks like something else.
    @Test func takesAnExtractedArchiveWhole() async throws {
        let events = try extract()
        let source = try read("x/account_data")
        #expect(texts(source.account.events) == texts(events))
        let store = try source.store(files)
        #expect(try await texts(store.events()) == texts(events))
        let changed = JSONValue.object([("a", .integer(2))])
        for event in events { try await store.set(event.type, to: changed, over: event.content) }
        let now = try read("x/account_data").account.events
        #expect(now.count == events.count)
        #expect(now.allSatisfy { $0.content.encoded == changed.encoded })
    }

    /// The archive's own folder is the account too, with what lies beside it there.
    @Test func takesAnExtractedArchiveByItsRoot() async throws {
        let events = try extract()
        let version = "{\"algorithm\":\"a\",\"auth_data\":{},\"version\":\"7\"}"
        put("x/backup/7/version.json", version)
        let source = try read("x")
        #expect(texts(source.account.events) == texts(events))
        #expect(source.account.userID == "@alice:example.org")
        #expect(source.account.backups?.map(\.version) == ["7"])
        #expect(source.folders == ["x/account_data", "x"])
        try await source.store(files).set("m.direct", to: .object([]), over: nil)
        #expect(files.bytes("x/account_data/m.direct.json") != nil)
        put("x/sync.json", "{\"m.direct\":{\"@other:x\":[]},\"m.x\":{}}")
        let error = #expect(throws: RecoveryError.self) { try read("x") }
        guard case .severalAccounts = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        try files.remove("x/sync.json")
        try files.remove("x/manifest.json")
        #expect(throws: RecoveryError.noAccount("x")) { try read("x") }
    }

    @Test func refusesNamesThatWereCutShortWithoutTheManifest() throws {
        _ = try extract()
        try files.remove("x/manifest.json")
        let error = #expect(throws: RecoveryError.self) { try read("x/account_data") }
        guard case .file(let path, .account(.typeNotNamed)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(String(decoding: path.name, as: UTF8.self).contains("=.1"))
    }

    @Test func refusesADamagedManifest() throws {
        _ = try extract()
        put("x/manifest.json", "{\"format\":\"matrix-recovery-archive\",\"version\":1}")
        #expect(throws: RecoveryError.file("x/manifest.json", .manifest(.property("id")))) {
            try read("x/account_data")
        }
    }

    @Test(arguments: ["{\"version\":3,\"format\":\"other\"}", "no JSON", "[]"])
    func passesOverAnothersManifest(_ text: String) throws {
        put("x/manifest.json", text)
        put("x/account_data/m.x.json", "{\"a\":1}")
        #expect(try read("x/account_data").account.events.map(\.type) == ["m.x"])
    }

    // MARK: Equal files

    /// One event twice is one event; to change one of the files would leave the other behind.
    @Test(arguments: [("a/1.json", "a/2.json"), ("a/1.json", "a/m.x.json")])
    func takesEqualFilesForOne(first: FilePath, second: FilePath) throws {
        put(first, "{\"type\":\"m.x\",\"content\":{\"a\":1,\"b\":2}}")
        put(
            second,
            second == "a/2.json"
                ? "{\"content\":{\"b\":2,\"a\":1},\"type\":\"m.x\"}" : "{ \"b\":2, \"a\":1 }"
        )
        put("a/m.y.json", "{}")
        let source = try read()
        #expect(source.account.events.map(\.type) == ["m.x", "m.y"])
        #expect(source.account.content(of: "m.x")?.encoded == Array("{\"a\":1,\"b\":2}".utf8))
        #expect(source.otherDumps == [second])
        #expect(throws: RecoveryError.severalDumps([second])) { try source.store(files) }
    }
}
