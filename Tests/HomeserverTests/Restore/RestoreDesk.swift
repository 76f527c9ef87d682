import Formats
import Primitives
import Support
import Testing

/// An account that mautrix-python made, and archives of it, in a stage's working folder.
struct RestoreDesk {
    /// What is in an archive of key backups.
    enum Archive: String {
        /// Their rows, as they are.
        case rows
        /// The room keys too, decrypted.
        case roomKeys = "room-keys"
    }

    let stage: TranscriptStage
    /// Whose account it is.
    let user: TestUser
    /// What opens its secret storage.
    let recoveryKey: String
    /// What mautrix-python sees in it.
    let made: MautrixClient.Opened

    /// Makes an account with so many more secrets and rows, and seals it twice.
    init(secrets: Int = 1, rows: Int) throws {
        stage = try TranscriptStage(files: [])
        user = try TestHomeserver.named().register()
        (recoveryKey, made) = try MautrixClient(user).make(secrets: secrets, rows: rows)
        try put("old.key", line: recoveryKey)
        try logIn(user)
        for (archive, options) in [(Archive.rows, ""), (.roomKeys, "--room-keys")] {
            try expect(
                0,
                "matrix-recovery seal \(user.id) \(session(user)) --recovery-key-file old.key "
                    + "\(options) --new-identity \(archive.rawValue).id "
                    + "-o \(archive.rawValue).tar.age --parity 0 -q"
            )
        }
    }

    /// The options for a session of a user.
    func session(_ user: TestUser) -> String { "--session '\(name(of: user)).session'" }

    private func name(of user: TestUser) -> String {
        String((user.id + user.url).map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }

    /// Logs the tool in.
    func logIn(_ user: TestUser) throws {
        try put("password", line: user.password)
        try expect(
            0,
            "matrix-recovery login \(user.id) --homeserver \(user.url) --password-file password "
                + "\(session(user)) -q"
        )
    }

    /// The command that restores to a user.
    func restore(_ archive: Archive, to user: TestUser, _ options: String) -> String {
        "matrix-recovery restore \(archive.rawValue).tar.age --identity \(archive.rawValue).id "
            + "--to \(user.id) \(session(user)) \(options)"
    }

    /// What mautrix-python sees in a user's account with the recovery key.
    func opened(_ user: TestUser) throws -> MautrixClient.Opened {
        try MautrixClient(user).open(.recoveryKey(recoveryKey))
    }

    /// Puts a line of text into a file in the working folder.
    func put(_ name: String, line: String) throws {
        try stage.put(name, line: line)
    }

    /// Runs a command.
    func run(_ command: String) throws -> Transcript.Answer { try stage.run(command) }

    /// Runs a command that has to end with a status, and shows what it said where it does not.
    @discardableResult
    func expect(
        _ status: Int,
        _ command: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Transcript.Answer {
        try stage.expect(status, command, sourceLocation: sourceLocation)
    }
}
