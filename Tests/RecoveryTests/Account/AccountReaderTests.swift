import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 3: an account from one file, with what lies beside it.
struct AccountReaderTests {
    private static let dump: FilePath = "a/sync.json"
    private let files = MemoryFiles()

    init() {
        put("a/sync.json", "{\"account_data\":{\"events\":[{\"type\":\"m.x\",\"content\":{}}]}}")
    }

    private func put(_ path: FilePath, _ text: String) { files.put(path, Array(text.utf8)) }

    private func read(
        _ path: FilePath = dump,
        userID: ExactText? = nil,
        beside: [FilePath] = []
    ) throws -> AccountSource {
        try AccountReader(files, userID: userID, beside: beside).read(path)
    }

    private func version(_ number: String) -> String {
        "{\"algorithm\":\"a\",\"auth_data\":{},\"version\":\"\(number)\"}"
    }

    private func keysQuery(_ users: String...) -> String {
        let keys = users.map { "\"\($0)\":{\"D\":{\"device_id\":\"D\"}}" }
        return "{\"device_keys\":{\(keys.joined(separator: ","))}}"
    }

    private let rows = "{\"rooms\":{\"!r:x\":{\"sessions\":{}}}}"

    @Test func findsNothingBesideALonelyFile() throws {
        let source = try read()
        #expect(source.account.events.map(\.type) == ["m.x"])
        #expect(source.account.userID == nil)
        #expect(source.account.identity == nil)
        #expect(source.account.backups == nil)
        #expect(source.otherDumps.isEmpty)
    }

    @Test func findsWhatLiesBeside() throws {
        put("a/q.json", keysQuery("@a:x"))
        put("a/v.json", version("3"))
        put("a/rows.json", rows)
        put("a/b/v.json", version("4"))
        put("a/v4.txt", version("4"))
        let source = try read()
        #expect(source.account.userID == "@a:x")
        #expect(source.identityBytes == Array(keysQuery("@a:x").utf8))
        #expect(source.backups.map(\.info.version) == ["3"], "only .json, and only this folder")
        #expect(source.backups.map(\.infoBytes) == [Array(version("3").utf8)])
        #expect(source.backups.map(\.candidates) == [["a/rows.json"]])
    }

