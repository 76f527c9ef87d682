import Support
import Testing

/// The logins that a browser finishes, played by curl. Issue 5: access.
@Suite(.serialized, .timeLimit(.minutes(30))) struct BrowserLoginTests {
    private static let user =
        "matrix-recovery login @bob:example.org --homeserver $URL --session session"

    /// Logs in by single sign-on while `browser` is run, which finds the address in `$to`.
    private static func singleSignOn(_ browser: String) -> String {
        """
        \(user) --sso --json >out 2>err & login=$!
        for i in $(seq 200); do grep -q redirectUrl err && break; sleep 0.1; done
        to=$(sed -n "s/.*redirectUrl=//p" err | sed "s/%3A/:/g; s/%2F/\\//g")
        \(browser)
        wait $login; status=$?; cat out; cat err >&2; exit $status
        """
    }

    @Test func logsInBySingleSignOn() throws {
        let server = try FakeHomeserver()
        let answer = try server.run(
            Self.singleSignOn(
                """
                curl -s "${to%/*}/other?loginToken=evil"; curl -s "$to"
                curl -s "$to?loginToken=canary%5Fsso" >page
                """
            )
        )
        #expect(answer.status == 0, "\(answer)")
        let asked = try server.seen()
        #expect(asked.contains(#""type":"m.login.token""#) && asked.contains("canary_sso"))
        #expect(!asked.contains("evil"))
        #expect(try server.shell("grep -c canary_login session").output == ["1"])
        #expect(try server.shell("cat page").output.first?.hasPrefix("You are logged in") == true)
        #expect(try server.shell("stat -c %a session").output == ["600"])
    }

    @Test func refusesWhatIsNoToken() throws {
        let answer = try FakeHomeserver().run(
            Self.singleSignOn(#"curl -s "$to?loginToken=a%20b" >page"#)
        )
        #expect(answer.status == 3 && answer.errorCode == "token")
    }

    @Test(arguments: ["http://127.0.0.1:1/x?loginToken=canary_sso", "canary_sso"])
    func takesWhatIsPasted(_ pasted: String) throws {
        let server = try FakeHomeserver()
        let typed = "type-at-terminal \"\(pasted)\\n\""
        let answer = try server.run("\(typed) \(Self.user) --sso-elsewhere")
        #expect(answer.status == 0, "\(answer)")
        #expect(!answer.output.joined().contains("canary"))
        #expect(try server.shell("grep -c canary_login session").output == ["1"])
    }

    @Test func logsInByOAuth() throws {
        let server = try FakeHomeserver()
        let answer = try server.run("\(Self.user) --oauth --json")
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.errors.contains { $0.hasSuffix("/link in a browser and enter WDJB-MJHT") })
        #expect(try server.shell("grep -c canary_refresh_1 session").output == ["1"])
    }

    /// A token that has ended is renewed by whatever command meets that, and kept; a logout ends all.
    @Test func renewsAndRevokes() throws {
        let server = try FakeHomeserver()
        let answer = try server.run(
            """
            \(Self.user) --oauth -q >/dev/null && sed -i s/canary_access_1/canary_ended/ session &&
            matrix-recovery key list @bob:example.org --session session >keys &&
            grep -c canary_access_2 session && grep -c canary_refresh_2 session &&
            matrix-recovery logout @bob:example.org --session session && test ! -e session
            """
        )
        #expect(answer.status == 0, "\(answer)")
        #expect(answer.output.prefix(2) == ["1", "1"])
        let asked = try server.seen()
        #expect(asked.contains("POST /oauth/revocation"))
        #expect(asked.contains("token_type_hint=refresh_token&client_id=canary-client"))
        #expect(!asked.contains("/v3/logout"))
    }

    @Test func saysThatASessionHasEndedForGood() throws {
        let server = try FakeHomeserver()
        let answer = try server.run(
            """
            \(Self.user) --oauth -q >/dev/null &&
            sed -i "s/canary_access_1/canary_ended/; s/canary_refresh_1/canary_used/" session &&
            matrix-recovery key list @bob:example.org --session session --json
            """
        )
        #expect(answer.status == 7 && answer.errorCode == "logged_out")
    }
}
