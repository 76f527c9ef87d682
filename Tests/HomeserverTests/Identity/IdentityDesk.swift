import Formats
import Primitives
import Support
import Testing

/// A working folder with the recovery key of an account's secret storage, and sessions.
struct IdentityDesk {
    private let stage = Result { try TranscriptStage(files: []) }

    /// The folder that is gone with this.
    var folder: String { get throws { try stage.get().folder } }

    /// Puts a line of text into a file in the working folder.
    func put(_ name: String, line: String) throws {
        try stage.get().put(name, line: line)
    }

    /// Logs the tool in with the user's password, or with a token that is there.
    func logIn(_ user: TestUser, token: String? = nil, session: String? = nil) throws {
        try put("password", line: user.password)
        if let token { try put("token", line: token) }
        let secret = token == nil ? "--password-file password" : "--token-file token"
        let file = session.map { "--session \($0)" } ?? ""
        try expect(0, "login \(user.id) --homeserver \(user.url) \(secret) \(file) --force -q")
    }

    /// Runs the tool, which has to end with a status, and shows what it said where it does not.
    @discardableResult
    func expect(
        _ status: Int,
        _ command: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Transcript.Answer {
        let answer = try run("matrix-recovery \(command)")
        #expect(
            answer.status == status,
            "\(command)\n\((answer.output + answer.errors).joined(separator: "\n"))",
            sourceLocation: sourceLocation
        )
        return answer
    }

    /// Runs the tool, which has to end with the error of a code.
    func expect(
        code: String,
        _ command: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try run("matrix-recovery \(command) --json")
        let json = try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
        #expect(
            try json.value(at: "error").string(at: "code") == code,
            "\(answer.errors)",
            sourceLocation: sourceLocation
        )
    }

    /// The result of the tool as JSON.
    func json(_ command: String) throws -> JSONValue {
        let answer = try expect(0, "\(command) --json")
        return try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
    }

    /// Runs a command.
    func run(_ command: String) throws -> Transcript.Answer { try stage.get().run(command) }
}

extension MautrixClient {
    /// Gives the account the secret storage of another, which is sealed for nobody in particular.
    func takeStorage(of other: MautrixClient) throws {
        let server = try TestHomeserver.named()
        let sync = "/_matrix/client/v3/sync?timeout=0"
        let answer = try server.request("GET", sync, token: other.token)
        for event in try answer.body.value(at: "account_data").array(at: "events") {
            let type = try event.string(at: "type")
            guard type.hasPrefix("m.secret_storage") || type.hasPrefix("m.cross_signing") else {
                continue
            }
            let name = PercentEncoding.segment(ExactText(type))
            let put = try server.request(
                "PUT",
                "/_matrix/client/v3/user/\(user.id)/account_data/\(name)",
                token: token,
                body: event.value(at: "content")
            )
            #expect(put.status == 200)
        }
    }
}
