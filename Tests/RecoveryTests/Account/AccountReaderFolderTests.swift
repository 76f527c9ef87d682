import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 3: an account from a folder, in each of the forms that a folder can have.
struct AccountReaderFolderTests {
    private let files = MemoryFiles()

    private func put(_ path: FilePath, _ text: String) { files.put(path, Array(text.utf8)) }

    private func read(_ path: FilePath = "a", beside: [FilePath] = []) throws -> AccountSource {
        try AccountReader(files, beside: beside).read(path)
    }

    private func sync(_ events: String) -> String {
        "{\"account_data\":{\"events\":[\(events)]}}"
    }

    private func event(_ type: String, _ content: String = "{\"a\":1}") -> String {
        "{\"type\":\"\(type)\",\"content\":\(content)}"
    }

    // MARK: Dumps

    /// `/sync` is the form that is chosen: it alone has everything.
    @Test func findsTheOtherDumpsOfTheSameAccount() throws {
        put("a/admin.json", "{\"account_data\":{\"global\":{\"m.x\":{\"a\" : 1}},\"rooms\":{}}}")
        put("a/map.json", "{\"m.x\":{\"a\":1}}")
        put("a/sync.json", sync(event("m.x") + "," + event("m.push_rules", "{\"global\":{}}")))
        let source = try read()
        guard case .file(let chosen, let document) = source.place else {
            Issue.record("no file")
            return
        }
        #expect(chosen == "a/sync.json")
        #expect(document.form == .sync)
        #expect(source.otherDumps == ["a/admin.json", "a/map.json"])
        #expect(throws: RecoveryError.severalDumps(["a/admin.json", "a/map.json"])) {
            try source.store(files)
        }
    }

    /// What is no part of the account is no file of it, however near it lies.
    @Test func tellsEveryFileThatTheAccountWasReadFrom() throws {
        put("a/m.x.json", event("m.x"))
        put("a/m.y.json", event("m.y"))
        put("a/keys.json", "{\"master_keys\":{},\"device_keys\":{}}")
        put("a/notes.txt", "notes")
        put("a/old.tar.age", "age-encryption.org/v1")
        let files = try read().files
        #expect(Set(files) == ["a", "a/m.x.json", "a/m.y.json", "a/keys.json"])
        #expect(files.count == 4)
    }

    @Test(arguments: [
        "{\"m.x\":{\"a\":2}}", "{\"m.y\":{\"a\":1}}", "{\"m.x\":{\"a\":1},\"m.y\":{\"a\":1}}",
        "{\"m.x\":{}}",
    ])
    func refusesDumpsThatDisagree(_ map: String) {
        put("a/1.json", sync(event("m.x")))
        put("a/2.json", map)
        #expect(throws: RecoveryError.severalAccounts(["a/1.json", "a/2.json"])) { try read() }
    }

    // traps 3: servers list a blanked event in one answer and leave it out of the next.
    @Test(arguments: ["a/1.json", "a/3.json"])
    func takesABlankedEventForAnAbsentOne(_ other: String) throws {
        put("a/2.json", sync(event("m.x")))
        put(FilePath(other), "{\"m.x\":{\"a\":1},\"m.y\":{}}")
        #expect(try read().otherDumps == [FilePath(other)])
    }

    @Test func changesTheOnlyDumpInPlace() async throws {
        put("a/sync.json", sync(event("m.x")))
        put("a/q.json", "{\"device_keys\":{\"@a:x\":{}}}")
        put("a/notes.txt", "not JSON")
        put("a/b/sync.json", sync(event("m.other")))
        let source = try read()
        #expect(source.account.userID == "@a:x")
        let before = source.account.content(of: "m.x")
        let after = JSONValue.object([("a", .integer(2))])
        try await source.store(files).set("m.x", to: after, over: before)
        let expected = sync(event("m.x", "{\"a\":2}"))
        #expect(files.bytes("a/sync.json") == Array(expected.utf8))
    }

    /// What was an event once is missed, whatever the file is called; what never was one is not.
    @Test(arguments: [
        ("a/broken.json", ""), ("a/broken.json", "{"), ("a/m.cross_signing.master", "{\"enc"),
        ("a/m.cross_signing.master", ""), ("a/org.example.note", "{\"encrypted\":}"),
        ("a/7", "{\"type\":\"m.y\",\"content\":{"), ("a/m.x.json", "\u{feff}{}"),
    ])
    func refusesBrokenJSONByItsName(_ name: String, _ text: String) throws {
        put("a/sync.json", sync(event("m.x")))
        put("a/empty", "")
        put("a/script.sh", "#!/bin/sh\n{ echo; }")
        put("a/events", "{\"a\":1}{\"b\":2}")
        put("a/copy.tar.age", "age-encryption.org/v1\n")
        put("a/._sync.json", "\0\u{5}\u{16}\u{7}")
        #expect(try read().account.events.count == 1)
        put(FilePath(name), text)
        let error = #expect(throws: RecoveryError.self) { try read() }
        guard case .file(FilePath(name), .json) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    /// A secret in a file that cannot be read would be missing, and its key be blanked.
    @Test(arguments: ["a/m.y.json", "a/org.example.note", "a/1"])
    func refusesWhatCannotBeRead(_ name: String) throws {
        put("a/m.x.json", "{\"a\":1}")
        put(FilePath(name), "{\"a\":1}")
        files.unreadable = [FilePath(name)]
        #expect(throws: MemoryFiles.notPermitted(FilePath(name))) { try read() }
    }

    @Test func refusesAFolderWithoutAnAccount() {
        put("a/x.json", "{\"a\":1}")
        #expect(throws: RecoveryError.noAccount("a")) { try read() }
    }

    // MARK: One event a file

    @Test func readsOneEventAFile() throws {
        put("a/1.json", event("m.x"))
        put("a/m.secret_storage.key.a%2Fb.json", "{\"algorithm\":\"x\"}")
        let source = try read()
        guard case .folder("a", let places) = source.place else {
            Issue.record("no folder")
            return
        }
        let keyType: EventType = "m.secret_storage.key.a/b"
        #expect(places == ["m.x": "a/1.json", keyType: "a/m.secret_storage.key.a%2Fb.json"])
        #expect(source.account.content(of: keyType)?.encoded == Array("{\"algorithm\":\"x\"}".utf8))
        #expect(try source.document().events.count == 2)
    }

    @Test(arguments: [("a/1.json", "a/2.json"), ("a/1.json", "a/m.x.json")])
    func refusesTwoFilesThatDisagreeOfOneEvent(first: String, second: String) {
        put(FilePath(first), event("m.x", "{\"a\":2}"))
        put(FilePath(second), second.contains("m.x") ? "{\"a\":1}" : event("m.x"))
        #expect(throws: RecoveryError.severalAccounts([FilePath(first), FilePath(second)])) {
            try read()
        }
    }

    /// An extracted archive's folder is a folder like any other, under the names that it writes.
    @Test func readsTheFolderOfAnExtractedArchive() throws {
        let visitor = CollectingVisitor()
        try SealedFixture.open(SealedFixture.seal()).readAll(visitor)
        for file in visitor.files { files.put(FilePath("x/" + file.name), file.content) }
        let contents = try SealedFixture.contents()
        let source = try read("x/account_data", beside: ["x/identity/keys_query.json"])
        #expect(source.account.events.map(\.type) == contents.accountData.map(\.type))
        #expect(
            source.account.events.map(\.content.encoded)
                == contents.accountData.map(\.content.encoded)
        )
    }

    @Test func passesOverWhatIsTooLargeUnlessItIsNamedAsAnEvent() throws {
        put("a/m.x.json", "{\"a\":1}")
        let huge = [UInt8](repeating: 0x20, count: AccountReader.sizeLimit + 1)
        files.put("a/huge", huge)
        #expect(try read().account.events.map(\.type) == ["m.x"])
        files.put("a/m.huge.json", huge)
        let limit = AccountReader.sizeLimit
        #expect(
            throws: RecoveryError.primitive(.posix(.tooLarge(path: "a/m.huge.json", limit: limit)))
        ) { try read() }
    }

    @Test func refusesAFolderOfTooManyFiles() {
        let event = Array(event("m.x").utf8)
        for number in 0...AccountReader.entryLimit { files.put(FilePath("a/\(number)"), event) }
        #expect(throws: RecoveryError.primitive(.length)) { try read() }
    }

    /// A secret that was deleted in one of them comes back if the other wins.
    @Test func refusesADumpThatHasWhatIsBlankInAFile() {
        put("a/m.x.json", "{}")
        put("a/sync.json", sync(event("m.x")))
        let files: [FilePath] = ["a/sync.json", "a/m.x.json"]
        #expect(throws: RecoveryError.severalAccounts(files)) { try read() }
    }

    @Test(arguments: ["{\"m.x\":{\"a\":2}}", "{\"m.y\":{\"a\":1}}", "{\"m.x\":{}}"])
    func refusesADumpThatDisagreesWithFilesOfOneEvent(_ dump: String) {
        put("a/1.json", dump)
        put("a/m.x.json", "{\"a\":1}")
        #expect(throws: RecoveryError.severalAccounts(["a/1.json", "a/m.x.json"])) { try read() }
    }

    /// To change the dump would leave the other file behind.
    @Test func countsAFileOfOneEventAsAnotherDump() throws {
        put("a/1.json", "{\"m.x\":{\"a\":1},\"m.y\":{}}")
        put("a/m.x.json", "{\"a\":1}")
        let source = try read()
        #expect(source.account.events.count == 2)
        #expect(source.otherDumps == ["a/m.x.json"])
    }
}
