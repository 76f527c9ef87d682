import Formats
import Primitives
import Support
import Testing

/// An account that mautrix-python made, sealed, and restored to a server that knows nothing of it:
/// mautrix-python opens it there with the recovery key.
@Suite(.timeLimit(.minutes(30)))
struct LiveRestoreTests {
    private static let rows = 7

    private let desk: RestoreDesk

    init() throws {
        desk = try RestoreDesk(rows: Self.rows)
    }

    private func otherUser() throws -> TestUser {
        try TestHomeserver.named("two.example").register()
    }

    /// With the key that a rotation made, and not with the one before.
    @Test(arguments: [RestoreDesk.Archive.rows, .roomKeys])
    func restoresARotatedAccountToAnEmptyServer(_ archive: RestoreDesk.Archive) throws {
        let desk = try RestoreDesk(rows: Self.rows, .rotated)
        // Of the same name, so that the user's ID is the same.
        let server = try TestHomeserver(name: TestHomeserver.named().name, limits: .none)
        let user = try server.register(String(desk.user.id.dropFirst().prefix { $0 != ":" }))
        #expect(user.id == desk.user.id)
        try desk.logIn(user)
        try desk.expect(0, desk.restore(archive, to: user, "--apply"))
        #expect(try desk.opened(user) == desk.made)
        let old = try desk.expect(0, "cat old.key").output[0]
        #expect(throws: MautrixError.self) { try MautrixClient(user).open(.recoveryKey(old)) }
        withExtendedLifetime(server) {}
    }

    @Test func movesToAnotherUser() throws {
        let user = try otherUser()
        try desk.logIn(user)
        let answer = try desk.expect(0, desk.restore(.rows, to: user, "--apply"))
        #expect(answer.output.contains { $0.contains("devices (1) do not move") })
        #expect(try desk.opened(user) == desk.made)
    }

    @Test func onlyShowsWithoutApply() throws {
        let user = try otherUser()
        try desk.logIn(user)
        for option in ["", "--dry-run"] {
            let answer = try desk.expect(0, desk.restore(.rows, to: user, option))
            #expect(answer.output.first?.hasPrefix("would restore") == true)
            #expect(answer.output.last == "nothing was written; --apply does it")
        }
        #expect(throws: (any Error).self) { try desk.opened(user) }
    }

    /// The second run finds everything there and sends nothing.
    @Test func writesNothingTwice() throws {
        let proxy = try FaultProxy(before: TestHomeserver.named("two.example").url)
        let user = try otherUser().through(proxy)
        try desk.logIn(user)
        try desk.expect(0, desk.restore(.rows, to: user, "--apply"))
        try proxy.begin()
        try desk.expect(0, desk.restore(.rows, to: user, "--apply"))
        let requests = try proxy.begin()
        #expect(!requests.isEmpty)
        let writes = requests.filter { $0.method != "GET" && !$0.path.hasSuffix("/keys/query") }
        #expect(writes.map(\.path).isEmpty)
    }

    /// What is shown first, then done, and then found done, in the words that a person sees. The order
    /// of what an account holds is its server's.
    @Test func saysWhatBecomesOfWhat() throws {
        let user = try otherUser()
        try desk.logIn(user)
        let variables = "TO=\(user.id); SESSION=\"\(desk.session(user))\""
        for step in try Transcript(parsing: Self.words).steps {
            let answer = try desk.run("\(variables); eval \"\(step.command)\"")
            #expect(step.answer.matches(answer), "\(answer.output.joined(separator: "\n"))")
        }
    }

    private static let words = """
        $ matrix-recovery restore rows.tar.age --identity rows.id --to $TO $SESSION
        would restore archive {{id}} of {{time}} to {{user}}
        it is of {{user}}: old signatures and devices (1) do not move

        part          what                                 becomes       why
        account data  m.secret_storage.key.{{id}}  added
                      {{id}}
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  m.push_rules                         stays behind  the homeserver keeps it itself
        identity      {{key}}  published     it is not there; the homeserver may
                      {{key}}                                           want the password for that
        key backup    a new version                        made          there is none
        room keys     7 in the archive                     7 uploaded

        {{number}} requests, {{number}} bytes sent, {{number}} received
        nothing was written; --apply does it

        $ matrix-recovery restore rows.tar.age --identity rows.id --to $TO $SESSION --apply
        restored archive {{id}} of {{time}} to {{user}}
        it is of {{user}}: old signatures and devices (1) do not move

        part          what                                 becomes       why
        account data  m.secret_storage.key.{{id}}  added
                      {{id}}
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  {{secret}}  added
        account data  m.push_rules                         stays behind  the homeserver keeps it itself
        identity      {{key}}  published     it is not there; the homeserver may
                      {{key}}                                           want the password for that
        key backup    version 1                            made          there is none
        room keys     7 in the archive                     7 uploaded

        {{number}} requests, {{number}} bytes sent, {{number}} received

        $ matrix-recovery restore rows.tar.age --identity rows.id --to $TO $SESSION --apply
        restored archive {{id}} of {{time}} to {{user}}
        it is of {{user}}: old signatures and devices (1) do not move

        part          what                                      becomes       why
        account data  m.secret_storage.key.{{id}}  the same
                      {{id}}
        account data  {{secret}}  the same
        account data  {{secret}}  the same
        account data  {{secret}}  the same
        account data  {{secret}}  the same
        account data  {{secret}}  the same
        account data  {{secret}}  the same
        account data  m.push_rules                              stays behind  the homeserver keeps it itself
        identity      {{key}}  the same
                      {{key}}
        key backup    version 1                                 used          it opens with a key at hand
        room keys     7 in the archive                          0 uploaded    7 are there already

        {{number}} requests, {{number}} bytes sent, {{number}} received
        """

