import Formats
import Primitives
import Recovery
import Support
import Testing

/// Design section 4, `--emit-requests`: the writes in order, for someone who sends them by other
/// means.
struct RequestFolderTests {
    private static let folder: FilePath = "out"
    private static let list: FilePath = "out/requests.txt"
    private let files = MemoryFiles()

    private func plan(_ types: [EventType], _ purpose: Plan.Purpose = .restore) -> Plan {
        var plan = Plan(over: [])
        for (index, type) in types.enumerated() {
            plan.set(type, to: .object([("n", .integer(Int64(index)))]), purpose)
        }
        return plan
    }

    private func write(_ plan: Plan, of userID: ExactText = "@a:example.org") throws {
        try RequestFolder(Self.folder, files).write(plan, of: userID)
    }

    private func lines() throws -> [String] {
        let bytes = try #require(files.bytes(Self.list))
        #expect(bytes.isEmpty || bytes.last == 0x0A)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The word of each line at this place; empty where a line has fewer.
    private func words(_ place: Int) throws -> [String] {
        try lines().map { line in
            line.split(separator: " ").dropFirst(place).first.map(String.init) ?? ""
        }
    }

    @Test func writesABodyAndALineForEachWrite() throws {
        var plan = Plan(over: [])
        plan.set(.keyDescription("k"), to: .object([("a", .integer(1))]), .describeNewKey)
        plan.set(.defaultKey, to: .object([("key", .string("k"))]), .moveDefault)
        plan.set(.keyDescription("old"), to: .object([]), .blankOldKey)
        try write(plan)
        let start = "PUT /_matrix/client/v3/user/%40a%3Aexample.org/account_data/"
        #expect(
            try lines() == [
                start + "m.secret_storage.key.k 001-describe-new-key.json",
                start + "m.secret_storage.default_key 002-move-default.json",
                start + "m.secret_storage.key.old 003-blank-old-key.json",
            ]
        )
        #expect(files.bytes("out/001-describe-new-key.json") == Array("{\"a\":1}".utf8))
        #expect(files.bytes("out/002-move-default.json") == Array("{\"key\":\"k\"}".utf8))
        #expect(files.bytes("out/003-blank-old-key.json") == Array("{}".utf8))
    }

    /// A key ID with a slash is another path's step unless it is escaped.
    @Test func escapesTypesAndUsers() throws {
        let types: [EventType] = [
            "m.secret_storage.key.a/b+c=?#", "x y\u{E9}\u{0}\n", "..", "m.a~b-c_d",
        ]
        try write(plan(types), of: "@a/../b%: \n")
        let paths = try words(1)
        let start = "/_matrix/client/v3/user/%40a%2F..%2Fb%25%3A%20%0A/account_data/"
        #expect(
            paths == [
                start + "m.secret_storage.key.a%2Fb%2Bc%3D%3F%23", start + "x%20y%C3%A9%00%0A",
                start + "%2E%2E", start + "m.a~b-c_d",
            ]
        )
    }

    /// Names sort in the order of the requests, also past a thousand.
    @Test func numbersInOrder() throws {
        try write(plan((1...1001).map { EventType(ExactText("org.example.n\($0)")) }))
        let names = try words(2)
        try #require(names.count == 1001)
        #expect(Array(names[..<999]) == names[..<999].sorted())
        for (number, name) in [(1, "001"), (10, "010"), (999, "999"), (1001, "1001")] {
            #expect(names[number - 1] == "\(name)-restore.json")
            let body = files.bytes(Self.folder.appending("\(name)-restore.json"))
            #expect(body == Array("{\"n\":\(number - 1)}".utf8))
        }
    }

    @Test func writesTheListLast() throws {
        for count in 0...2 {
            let files = MemoryFiles()
            files.failAfter(writes: count)
            let folder = RequestFolder(Self.folder, files)
            #expect(throws: RecoveryError.self) {
                try folder.write(plan([.master, .selfSigning]), of: "@a:b")
            }
            #expect(files.writes == count)
            #expect(files.bytes(Self.list) == nil)
        }
    }

    @Test func writesAnEmptyListForNothingToDo() throws {
        try write(plan([]))
        #expect(try lines().isEmpty)
    }

    /// What the same command again, or whoever wants to know what will be, makes of it.
    @Test func tellsWhatTheRequestsWillMake() throws {
        let before = [
            AccountDataEvent(type: .master, content: .object([("a", .integer(1))])),
            AccountDataEvent(type: "org.example.other", content: .object([])),
        ]
        var plan = Plan(over: before)
        plan.set("m.secret_storage.key.a/b %", to: .object([("x", .null)]), .describeNewKey)
        plan.set(.master, to: .object([("a", .integer(2))]), .sealUnderNewKey)
        plan.set(.master, to: .object([("a", .integer(3))]), .removeOldSeals)
        try write(plan)
        let folder = RequestFolder(Self.folder, files)
        let after = try #require(try folder.applied(to: before, of: "@a:example.org"))
        #expect(after.map(\.type) == plan.result.map(\.type))
        #expect(after.map(\.content.encoded) == plan.result.map(\.content.encoded))
        #expect(try folder.applied(to: before, of: "@b:example.org") == nil)
    }

    @Test(arguments: [
        "PUT x y", "GET /_matrix/client/v3/user/%40a%3Ab/account_data/m.a 001-restore.json",
        "PUT /_matrix/client/v3/user/%40a%3Ab/account_data/m.a ../001-restore.json", "\u{0}",
    ])
    func takesNothingElseForRequests(_ line: String) throws {
        let folder = RequestFolder(Self.folder, files)
        #expect(try folder.applied(to: [], of: "@a:b") == nil)
        try write(plan([.master]), of: "@a:b")
        #expect(try folder.applied(to: [], of: "@a:b")?.count == 1)
        files.put(Self.list, Array((try lines()[0] + "\n" + line + "\n").utf8))
        #expect(try folder.applied(to: [], of: "@a:b") == nil)
    }
}
