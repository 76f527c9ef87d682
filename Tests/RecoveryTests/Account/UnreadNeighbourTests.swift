import Formats
import Primitives
import Recovery
import Support
import Testing

/// Files beside a dump that are broken: what they would have said is missing, and that is said.
struct UnreadNeighbourTests {
    private let files = MemoryFiles()
    private static let dump = "{\"m.x\":{\"a\":1}}"

    private func findings() throws -> [Finding] {
        let account = try AccountReader(files).read("a/sync.json").account
        return Examination(account, entered: []).findings
    }

    @Test(arguments: ["{\"device_keys\":{", "", "{\"a\":\u{1}}"])
    func namesABrokenNeighbour(_ text: String) throws {
        files.put("a/sync.json", Array(Self.dump.utf8))
        files.put("a/keys_query.json", Array(text.utf8))
        files.put("a/notes.txt", Array("{".utf8))
        let unread = Finding(.accountFileUnread, .error, .file("a/keys_query.json"))
        #expect(try findings().contains(unread))
    }

    @Test func namesANeighbourThatMayNotBeRead() throws {
        files.put("a/sync.json", Array(Self.dump.utf8))
        files.put("a/keys_query.json", Array("{}".utf8))
        files.unreadable = ["a/keys_query.json"]
        let unread = Finding(.accountFileUnread, .error, .file("a/keys_query.json"))
        #expect(try findings().contains(unread))
    }

    @Test func saysNothingOfNeighboursThatAreSomethingElse() throws {
        files.put("a/sync.json", Array(Self.dump.utf8))
        files.put("a/package.json", Array("{\"name\":\"x\"}".utf8))
        #expect(try !findings().contains { $0.id == .accountFileUnread })
    }

    /// A response that was named and cannot be read is an error, and not passed over.
    @Test func refusesANamedFileThatIsBroken() throws {
        files.put("a/sync.json", Array(Self.dump.utf8))
        let text = "{\"device_keys\":{\"@a:x\":{}},\"device_keys\":{\"@a:x\":{}}}"
        files.put("b/query.json", Array(text.utf8))
        let reader = AccountReader(files, beside: ["b/query.json"])
        #expect(throws: RecoveryError.self) { try reader.read("a/sync.json") }
    }
}
