import Formats
import Support
import Testing

/// Single secrets and keys of an account on a homeserver, with mautrix-python to say what is there.
@Suite(.timeLimit(.minutes(30)))
struct LiveSecretTests {
    private static let name = "org.example.secret.1"

    private let account: BackupStage
    private let user: String

    init() throws {
        account = try BackupStage(rows: nil, secrets: 1)
        user = account.client.user.id
    }

    private func opened() throws -> [String: String] {
        try account.client.open(.recoveryKey(account.recoveryKey)).secrets
    }

    @Test func setsAndRemovesASecretBesideTheOthers() throws {
        // What mautrix-python opens is base64.
        try account.run(
            "secret show \(user) m.cross_signing.master --recovery-key-file key -o seed"
        )
        try account.run(
            "secret set \(user) \(Self.name) --value-file seed --recovery-key-file key --in-place"
        )
        var expected = account.made.secrets
        expected[Self.name] = expected["m.cross_signing.master"]
        #expect(try opened() == expected)
        try account.run("secret remove \(user) \(Self.name) --in-place", status: 6)
        #expect(try opened() == expected)
        try account.run("secret remove \(user) \(Self.name) --in-place --force")
        expected[Self.name] = nil
        #expect(try opened() == expected)
        let listed = try account.run("secret list \(user) --recovery-key-file key")
        for secret in expected.keys { #expect(listed.output.contains { $0.contains(secret) }) }
    }

    @Test func tellsItsKeys() throws {
        let listed = try account.run("key list \(user)")
        #expect(listed.output.contains { $0.contains(account.made.keyID) })
        try account.run("key check \(user) --recovery-key-file key")
        try account.stage.put(
            "other",
            line: MautrixClient(TestHomeserver.named().register()).make().recoveryKey
        )
        let refused = try account.run("key check \(user) --recovery-key-file other", status: 4)
        #expect(refused.output.contains { $0.contains(account.made.keyID) })
    }
}
