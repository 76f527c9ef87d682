import Formats
import Support
import Testing

/// No secret and no token is in anything that is shown, passed or kept but where it belongs. Issue 5.
@Suite(.serialized, .timeLimit(.minutes(30))) struct CanaryTests {
    /// Words that stand in what was given and nowhere else.
    private static func canaries() throws -> [String] {
        let fixture = try JSONValue(parsing: Fixture("bob-nheko").bytes("expected.json"))
        let keys = try fixture.value(at: "keys").members?.map(\.value) ?? []
        let recoveryKeys = try keys.map { try $0.text(at: "recovery_key").string }
        let secrets = try fixture.value(at: "secrets").members?.map(\.value) ?? []
        let values = try secrets.map { try $0.text(at: "plaintext").string }
        return ["canary"] + recoveryKeys + recoveryKeys.map { $0.filter { $0 != " " } } + values
    }

    private static func recoveryKey() throws -> String {
        try #require(try canaries().dropFirst().first)
    }

    /// How each command is run.
    private static let ways = ["-q", "-v", "-v --json"]

    /// A command, with the status that it ends with.
    private typealias Watched = (command: String, status: Int)

    /// Every command on live accounts, with what it needs; `KEY` opens the account.
    private static let commands: [Watched] = [
        ("whoami --session session", 0), ("doctor USER KEY", 0), ("doctor USER", 0),
        ("key list USER", 0), ("key check USER KEY", 0), ("secret list USER KEY", 0),
        ("key check USER --passphrase-file wrong", 4),
        (
            "seal USER KEY --new-identity id --seal-passphrase-file password -o copy.tar.age "
                + "--force",
            0
        ),
        ("drill copy.tar.age --identity id", 1), ("drill USER KEY", 1),
        ("secret set USER org.example.kept KEY --value-file password --in-place", 0),
        ("secret show USER org.example.kept KEY --save shown", 0),
        ("secret remove USER org.example.kept --in-place --force", 0),
        ("diff USER copy.tar.age --identity id KEY", 0),
        ("backup open USER KEY -o room-keys.json --force", 0),
        ("key sheet USER KEY -o sheet.txt --force", 0),
        (
            "rotate USER KEY --save-recovery-key new --in-place --sealed-copy before.tar.age "
                + "--new-identity id2",
            0
        ),
        ("LOGIN --token-file token", 0), ("LOGIN --password-file password --force", 0),
        ("LOGIN --oauth --force", 0), ("LOGIN --password-file wrong --force", 7),
        ("logout @bob:example.org --session other", 0), ("logout USER", 0),
    ]

    /// Runs a command in some ways, and looks at its arguments and environment meanwhile.
    private static func watched(_ ways: [String]) -> String {
        """
        run() { for way in "\(ways.joined(separator: "\" \""))"; do
        echo "== $* $way" >>all; matrix-recovery "$@" $way >>all 2>&1 & me=$!
        for i in 1 2 3 4 5 6; do cat /proc/$me/cmdline /proc/$me/environ >>all 2>/dev/null; sleep 0.05; done
        wait $me; echo "status $?" >>all; done; }

        """
    }

    /// Runs commands beside a server, each way beside one of its own, and looks in all that is seen of
    /// them for the canaries and for new recovery keys.
    private func watch(
        _ commands: [Watched],
        _ trick: String = "",
        newKeys: [String]
    ) throws -> [String] {
        let key = try Self.recoveryKey()
        let login = "login @bob:example.org --homeserver $URL --session other"
        let runs = commands.map { command, _ in
            "run "
                + command.replacing("KEY", with: "--recovery-key-file key")
                .replacing("USER", with: "@bob:example.org --session session")
                .replacing("LOGIN", with: login)
        }
        return try Self.ways.flatMap { way in
            let server = try FakeHomeserver(
                trick,
                files: [
                    Transcript.File(name: "key", content: key + "\n"),
                    Transcript.File(name: "wrong", content: "canary of a wrong password\n"),
                ]
            )
            let answer = try server.runLive(
                Self.watched([way]) + runs.joined(separator: "\n")
            )
            #expect(answer.status == 0, "\(answer)")
            let made = try server.shell("cat \(newKeys.joined(separator: " "))").output
            #expect(made.count == newKeys.count)
            let all = try server.shell("tr '\\0' '\\n' <all").output
            for canary in try Self.canaries() + made + made.map({ $0.filter { $0 != " " } }) {
                #expect(all.filter { $0.contains(canary) } == [], "\(canary.prefix(8))")
            }
            // What was looked through is what was meant.
            let statuses = all.filter { $0.hasPrefix("status ") }
            #expect(
                statuses == commands.map { "status \($0.status)" },
                "\(all.joined(separator: "\n"))"
            )
            return all
        }
    }

    @Test func nothingIsTold() throws {
        let all = try watch(Self.commands, newKeys: ["new"])
        #expect(all.contains { $0.contains("GET /_matrix/client/v3/sync") })
        #expect(all.contains { $0.hasPrefix("URL=http") })
    }

    /// A homeserver that refuses the default key stops a rotation, a restore to a new key, and what
    /// follows them.
    @Test func nothingIsToldOfWhatIsStopped() throws {
        let rotate =
            "rotate USER KEY --in-place --save-recovery-key new --sealed-copy before.tar.age "
            + "--new-identity before.id"
        let all = try watch(
            [
                (rotate, 7), (rotate + " --resume", 7),
                ("doctor USER --recovery-key-file new", 0), ("rotate USER KEY --abort", 0),
                (
                    "restore before.tar.age --identity before.id --to USER --rekey "
                        + "--save-recovery-key newer --apply --force --sealed-copy copy.tar.age "
                        + "--new-identity copy.id",
                    7
                ),
            ],
            "--at default_key too-large",
            newKeys: ["new", "newer"]
        )
        #expect(all.filter { $0.contains("M_TOO_LARGE") }.count >= 6)
    }

    /// Every command that changes a homeserver, with what it needs and the statuses that it ends with
    /// when it is run each way: `USER` is an account, and `OTHER`, on another server, an empty one.
    private static let changing: [(command: String, statuses: [Int])] = [
        ("identity status USER KEY", [0, 0, 0]),
        ("identity sign-device USER --device DEVICE KEY", [0, 0, 0]),
        ("identity publish USER KEY --replace --password-file password", [0, 0, 0]),
        ("backup list USER KEY", [0, 0, 0]), ("repair USER KEY", [0, 0, 0]),
        (
            "repair USER KEY --apply --sealed-copy before.tar.age --new-identity before.id",
            [0, 0, 0]
        ),
        ("backup rotate USER KEY", [0, 0, 0]),
        ("backup create USER KEY --force --save-backup-key backup", [0, 6, 6]),
        ("backup remove USER 1 KEY --force", [0, 0, 0]),
        ("restore rows.tar.age --identity rows.id --to OTHER", [0, 0, 0]),
        ("restore rows.tar.age --identity rows.id --to OTHER --apply", [0, 0, 0]),
    ]

    /// What `old.key` opens, and what sessions and identities hold, a line each.
    private static let kept = """
        set -e; for name in m.megolm_backup.v1 m.cross_signing.master m.cross_signing.self_signing \
        m.cross_signing.user_signing org.example.secret.1; do
        matrix-recovery secret show USER $name KEY --reveal; echo; done
        sed -n "s/^token: //p" *.session; grep -h ^AGE *.id; cat old.key; tr -d " " <old.key
        """

    @Test func nothingIsToldOfWhatIsChanged() throws {
        let desk = try RestoreDesk(rows: 3)
        let other = try TestHomeserver.named("two.example").register()
        try desk.logIn(other)
        try desk.put("password", line: desk.user.password)
        let client = try MautrixClient(desk.user, device: .published)
        func filled(_ command: String) -> String {
            command.replacing("USER", with: "\(desk.user.id) \(desk.session(desk.user))")
                .replacing("OTHER", with: "\(other.id) \(desk.session(other))")
                .replacing("DEVICE", with: client.deviceID)
                .replacing("KEY", with: "--recovery-key-file old.key")
        }
        let before = try desk.expect(0, filled(Self.kept)).output
        let emptied = try TestHomeserver.named().request(
            "PUT",
            "/_matrix/client/v3/user/\(desk.user.id)/account_data/m.secret_storage.default_key",
            token: client.token,
            body: .object([])
        )
        #expect(emptied.status == 200)
        let runs = Self.changing.map { "run " + filled($0.command) }
        try desk.expect(0, Self.watched(Self.ways) + runs.joined(separator: "\n"))
        let after = try desk.expect(0, filled(Self.kept) + "\ncat backup").output
        #expect(before.count >= 11 && after.count > before.count)
        #expect(Set(after).subtracting(before).count >= 2)
        let all = try desk.expect(0, "tr '\\0' '\\n' <all").output
        let canaries = Set(before + after + [desk.user.password, other.password])
        for canary in canaries {
            #expect(all.filter { $0.contains(canary) } == [], "\(canary.prefix(8))")
        }
        let statuses = all.filter { $0.hasPrefix("status ") }
        #expect(statuses == Self.changing.flatMap { run in run.statuses.map { "status \($0)" } })
    }

    /// Tokens go in one header, passwords and secrets of logins in bodies, none in an address.
    @Test func nothingIsInAnAddress() throws {
        let server = try FakeHomeserver()
        _ = try server.runLive(
            "matrix-recovery login @bob:example.org --homeserver $URL --oauth --session other -q; "
                + "matrix-recovery logout @bob:example.org --session other -q"
        )
        let lines = try server.seen().split(separator: "\n")
        let addresses = lines.filter { $0.contains(" /_matrix/") || $0.contains(" /oauth/") }
        #expect(addresses.count > 8)
        #expect(addresses.filter { $0.contains("canary") } == [])
        #expect(lines.contains { $0 == "Authorization: Bearer canary_given" })
    }
}
