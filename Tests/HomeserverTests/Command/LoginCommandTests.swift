import Support
import Testing

/// `login`, `whoami` and `logout`, as a bot runs them: from files, again and again. Issue 5: access.
@Suite(.serialized, .timeLimit(.minutes(30))) struct LoginCommandTests {
    private static let login =
        "matrix-recovery login @bob:example.org --homeserver $URL --password-file password "
        + "--session session"

    @Test func logsInOnceHoweverOftenItIsRun() throws {
        let server = try FakeHomeserver()
        let answer = try server.run("\(Self.login) -q && \(Self.login) -q && stat -c %a session")
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.output.first?.hasPrefix("logged in as @bob:example.org") == true)
        #expect(answer.output.contains { $0.hasPrefix("logged in already as @bob:example.org") })
        #expect(answer.output.last == "600")
        let logins = try server.seen().matches(of: /POST \/_matrix\/client\/v3\/login\n/)
        #expect(logins.count == 1)
        #expect(try server.seen().contains(#""password":"canary password""#))
    }

    /// The device that the session before had does not stay behind.
    @Test func endsTheSessionThatItReplaces() throws {
        let server = try FakeHomeserver()
        let answer = try server.run("\(Self.login) -q && \(Self.login) -q --force")
        #expect(answer.status == 0, "\(answer)")
        #expect(try server.seen().contains("POST /_matrix/client/v3/logout"))
    }

    @Test func endsWhatItBegan() throws {
        let server = try FakeHomeserver()
        let answer = try server.run(
            "\(Self.login) -q && matrix-recovery logout @bob:example.org --session session "
                + "&& test ! -e session && matrix-recovery whoami --session session"
        )
        #expect(answer.status == 0, "\(answer)")
        #expect(try server.seen().contains("POST /_matrix/client/v3/logout"))
    }

    /// Whoever gave the token goes on using it.
    @Test func onlyForgetsATokenThatWasGiven() throws {
        let server = try FakeHomeserver()
        let answer = try server.runLive(
            "matrix-recovery logout @bob:example.org --session session && test ! -e session"
        )
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.output.first?.hasPrefix("forgot the token") == true)
        #expect(try !server.seen().contains("logout"))
    }

    /// A homeserver that is gone keeps nobody from forgetting its session.
    @Test func forgetsASessionThatCannotBeEnded() throws {
        let server = try FakeHomeserver("--at v3/logout echo")
        let logout = "matrix-recovery logout @bob:example.org --session session"
        let answer = try server.run(
            "\(Self.login) -q && ! \(logout) --json && test -e session && \(logout) --force && "
                + "test ! -e session"
        )
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.output.contains { $0.contains(#""refused_by_server""#) })
        #expect(answer.output.last?.hasPrefix("forgot the token of @bob:example.org") == true)
        #expect(answer.errors.contains { $0.contains("the homeserver refuses") })
    }

    /// Nor does a device that nobody can read any more keep anybody from that.
    @Test func removesADeviceWhoseSessionCannotBeEnded() throws {
        let server = try FakeHomeserver("--at v3/logout echo")
        let answer = try server.run(
            "\(Self.login) -q && echo damaged >session.device && "
                + "! matrix-recovery logout @bob:example.org --session session --force --json && "
                + "matrix-recovery device remove @bob:example.org --session session --force && "
                + "test ! -e session && test ! -e session.device"
        )
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.output.last?.hasPrefix("forgot the token of @bob:example.org") == true)
    }

    /// One session that nothing is known of hides no other.
    @Test func listsTheSessionsBesideOneOfASilentServer() throws {
        let answer = try FakeHomeserver().run(
            """
            matrix-recovery login @bob:example.org --homeserver $URL --token-file token -q
            cd ../home/.local/state/matrix-recovery
            for file in *.session; do sed "s,$URL,http://127.0.0.1:1," $file >0-gone.session; done
            echo no session >1-odd.session
            matrix-recovery whoami
            """
        )
        #expect(answer.status == 1, "\(answer)")
        #expect(answer.output.filter { $0.hasSuffix("unknown") }.count == 1)
        #expect(answer.output.filter { $0.hasSuffix("holds") }.count == 1)
        #expect(answer.errors.contains { $0.contains("the homeserver was not reached") })
        #expect(answer.errors.contains { $0.contains("1-odd.session") })
    }

    @Test func saysWhetherASessionHolds() throws {
        let answer = try FakeHomeserver().runLive(
            "matrix-recovery whoami --session session && sed -i s/canary_given/canary_ended/ "
                + "session && matrix-recovery whoami --session session"
        )
        #expect(answer.output.filter { $0.hasSuffix("holds") }.count == 1)
        #expect(answer.output.last?.hasSuffix("ended") == true)
        #expect(answer.status == 1)
    }

    @Test(
        arguments: [
            ("--password-file token", 7, "refused_by_server"),
            ("--token-file password", 3, "token"),
            ("", 64, "no_password"),
        ]
    )
    func refuses(_ options: String, _ status: Int, _ code: String) throws {
        let server = try FakeHomeserver()
        let answer = try server.run(
            "matrix-recovery login @bob:example.org --homeserver $URL --session session --json "
                + options
        )
        #expect(answer.status == status)
        #expect(answer.errorCode == code)
        #expect(try server.shell("test -e session").status == 1)
    }

    /// A session whose file cannot be written leaves no device behind.
    @Test func endsALoginThatCannotBeKept() throws {
        let server = try FakeHomeserver()
        let answer = try server.run(
            "\(Self.login.replacing("--session session", with: "--session no/where")) --json"
        )
        #expect(answer.status == 8)
        #expect(try server.seen().contains("POST /_matrix/client/v3/logout"))
    }

    /// What a person sees of discovery and of a homeserver that asks to wait.
    @Test func tellsWhereTheHomeserverIsAndThatItAsksToWait() throws {
        let answer = try FakeHomeserver("--at whoami busy-once").run("\(FakeHomeserver.login)")
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.errors.contains { $0.contains("the homeserver is http://127.0.0.1:") })
        let wait = "the homeserver asks to wait; going on in 1 s"
        #expect(answer.errors.filter { $0.contains(wait) }.count == 1)
    }

    @Test(
        arguments: [
            ("http://matrix.example.org", 6, "plain_http"), ("ftp://example.org", 64, "address"),
            ("http://127.0.0.1:1", 7, "unreachable"),
        ]
    )
    func refusesAnAddress(_ address: String, _ status: Int, _ code: String) throws {
        let login = FakeHomeserver.login.replacing("$URL", with: address)
        let answer = try FakeHomeserver().run("\(login) --json")
        #expect(answer.status == status)
        #expect(answer.errorCode == code)
    }
}
