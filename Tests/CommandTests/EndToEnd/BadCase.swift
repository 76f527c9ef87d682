import Formats
import Support
import Testing

/// A command that has to fail in one way, in a folder with an account, its key, and an archive of
/// it.
struct BadCase: Sendable, CustomTestStringConvertible {
    /// What makes the folder bad, as a shell command; `bad` is the file it makes.
    let setup: String
    /// The command, without the program's name.
    let command: String
    /// The exit status of design section 8.
    let status: Int
    /// The code of the error in JSON.
    let code: String

    init(_ setup: String, _ command: String, _ status: Int, _ code: String) {
        self.setup = setup
        self.command = command
        self.status = status
        self.code = code
    }

    var testDescription: String { "\(setup): \(command)" }
}

/// A folder for bad cases: `account.json`, `key`, `other.key`, `phrase`, `x.tar.age` and `id.txt`.
struct BadBench {
    private static let archive = Result { try sealed() }

    let stage: TranscriptStage

    init() throws {
        stage = try Self.plain()
        let archive = try Self.archive.get()
        try stage.put("x.tar.age", archive.sealed)
        try stage.put("id.txt", archive.identity)
    }

    private static func plain() throws -> TranscriptStage {
        let stage = try TranscriptStage(files: [])
        let bob = try Fixture("bob-nheko")
        let dave = try Fixture("dave-no-backup")
        try stage.put("account.json", bob.bytes("sync.json"))
        try stage.put("key", line: #require(bob.expected.keys.first).recoveryKey)
        try stage.put("other.key", line: #require(dave.expected.keys.first).recoveryKey)
        try stage.put("phrase", line: "what opens nothing")
        return stage
    }

    /// Made once: it takes longer than all the rest of a case.
    private static func sealed() throws -> (sealed: [UInt8], identity: [UInt8]) {
        let stage = try plain()
        try stage.expect(
            0,
            "matrix-recovery seal account.json --recovery-key-file key --new-identity id.txt "
                + "-o x.tar.age"
        )
        return (try stage.bytes("x.tar.age"), try stage.bytes("id.txt"))
    }

    /// All names with their kinds, modes and sizes, and what is in the files.
    func snapshot() throws -> Transcript.Answer {
        try stage.run(
            """
            find . -mindepth 1 -printf '%P %y %m %s %l\\n' | sort; \
            find . -type f -size -100M -exec sha256sum {} + | sort
            """
        )
    }

    /// Runs a case, and compares everything that a failure promises.
    func expect(_ bad: BadCase) throws {
        try stage.expect(0, bad.setup)
        let before = try snapshot()
        let answer = try stage.run("timeout 30 matrix-recovery \(bad.command) --json")
        let all = Comment(rawValue: (answer.output + answer.errors).joined(separator: "\n"))
        #expect(answer.status == bad.status, all)
        #expect(try snapshot() == before, "something was changed or left")
        let errors = answer.errors.filter { !$0.hasPrefix("matrix-recovery: hint: ") }
        #expect(errors.count == 1 && errors[0].hasPrefix("matrix-recovery: error: "), all)
        #expect(answer.errors.count <= 2, all)
        let text = Array(answer.output.joined(separator: "\n").utf8)
        let error = try JSONValue(parsing: text).value(at: "error")
        #expect(try error.string(at: "code") == bad.code, all)
        #expect(try error.int(at: "status") == bad.status)
        let hint = try error.stringIfPresent(at: "hint")
        #expect(answer.errors.count == (hint == nil ? 1 : 2), all)
        #expect(hint != nil || BadInputTests.withoutNextStep.contains(bad.code), all)
    }
}
