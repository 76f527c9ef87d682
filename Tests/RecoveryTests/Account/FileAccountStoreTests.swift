import Formats
import Primitives
import Recovery
import Support
import Testing

/// What others write while an account is changed in place is never written over. Design: section 4.
struct FileAccountStoreTests {
    private let files = MemoryFiles()
    private let content = JSONValue.object([("a", .integer(2))])

    private func store(_ path: FilePath) throws -> FileAccountStore {
        try #require(try AccountReader(files).read(path).store(files) as? FileAccountStore)
    }

    private func text(_ path: FilePath) -> String? {
        files.bytes(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Between the reading of the file and its replacement: another event, or this one.
    @Test(arguments: [
        "{\"m.direct\":{\"x\":1},\"org.example.a\":{\"a\":1}}",
        "{\"m.direct\":{},\"org.example.a\":{\"a\":9}}",
    ])
    func leavesWhatOthersWroteMeanwhile(_ others: String) throws {
        let path: FilePath = "a/account.json"
        files.put(path, Array("{\"m.direct\":{},\"org.example.a\":{\"a\":1}}".utf8))
        let store = try store(path)
        let before = try store.content(of: "org.example.a")
        files.meddle(path, Array(others.utf8))
        #expect(throws: RecoveryError.changedMeanwhile("org.example.a")) {
            try store.set("org.example.a", to: content, over: before)
        }
        #expect(text(path) == others)
        try store.set("org.example.a", to: content, over: store.content(of: "org.example.a"))
        #expect(try store.content(of: "org.example.a")?.isEquivalent(to: content) == true)
    }

    /// Between the look at the event and the change.
    @Test func writesOverNothingButWhatWasSeen() throws {
        let path: FilePath = "a/account.json"
        files.put(path, Array("{\"m.direct\":{},\"org.example.a\":{\"a\":1}}".utf8))
        let store = try store(path)
        #expect(throws: RecoveryError.changedMeanwhile("org.example.a")) {
            try store.set("org.example.a", to: content, over: nil)
        }
        #expect(throws: RecoveryError.changedMeanwhile("m.direct")) {
            try store.set("m.direct", to: content, over: content)
        }
        #expect(files.writes == 0)
        try store.set("org.example.new", to: content, over: nil)
    }

    /// In a folder of bare contents, only its seal tells that a file of any name is an event's: emptied, it
    /// is known by its place.
    @Test func readsBackASecretOfAnyNameThatWasEmptied() throws {
        files.put("a/mysecret.json", Array("{\"encrypted\":{\"key\":{}}}".utf8))
        let store = try store("a")
        let before = try store.content(of: "mysecret")
        #expect(before != nil)
        try store.set("mysecret", to: .object([]), over: before)
        #expect(try store.content(of: "mysecret")?.isEmptyObject == true)
        #expect(text("a/mysecret.json") == "{}")
    }

    @Test func leavesAFileThatAppearedMeanwhile() throws {
        files.put("a/m.direct.json", Array("{\"type\":\"m.direct\",\"content\":{}}".utf8))
        let store = try store("a")
        try store.set("org.example.a", to: content, over: nil)
        #expect(throws: RecoveryError.changedMeanwhile("org.example.a")) {
            try store.set("org.example.a", to: .object([]), over: nil)
        }
        #expect(files.writes == 1)
    }
}
