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

    /// Every command on live accounts, with what it needs; `KEY` opens the account.
    private static let commands = [
        "whoami --session session", "doctor @bob:example.org --session session KEY",
        "doctor @bob:example.org --session session", "key list @bob:example.org --session session",
        "key check @bob:example.org --session session KEY",
        "secret list @bob:example.org --session session KEY",
        "key check @bob:example.org --session session --passphrase-file wrong",
        "seal @bob:example.org --session session KEY --new-identity id "
            + "--seal-passphrase-file password -o copy.tar.age --force",
        "drill copy.tar.age --identity id",
        "drill @bob:example.org --session session KEY",
        "secret set @bob:example.org --session session org.example.kept KEY --value-file password "
            + "--in-place",
        "secret show @bob:example.org --session session org.example.kept KEY --save shown",
        "secret remove @bob:example.org --session session org.example.kept --in-place --force",
        "diff @bob:example.org copy.tar.age --identity id --session session KEY",
        "backup open @bob:example.org --session session KEY -o room-keys.json --force",
        "key sheet @bob:example.org --session session KEY -o sheet.txt --force",
        "rotate @bob:example.org --session session KEY --save-recovery-key new --in-place "
            + "--sealed-copy before.tar.age --new-identity id2",
        "login @bob:example.org --homeserver $URL --password-file password --session other",
        "login @bob:example.org --homeserver $URL --oauth --session other --force",
        "login @bob:example.org --homeserver $URL --token-file token --session other --force",
        "login @bob:example.org --homeserver $URL --password-file wrong --session other --force",
        "logout @bob:example.org --session other", "logout @bob:example.org --session session",
    ]

    /// Runs a command three ways, and looks at its arguments and environment meanwhile.
    private static let watched = """
        run() { for way in -q -v "-v --json"; do
        echo "== $* $way" >>all; matrix-recovery "$@" $way >>all 2>&1 & me=$!
        for i in 1 2 3 4 5 6; do cat /proc/$me/cmdline /proc/$me/environ >>all 2>/dev/null; sleep 0.05; done
        wait $me; echo "status $?" >>all; done; }

        """

    /// Runs commands beside a server, and looks in all that is seen of them for the canaries and for
    /// new recovery keys.
    private func watch(
        _ commands: [String],
        _ trick: String = "",
        newKeys: [String]
    ) throws -> [String] {
        let key = try Self.recoveryKey()
        let server = try FakeHomeserver(
            trick,
            files: [
                Transcript.File(name: "key", content: key + "\n"),
                Transcript.File(name: "wrong", content: "canary of a wrong password\n"),
            ]
        )
        let runs = commands.map { "run " + $0.replacing("KEY", with: "--recovery-key-file key") }
        let answer = try server.runLive(Self.watched + runs.joined(separator: "\n"))
        #expect(answer.status == 0, "\(answer)")
        let made = try server.shell("cat \(newKeys.joined(separator: " "))").output
        #expect(made.count == newKeys.count)
        let all = try server.shell("tr '\\0' '\\n' <all").output
        for canary in try Self.canaries() + made + made.map({ $0.filter { $0 != " " } }) {
            #expect(all.filter { $0.contains(canary) } == [], "\(canary.prefix(8))")
        }
        // What was looked through is what was meant.
        #expect(all.filter { $0.hasPrefix("== ") }.count == 3 * commands.count)
        return all
    }

    @Test func nothingIsTold() throws {
        let all = try watch(Self.commands, newKeys: ["new"])
        #expect(all.filter { $0 == "status 0" }.count > 30, "\(all.joined(separator: "\n"))")
        #expect(all.contains { $0.contains("GET /_matrix/client/v3/sync") })
        #expect(all.contains("URL=" + (all.first { $0.hasPrefix("URL=") } ?? "").dropFirst(4)))
    }

    /// A homeserver that refuses the default key stops a rotation, a restore to a new key, and what
    /// follows them.
    @Test func nothingIsToldOfWhatIsStopped() throws {
        let user = "@bob:example.org --session session"
        let rotate = "rotate \(user) KEY --in-place --save-recovery-key new "
        let all = try watch(
            [
                rotate + "--sealed-copy before.tar.age --new-identity before.id",
                rotate + "--resume", "doctor \(user) --recovery-key-file new", rotate + "--abort",
                "restore before.tar.age --identity before.id --to \(user) --rekey "
                    + "--save-recovery-key newer --apply --force --sealed-copy copy.tar.age "
                    + "--new-identity copy.id",
            ],
            "--at default_key too-large",
            newKeys: ["new", "newer"]
        )
        #expect(all.filter { $0.contains("M_TOO_LARGE") }.count >= 6)
        #expect(all.filter { $0 == "status 7" }.count >= 6, "\(all.joined(separator: "\n"))")
    }

    /// Every command that changes a homeserver, with what it needs: `USER` is an account, and `OTHER`,
    /// on another server, an empty one.
    private static let changing = [
        "identity status USER KEY", "identity sign-device USER --device DEVICE KEY",
        "identity publish USER KEY --replace --password-file password", "backup list USER KEY",
        "repair USER KEY",
        "repair USER KEY --apply --sealed-copy before.tar.age --new-identity before.id",
        "backup rotate USER KEY", "backup create USER KEY --force --save-backup-key backup",
        "backup remove USER 1 KEY --force",
        "restore rows.tar.age --identity rows.id --to OTHER",
        "restore rows.tar.age --identity rows.id --to OTHER --apply",
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
        let runs = Self.changing.map { "run " + filled($0) }
        try desk.expect(0, Self.watched + runs.joined(separator: "\n"))
        let after = try desk.expect(0, filled(Self.kept) + "\ncat backup").output
        #expect(before.count >= 11 && after.count > before.count)
        #expect(Set(after).subtracting(before).count >= 2)
        let all = try desk.expect(0, "tr '\\0' '\\n' <all").output
        let canaries = Set(before + after + [desk.user.password, other.password])
        for canary in canaries {
            #expect(all.filter { $0.contains(canary) } == [], "\(canary.prefix(8))")
        }
        #expect(all.filter { $0.hasPrefix("== ") }.count == 3 * Self.changing.count)
        #expect(all.filter { $0 == "status 0" }.count > 24, "\(all.joined(separator: "\n"))")
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
