import Formats
import Primitives
import Recovery
import Support
import Testing

/// Design section 3, traps section 3: an account that Synapse's `export-data` wrote.
struct AccountReaderExportTests {
    private static let global: FilePath = "a/x/user_data/account_data/global"
    /// What a person may name of it.
    private static let names: [FilePath] = [
        "a", "a/x", "a/x/user_data", "a/x/user_data/account_data", global,
    ]
    private let files = MemoryFiles()

    init() {
        put(Self.global, "{\"m.x\":{\"a\":1}}")
        put("a/x/user_data/account_data/!r:x", "{\"m.fully_read\":{\"event_id\":\"$x\"}}")
        put("a/x/user_data/devices", "{\"device_id\":\"D\"}{\"device_id\":\"E\"}")
        put("a/x/rooms/!r:x/events", "{\"type\":\"m.room.create\"}{}")
    }

    private func put(_ path: FilePath, _ text: String) { files.put(path, Array(text.utf8)) }

    private func read(_ path: FilePath = "a/x", beside: [FilePath] = []) throws -> AccountSource {
        try AccountReader(files, beside: beside).read(path)
    }

    private func keysQuery(_ users: String...) -> String {
        let keys = users.map { "\"\($0)\":{\"D\":{}}" }
        return "{\"device_keys\":{\(keys.joined(separator: ","))}}"
    }

    private func version(_ number: Int) -> String {
        "{\"algorithm\":\"a\",\"auth_data\":{},\"version\":\"\(number)\"}"
    }

    @Test(arguments: names)
    func readsItsAccountDataAlone(_ name: FilePath) throws {
        let source = try read(name)
        #expect(source.account.events.map(\.type) == ["m.x"])
        guard case .file(let path, _) = source.place else {
            Issue.record("no file")
            return
        }
        #expect(files.bytes(path) == files.bytes(Self.global))
        #expect(source.otherDumps.isEmpty)
    }

    @Test(arguments: names)
    func readsTheExportOfANewAccount(_ name: FilePath) throws {
        put(Self.global, "{}\n")
        #expect(try read(name).account.events.isEmpty)
        put(Self.global, "[]")
        #expect(throws: RecoveryError.self) { try read(name) }
    }

    /// The files may be put into any of its folders; whose keys are meant, the profile says.
    @Test(arguments: names, ["a/x", "a/x/user_data", "a/x/user_data/account_data"])
    func findsWhatWasPutIntoIt(_ name: FilePath, _ folder: String) throws {
        put("a/x/user_data/profile", "{\"name\":\"@a:x\",\"displayname\":\"A\"}")
        put(FilePath(folder + "/keys_query.json"), keysQuery("@a:x", "@b:x"))
        put(FilePath(folder + "/room_keys_version.json"), version(3))
        put(FilePath(folder + "/room_keys_keys.json"), "{\"rooms\":{}}")
        let source = try read(name)
        #expect(source.account.userID == "@a:x")
        #expect(source.account.identity?.userID == "@a:x")
        #expect(source.backups.map(\.info.version) == ["3"])
        #expect(try source.backups.first?.rows()?.name == Array("room_keys_keys.json".utf8))
    }

    /// Unless the folder above is the one that was named, what lies there is another's.
    @Test func looksAboveItOnlyWhereThatWasNamed() throws {
        put("a/q.json", keysQuery("@a:x"))
        put("a/v4.json", version(4))
        #expect(try read("a").account.userID == "@a:x")
        #expect(try read("a").backups.map(\.info.version) == ["4"])
        for name in Self.names.dropFirst() {
            #expect(try read(name).account.identity == nil)
            #expect(try read(name).backups.isEmpty)
        }
    }

    @Test func readsAUserDataFolderWithoutTheRest() throws {
        put("b/account_data/global", "{\"m.y\":{}}")
        put("b/profile", "{\"name\":\"@b:x\"}")
        put("q.json", keysQuery("@c:x"))
        for name: FilePath in ["b", "b/account_data"] {
            #expect(try read(name).account.userID == "@b:x")
            #expect(try read(name).account.events.map(\.type) == ["m.y"])
        }
    }

    @Test func refusesAFolderOfTwo() {
        put("a/y/user_data/account_data/global", "{\"m.x\":{\"a\":1}}")
        let both: [FilePath] = [Self.global, "a/y/user_data/account_data/global"]
        #expect(throws: RecoveryError.severalAccounts(both)) { try read("a") }
    }

    /// A dump in the folder that was named is the account; an export below it is another folder.
    @Test func prefersADumpAboveIt() throws {
        put("a/sync.json", "{\"account_data\":{\"events\":[]}}")
        #expect(try read("a").account.events.isEmpty)
    }

    @Test func refusesADumpInItThatDisagrees() throws {
        put("a/x/sync.json", "{\"m.x\":{\"a\":1}}")
        #expect(try read().otherDumps == ["a/x/sync.json"])
        put("a/x/sync.json", "{\"m.x\":{\"a\":2}}")
        #expect(throws: RecoveryError.severalAccounts([Self.global, "a/x/sync.json"])) {
            try read()
        }
    }

    @Test(arguments: ["", "{", "[]", "{\"name\":7}"])
    func readsAnExportWithoutAProfile(_ profile: String) throws {
        put("a/x/user_data/profile", profile)
        let account = try read().account
        #expect(account.userID == nil)
        #expect(account.events.map(\.type) == ["m.x"])
    }

    /// Files of these names by chance make no export.
    @Test func takesOtherFoldersAsTheyAre() throws {
        put("c/global", "{\"m.y\":{\"b\":1}}")
        put("c/m.z.json", "{\"c\":1}")
        #expect(throws: RecoveryError.severalAccounts(["c/global", "c/m.z.json"])) {
            try read("c")
        }
        #expect(throws: RecoveryError.noAccount("a/x/rooms")) { try read("a/x/rooms") }
    }
}
