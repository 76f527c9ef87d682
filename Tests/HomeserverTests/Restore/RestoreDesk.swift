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

    /// What becomes of the account before it is sealed.
    enum History {
        /// Nothing: it is as mautrix-python made it.
        case made
        /// Its secret storage was rotated.
        case rotated
    }

    let stage: TranscriptStage
    /// Whose account it is.
    let user: TestUser
    /// What opens its secret storage.
    let recoveryKey: String
    /// What mautrix-python sees in it.
    let made: MautrixClient.Opened

    /// Makes an account with so many more secrets and rows, and seals it twice.
    init(secrets: Int = 1, rows: Int, _ history: History = .made) throws {
        stage = try TranscriptStage(files: [])
        user = try TestHomeserver.named().register()
        let client = try MautrixClient(user)
        let (key, made) = try client.make(secrets: secrets, rows: rows)
        try stage.put("old.key", line: key)
        switch history {
        case .made: (recoveryKey, self.made) = (key, made)
        case .rotated:
            recoveryKey = try Self.rotate(user, on: stage)
            self.made = try client.open(.recoveryKey(recoveryKey))
            #expect(self.made.secrets == made.secrets)
        }
        try put("key", line: recoveryKey)
        try logIn(user)
        for (archive, options) in [(Archive.rows, ""), (.roomKeys, "--room-keys")] {
            try expect(
                0,
                "matrix-recovery seal \(user.id) \(session(user)) --recovery-key-file key "
                    + "\(options) --new-identity \(archive.rawValue).id "
                    + "-o \(archive.rawValue).tar.age --parity 0 -q"
            )
        }
    }

    /// Rotates a user's account where it lies, and returns the new key.
    private static func rotate(_ user: TestUser, on stage: TranscriptStage) throws -> String {
        try stage.put("password", line: user.password)
        try stage.expect(
            0,
            "matrix-recovery login \(user.id) --homeserver \(user.url) --password-file password -q && "
                + "matrix-recovery rotate \(user.id) --recovery-key-file old.key "
                + "--save-recovery-key new.key --in-place --sealed-copy unrotated.tar.age "
                + "--new-identity unrotated.id -q"
        )
        return try stage.expect(0, "cat new.key").output[0]
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