    /// Versions count up: the highest is the current one, and 10 is higher than 9.
    @Test func pairsVersionsWithTheirRoomKeysByNumber() throws {
        for number in ["2", "10", "9"] { put(FilePath("a/v\(number).json"), version(number)) }
        put("a/keys_9.json", rows)
        put("a/keys_2.json", rows)
        put("a/backup.json", rows)
        let backups = try read().backups
        #expect(backups.map(\.info.version) == ["10", "9", "2"])
        #expect(
            backups.map(\.candidates) == [["a/backup.json"], ["a/keys_9.json"], ["a/keys_2.json"]]
        )
    }

    /// A number that is no version's says nothing.
    /// The same version may lie beside the account and be named as well.
    @Test func takesAVersionOnce() throws {
        put("a/version.json", version("1"))
        put("b/version.json", version("1"))
        #expect(try read(beside: ["b/version.json"]).backups.count == 1)
    }

    @Test func givesRoomKeysOfNoVersionToTheCurrentOne() throws {
        put("a/v.json", version("3"))
        put("a/v2.json", version("2"))
        put("a/keys_77.json", rows)
        #expect(try read().backups.map(\.candidates) == [["a/keys_77.json"], []])
    }

    /// Which of several files is a version's is not guessed; one that was named is.
    @Test func takesNoneOfSeveralFilesOfOneVersion() throws {
        put("a/v.json", version("3"))
        put("a/new-rows.json", rows)
        put("a/rows.json", rows)
        let both: [FilePath] = ["a/new-rows.json", "a/rows.json"]
        let backup = try #require(try read().backups.first)
        #expect(throws: RecoveryError.severalRows(both)) { try backup.rows() }
        #expect(try read(beside: ["a/rows.json"]).backups.first?.rows() == "a/rows.json")
        put("b/rows.json", rows)
        #expect(try read(beside: ["b/rows.json"]).backups.first?.rows() == "b/rows.json")
    }

    /// What is sent to make a version is none of the account's yet.
    @Test func passesOverTheBodyThatMakesAVersion() throws {
        put("a/v.json", version("3"))
        put("a/new.json", "{\"algorithm\":\"a\",\"auth_data\":{}}")
        #expect(try read().backups.map(\.info.version) == ["3"])
        #expect(try read(beside: ["a/new.json"]).backups.count == 2)
    }

    @Test func tellsNoBackupFromAnUnknownOne() throws {
        put("a/none.json", "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"No current backup version\"}")
        #expect(try read().account.backups?.isEmpty == true)
    }

    @Test func takesTheUserThatIsAskedFor() throws {
        put("a/q.json", keysQuery("@a:x", "@b:x"))
        #expect(try read().account.identity == nil, "whose keys are meant is not clear")
        for user: ExactText in ["@a:x", "@b:x"] {
            let account = try read(userID: user).account
            #expect(account.userID == user)
            #expect(account.identity?.userID == user)
            #expect(account.identity?.devices.count == 1)
        }
    }

    /// A response that shows nothing of the user is not theirs, whichever comes first.
    @Test(arguments: ["@a:x", "@b:x"])
    func takesTheResponseThatShowsTheUser(_ user: String) throws {
        put("a/q1.json", keysQuery("@a:x"))
        put("a/q2.json", keysQuery("@b:x"))
        #expect(try read().account.identity == nil)
        let source = try read(userID: ExactText(user))
        #expect(source.account.identity?.devices.count == 1)
        #expect(source.identityBytes == Array(keysQuery(user).utf8))
    }

    /// What speaks of others alone says nothing of the user, not even that nothing is published.
    @Test func findsNothingInAResponseThatSpeaksOfOthersAlone() throws {
        put("a/sync.json", "{\"m.cross_signing.master\":{\"encrypted\":{\"k\":{}}}}")
        put("a/q.json", keysQuery("@a:x"))
        func saysUnpublished() throws -> Bool {
            let account = try read(userID: "@b:x").account
            return Examination(account, entered: []).findings.map(\.id)
                .contains(.identityUnpublished)
        }
        #expect(try !saysUnpublished())
        put("a/q.json", "{\"device_keys\":{\"@b:x\":{}}}")
        #expect(try saysUnpublished())
    }

    /// One response beside two accounts is of either.
    @Test func takesNoIdentityThatMayBeAnotherAccounts() throws {
        put("a/q.json", keysQuery("@b:x"))
        put("a/copy.json", "{\"m.x\":{}}")
        #expect(try read().account.userID == "@b:x", "the same account twice is one account")
        put("a/bob.json", "{\"m.x\":{\"b\":1}}")
        let alone = try read().account
        #expect(alone.userID == nil)
        #expect(alone.identity == nil)
        #expect(try read(userID: "@b:x").account.identity?.devices.count == 1)
        #expect(try read(beside: ["a/q.json"]).account.identity?.userID == "@b:x")
    }

    /// A dump before a rotation and one after it are of one account: they have a key in common,
    /// blanked or not. That both have the secrets that every account has ties nothing.
    @Test(arguments: [
        "{\"m.secret_storage.key.old\":{},\"m.secret_storage.key.new\":{\"algorithm\":\"x\"}}",
        "{\"m.cross_signing.master\":{\"encrypted\":{\"old\":{},\"new\":{}}}}",
    ])
    func takesTheIdentityBesideTheAccountAtAnotherTime(_ rotated: String) throws {
        let secret = "\"m.cross_signing.master\":{\"encrypted\":{\"old\":{}}}"
        put("a/sync.json", "{\"m.secret_storage.key.old\":{\"algorithm\":\"x\"},\(secret)}")
        put("a/rotated.json", rotated)
        put("a/q.json", keysQuery("@b:x"))
        for path: FilePath in ["a/sync.json", "a/rotated.json"] {
            #expect(try read(path).account.identity?.userID == "@b:x")
        }
        put("a/bob.json", "{\"m.cross_signing.master\":{\"encrypted\":{\"other\":{}}}}")
        for path: FilePath in ["a/sync.json", "a/rotated.json"] {
            #expect(try read(path).account.identity == nil)
            #expect(try read(path).account.userID == nil)
        }
    }

    @Test func takesTheIdentityOfWhoSignedTheKeys() throws {
        let key = "{\"algorithm\":\"x\",\"signatures\":{\"@a:x\":{\"ed25519:A\":\"AAAA\"}}}"
        put("a/sync.json", "{\"m.secret_storage.key.k\":\(key)}")
        put("a/bob.json", "{\"m.x\":{\"b\":1}}")
        put("a/q.json", keysQuery("@b:x"))
        #expect(try read().account.identity == nil)
        #expect(try read().account.userID == "@a:x")
        put("a/q2.json", keysQuery("@a:x"))
        #expect(try read().account.identity?.userID == "@a:x")
    }

    @Test func takesFilesThatLieElsewhere() throws {
        put("b/q.txt", keysQuery("@a:x"))
        put("b/rows", rows)
        put("b/v", version("1"))
        let source = try read(beside: ["b/q.txt", "b/rows", "b/v"])
        #expect(source.account.identity?.userID == "@a:x")
        #expect(source.backups.map(\.candidates) == [["b/rows"]])
    }

    /// A file that was named is meant: it is never passed over.
    @Test(arguments: ["{}", "not JSON", "", "{\"m.direct\":{}}", "[1]"])
    func refusesANamedFileThatIsNothing(_ text: String) {
        put("b/x", text)
        #expect(throws: RecoveryError.notBeside("b/x")) {
            try read(beside: ["b/x"])
        }
    }

    @Test(arguments: [FilePath("b/missing"), "a"])
    func refusesANamedFileThatIsNone(_ path: FilePath) {
        #expect(throws: RecoveryError.noSuchFile(path)) { try read(beside: [path]) }
    }

    @Test func passesOverSiblingsThatAreNothing() throws {
        put("a/broken.json", "{")
        put("a/other.json", "{\"m.direct\":{\"a\":1}}")
        put("a/empty.json", "")
        let source = try read()
        #expect(source.account.events.map(\.type) == ["m.x"])
        #expect(source.account.identity == nil)
    }

    @Test func readsAnAccountAmongMoreFilesThanItLooksAt() throws {
        for number in 0...20_000 { put(FilePath("a/\(number).txt"), "") }
        #expect(throws: RecoveryError.self) { try files.entries(of: "a", limit: 20_000) }
        #expect(try read().account.events.map(\.type) == ["m.x"])
    }

    @Test func passesOverASiblingThatIsTooLarge() throws {
        let padding = String(repeating: " ", count: 16 << 20)
        put("a/q.json", keysQuery("@a:x") + padding)
        #expect(try read().account.identity == nil)
        put("a/q.json", keysQuery("@a:x") + padding.dropLast(200))
        #expect(try read().account.identity?.userID == "@a:x")
    }

    @Test func refusesAnAccountThatIsTooLarge() {
        files.put("a/huge.json", [UInt8](repeating: 0x20, count: AccountReader.sizeLimit + 1))
        let error = PosixError.tooLarge(path: "a/huge.json", limit: AccountReader.sizeLimit)
        #expect(throws: RecoveryError.primitive(.posix(error))) { try read("a/huge.json") }
    }

    @Test func refusesWhatIsNoAccount() {
        put("a/x.json", "{\"a\":1}")
        #expect(throws: RecoveryError.noAccount("a/x.json")) { try read("a/x.json") }
        #expect(throws: RecoveryError.noSuchFile("a/y.json")) { try read("a/y.json") }
        put("a/z.json", "{")
        let error = #expect(throws: RecoveryError.self) { try read("a/z.json") }
        guard case .file("a/z.json", .json) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
