import Support
import Testing

/// What no homeserver answers is refused, each with its code, within bounds of time and memory.
/// Issue 5: a hostile server.
@Suite(.serialized, .timeLimit(.minutes(30))) struct HostileServerTests {
    @Test(
        arguments: [
            ("huge", "answer_limit"), ("endless", "answer_limit"), ("drip", "timeout"),
            ("silent", "timeout"), ("cut", "broken_off"), ("garbage", "broken_off"),
            ("long-header", "broken_off"), ("many-headers", "broken_off"),
            ("elsewhere", "redirected"), ("file", "redirected"), ("cyclic", "redirected"),
            ("html", "not_matrix"), ("wrong-type", "not_matrix"), ("echo", "refused_by_server"),
            ("busy", "rate_limited"),
        ]
    )
    func refuses(_ trick: String, _ code: String) throws {
        let server = try FakeHomeserver(trick)
        let answer = try server.run("ulimit -v 8000000; \(FakeHomeserver.login) --json")
        #expect(answer.status == 7)
        #expect(answer.errorCode == code)
        #expect(try !server.seen().contains("canary_given"))
        #expect(try server.shell("test -e session").status == 1)
    }

    /// The rows of a key backup are streamed, and may be many: they are bounded all the same, and
    /// nothing is left of the archive that they were to be in.
    @Test(
        arguments: [
            ("huge", "answer_limit"), ("drip", "timeout"), ("silent", "timeout"),
            ("cut", "broken_off"), ("garbage", "broken_off"), ("elsewhere", "redirected"),
            ("html", "not_matrix"), ("echo", "refused_by_server"),
        ]
    )
    func refusesRows(_ trick: String, _ code: String) throws {
        let server = try FakeHomeserver("--at room_keys/keys \(trick)")
        let answer = try server.runLive(
            "matrix-recovery seal @bob:example.org --session session --timeout 1 --json "
                + "--new-identity id -o a.tar.age"
        )
        #expect(answer.status == 7)
        #expect(answer.errorCode == code)
        #expect(try server.shell("ls").output == ["login", "password", "seen", "session", "token"])
    }

    /// Text of a server never reaches the terminal as it is.
    @Test func escapesAServersWords() throws {
        let answer = try FakeHomeserver("echo").run(FakeHomeserver.login)
        let shown = answer.errors.joined()
        #expect(shown.contains("M_") && !shown.unicodeScalars.contains { $0.value < 0x20 })
        #expect(!shown.contains("\u{202E}"))
    }

    @Test(arguments: [("", "tls"), ("--ca-file $CA", "none: ")])
    func holdsACertificateToItsAuthority(_ option: String, _ code: String) throws {
        let server = try FakeHomeserver("--tls")
        let answer = try server.run("\(FakeHomeserver.login) --json \(option)")
        #expect(answer.errorCode.hasPrefix(code))
        #expect(answer.status == (option.isEmpty ? 7 : 0))
        #expect(try server.seen().contains("canary_given") == !option.isEmpty)
    }

    /// The session remembers whom it trusts.
    @Test func keepsTheAuthorityOfASession() throws {
        let answer = try FakeHomeserver("--tls").run(
            "cp $CA ca.pem; \(FakeHomeserver.login) --ca-file ca.pem -q && "
                + "matrix-recovery whoami --session session && rm ca.pem && "
                + "matrix-recovery whoami --session session --json"
        )
        #expect(answer.output.contains { $0.hasSuffix("holds") })
        #expect(answer.output.contains { $0.contains(#""tls""#) })
        #expect(answer.status == 7)
    }

    @Test(arguments: [("", "none: "), ("cyclic", "not_discovered"), ("html", "not_matrix")])
    func discoversByACertificateThatHolds(_ trick: String, _ code: String) throws {
        let answer = try FakeHomeserver("--tls \(trick)").run(
            "matrix-recovery login @bob:example.org --homeserver $NAME --ca-file $CA "
                + "--token-file token --session session --timeout 1 --json"
        )
        #expect(answer.errorCode.hasPrefix(code))
        #expect((answer.status == 0) == trick.isEmpty)
    }

    @Test func refusesTheTokenOfAnotherUser() throws {
        let server = try FakeHomeserver()
        let login = FakeHomeserver.login.replacing("@bob", with: "@alice")
        let answer = try server.run("\(login) --json")
        #expect(answer.status == 6 && answer.errorCode == "other_user")
        #expect(try server.shell("test -e session").status == 1)
    }

    /// A login of another user than the one that was meant leaves no device behind.
    @Test func endsALoginOfAnotherUser() throws {
        let server = try FakeHomeserver()
        let login = FakeHomeserver.login.replacing("@bob", with: "@alice")
            .replacing("token-file token", with: "password-file password")
        let answer = try server.run("\(login) --json")
        #expect(answer.errorCode == "other_user")
        #expect(try server.seen().contains("POST /_matrix/client/v3/logout"))
    }

    /// A session of another user, or on a server where the token is someone else's, is not used.
    @Test func holdsASessionToItsUser() throws {
        let server = try FakeHomeserver()
        let answer = try server.runLive(
            "matrix-recovery doctor @alice:example.org --session session --json"
        )
        #expect(answer.errorCode == "other_user")
    }

    @Test(arguments: ["a b", "a\\r\\nX-Evil: yes", "ä"])
    func refusesATokenThatWouldEndItsLine(_ token: String) throws {
        let server = try FakeHomeserver()
        let answer = try server.run(
            "printf \"\(token)\" >token; \(FakeHomeserver.login) --json"
        )
        #expect(answer.status == 3 && answer.errorCode == "token")
        #expect(try !server.seen().contains("whoami"))
    }
}
