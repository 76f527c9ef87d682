import Primitives
import Support

/// An account that mautrix-python made, with its secrets.
struct SharingAccount {
    /// One for all tests that ask no device of it for anything but their own.
    static let shared = Result { try SharingAccount() }

    /// Whose it is.
    let user: TestUser
    /// What opens its secret storage.
    let recoveryKey: String
    /// What mautrix-python sees in it.
    let made: MautrixClient.Opened
    /// Every secret.
    let secrets: [String: String]

    /// - Parameter more: how many secrets there are beside the four.
    init(more: Int = 1) throws {
        let user = try TestHomeserver.named().register()
        let (recoveryKey, made) = try MautrixClient(user).make(secrets: more, rows: 2)
        let stage = try Self.stage(user, recoveryKey)
        let names = made.secrets.keys.sorted()
        let show = names.map { name in
            "matrix-recovery secret show \(user.id) \(name) --session reader.session "
                + "--recovery-key-file key --reveal -q; echo"
        }
        let answer = try stage.run(
            ([Self.login(user, "reader")] + show).joined(separator: "; ")
        )
        let values = answer.output.filter { !$0.isEmpty }
        guard values.count == names.count else { throw ToolError.failed("\(answer)") }
        self.user = user
        self.recoveryKey = recoveryKey
        self.made = made
        secrets = Dictionary(uniqueKeysWithValues: zip(names, values))
    }

    /// A working folder with the recovery key and the password.
    func stage() throws -> TranscriptStage { try Self.stage(user, recoveryKey) }

    private static func stage(_ user: TestUser, _ recoveryKey: String) throws -> TranscriptStage {
        try TranscriptStage(files: [
            Transcript.File(name: "key", content: recoveryKey + "\n"),
            Transcript.File(name: "password", content: user.password + "\n"),
        ])
    }

    /// The command that logs the tool in.
    static func login(_ user: TestUser, _ name: String) -> String {
        "matrix-recovery login \(user.id) --homeserver \(user.url) --password-file password "
            + "--session \(name).session -q >/dev/null"
    }
}