    @Test func isInterruptedWithAWordAndGoesOn() throws {
        let proxy = try FaultProxy(before: TestHomeserver.named("two.example").url)
        let user = try otherUser().through(proxy)
        try desk.logIn(user)
        let restore = desk.restore(.rows, to: user, "--apply")
        try proxy.begin([Fault(.hold, at: 3, method: "PUT")])
        let interrupted = try desk.run("timeout --preserve-status -s INT 4 \(restore)")
        #expect(interrupted.status == 130 && interrupted.output == [])
        #expect(
            interrupted.errors == [
                "matrix-recovery: error: interrupted before all was done; nothing is lost",
                "matrix-recovery: hint: run the same command again, which finishes it",
            ]
        )
        #expect(try proxy.begin().contains { $0.action == "hold" })
        try desk.expect(0, restore)
        #expect(try desk.opened(user) == desk.made)
    }

    @Test func sealsUnderANewKey() throws {
        let user = try otherUser()
        try desk.logIn(user)
        try desk.expect(
            0,
            desk.restore(.rows, to: user, "--apply --rekey --save-recovery-key new.key")
        )
        let client = try MautrixClient(user)
        let new = try desk.expect(0, "cat new.key").output[0]
        let opened = try client.open(.recoveryKey(new))
        #expect(opened.secrets == desk.made.secrets)
        #expect(opened.backup == desk.made.backup)
        #expect(throws: MautrixError.self) { try client.open(.recoveryKey(desk.recoveryKey)) }
    }

    /// Whoever has set up the new account already keeps what is there, and gets the room keys.
    @Test func refusesAnotherIdentityAndAddsRoomKeysBesideIt() throws {
        // What is missing is added under the archived key, which mautrix-python is not shown.
        let desk = try RestoreDesk(secrets: 0, rows: Self.rows)
        let user = try otherUser()
        try desk.logIn(user)
        let client = try MautrixClient(user)
        let (key, made) = try client.make(rows: 2)
        let refused = try desk.expect(6, desk.restore(.roomKeys, to: user, "--apply --force"))
        #expect(refused.errors.contains { $0.contains("nothing was written") })
        #expect(try client.open(.recoveryKey(key)) == made)
        let kept = try desk.expect(1, desk.restore(.roomKeys, to: user, "--apply --only-missing"))
        #expect(kept.output.contains { $0.contains("--backup-key-file") })
        #expect(try client.open(.recoveryKey(key)).backup == made.backup)
        try desk.put("own.key", line: key)
        try desk.expect(
            0,
            "matrix-recovery secret show \(user.id) m.megolm_backup.v1 \(desk.session(user)) "
                + "--recovery-key-file own.key --save backup.key"
        )
        try desk.expect(
            1,
            desk.restore(
                .roomKeys,
                to: user,
                "--apply --only-missing --backup-key-file backup.key"
            )
        )
        let opened = try client.open(.recoveryKey(key))
        #expect(opened.identity == made.identity)
        #expect(opened.backup?.version == made.backup?.version)
        #expect(opened.backup?.count == Self.rows + 2)
    }

    /// Another client made a version of its own: the archived key opens it not, so there is a new one.
    @Test func leavesAVersionThatDoesNotOpenAsItIs() throws {
        let user = try otherUser()
        try desk.logIn(user)
        #expect(try MautrixClient(user).makeBackup() == "1")
        try desk.expect(0, desk.restore(.rows, to: user, "--apply"))
        let backup = try desk.opened(user).backup
        #expect(backup?.version == "2")
        #expect(backup?.sessions == desk.made.backup?.sessions)
        try desk.expect(0, desk.restore(.rows, to: user, "--apply"))
        #expect(try desk.opened(user).backup?.version == "2")
    }
}
