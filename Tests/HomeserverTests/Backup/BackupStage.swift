import Formats
import Support

/// An account with a key backup, which mautrix-python made, and the tool logged in to it.
struct BackupStage {
    let stage: TranscriptStage
    let server: TestHomeserver
    let client: MautrixClient
    let recoveryKey: String
    /// What the key opens at first.
    let made: MautrixClient.Opened

    /// - Parameters:
    ///   - rows: the room keys of the key backup; nil for no backup.
    ///   - proxy: what all requests of the tool go through.
    init(rows: Int?, secrets: Int = 0, through proxy: FaultProxy? = nil) throws {
        server = try TestHomeserver.named()
        let user = try server.register()
        client = try MautrixClient(user)
        (recoveryKey, made) = try client.make(secrets: secrets, rows: rows)
        stage = try TranscriptStage(
            files: [
                Transcript.File(name: "key", content: recoveryKey + "\n"),
                Transcript.File(name: "password", content: user.password + "\n"),
            ]
        )
        let url = proxy?.url ?? server.url
        try run("login \(user.id) --homeserver \(url) --password-file password")
    }

    /// A `backup` command with the recovery key.
    func command(_ name: String, _ options: String = "") -> String {
        "matrix-recovery backup \(name) \(client.user.id) \(options) --recovery-key-file key"
    }

    /// Runs the tool, which has to end with this status.
    @discardableResult func run(
        _ command: String,
        status: Int = 0
    ) throws -> Transcript.Answer {
        let answer = try stage.run("matrix-recovery \(command)")
        guard answer.status == status else {
            let words = (answer.output + answer.errors).joined(separator: "; ")
            throw ToolError.failed("\(command): \(answer.status), \(words)")
        }
        return answer
    }

    /// Runs a `backup` command with the recovery key.
    @discardableResult func backup(
        _ name: String,
        _ options: String = "",
        status: Int = 0
    ) throws -> Transcript.Answer {
        try run(String(command(name, options).dropFirst("matrix-recovery ".count)), status: status)
    }

    /// The result of a `backup` command as JSON.
    func result(_ name: String, _ options: String = "", status: Int = 0) throws -> JSONValue {
        let answer = try backup(name, "\(options) --json", status: status)
        return try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
    }

    /// The code of the error that a `backup` command has to end with, with this status.
    func code(_ name: String, _ options: String = "", status: Int) throws -> String {
        try result(name, options, status: status).value(at: "error").string(at: "code")
    }

    /// What the server answers about key backups.
    func server(_ method: String, _ path: String, _ body: JSONValue? = nil) throws -> JSONValue {
        try server.request(
            method,
            "/_matrix/client/v3/room_keys/\(path)",
            token: client.token,
            body: body
        ).body
    }

    /// The count of a version, nil where it is gone.
    func count(of version: String) throws -> Int? {
        let answer = try server("GET", "version/\(version)")
        return try answer.valueIfPresent(at: "count").map { _ in try answer.int(at: "count") }
    }
}
