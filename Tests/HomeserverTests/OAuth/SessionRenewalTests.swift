import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

@testable import Homeserver

/// A token that has ended is renewed once, and kept before it is used. Issue 5: access.
@Suite struct SessionRenewalTests {
    private static let path = FilePath("/state/alice.session")
    private static let ended = ScriptedTransport.Reply.json(401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#)
    private static let tokens = ScriptedTransport.Reply.json(
        200,
        #"{"access_token":"second","refresh_token":"refresh2"}"#
    )

    private let files = MemoryFiles()
    private let pauses = ScriptedPauses()

    init() throws {
        files.put(
            Self.path,
            Array(
                """
                matrix-recovery session v1
                server: https://matrix.example.org
                user: @alice:example.org
                origin: login
                client: s6Bhd
                token-endpoint: https://account.example.org/token
                revocation-endpoint: https://account.example.org/revoke
                token: first
                refresh-token: refresh1

                """.utf8
            )
        )
    }

    private func kept() throws -> LoginSession {
        try #require(try LoginSession(reading: Self.path, files))
    }

    /// A client of the session, whose renewal has a transport of its own.
    private func client(
        _ transport: ScriptedTransport,
        renewedBy reply: ScriptedTransport.Reply
    ) throws -> HomeserverClient {
        let session = try kept()
        return HomeserverClient(
            session.server,
            token: session.token,
            over: transport,
            pauses: pauses,
            renewal: SessionRenewal(of: Self.path, files, pauses: pauses) {
                (_) throws(HomeserverError) in ScriptedTransport(reply)
            }
        )
    }

    /// Also a request that must not be done twice is sent again: the server did not do it.
    @Test(arguments: [HTTPRequest.Method.get, .post])
    func renewsOnce(_ method: HTTPRequest.Method) throws {
        let transport = ScriptedTransport(Self.ended, .json(200, "{}"))
        let client = try client(transport, renewedBy: Self.tokens)
        _ = try client.json(HTTPRequest(method, "/p"))
        #expect(transport.sent.map(\.token) == ["first", "second"].map { SecretBytes(text: $0) })
        #expect(try kept().token == SecretBytes(text: "second"))
        #expect(try kept().grant?.refreshToken == SecretBytes(text: "refresh2"))
        #expect(try kept().userID == "@alice:example.org")
    }

    @Test func asksAsTheSpecificationHasIt() throws {
        let transport = ScriptedTransport(Self.tokens)
        _ = try kept().grant?.refresh { HomeserverClient($0, over: transport) }
        #expect(transport.asked == ["POST https://account.example.org/token"])
        guard case .form(let form) = transport.sent[0].body else { return #expect(Bool(false)) }
        let text = "grant_type=refresh_token&client_id=s6Bhd&refresh_token=refresh1"
        #expect(form == SecretBytes(text: text))
    }

    @Test func keepsARefreshTokenThatIsNotReplaced() throws {
        let transport = ScriptedTransport(Self.ended, .json(200, "{}"))
        let client = try client(transport, renewedBy: .json(200, #"{"access_token":"second"}"#))
        _ = try client.json(HTTPRequest(.get, "/p"))
        #expect(try kept().grant?.refreshToken == SecretBytes(text: "refresh1"))
    }

    @Test func endsWhereTheNewTokenIsNotKnownEither() throws {
        let transport = ScriptedTransport(Self.ended)
        let client = try client(transport, renewedBy: Self.tokens)
        #expect(throws: HomeserverError.loggedOut) { try client.json(HTTPRequest(.get, "/p")) }
        #expect(transport.asked.count == 2)
    }

    @Test(arguments: [400, 401, 403])
    func endsWhereTheServerDoesNotRenew(_ status: Int) throws {
        let client = try client(
            ScriptedTransport(Self.ended),
            renewedBy: .json(status, #"{"error":"invalid_grant"}"#)
        )
        #expect(throws: HomeserverError.loggedOut) { try client.json(HTTPRequest(.get, "/p")) }
        #expect(try kept().token == SecretBytes(text: "first"))
    }

    /// Then the refresh token holds on, and is asked with the next time.
    @Test func endsWithTheCauseWhereTheServerIsNotThere() throws {
        let client = try client(
            ScriptedTransport(Self.ended),
            renewedBy: .failure(.timedOut("account.example.org"))
        )
        #expect(throws: HomeserverError.timedOut("account.example.org")) {
            try client.json(HTTPRequest(.post, "/p"))
        }
        #expect(try kept().grant?.refreshToken == SecretBytes(text: "refresh1"))
    }

    /// What another process has renewed is taken, not renewed again.
    @Test func takesWhatAnotherProcessRenewed() throws {
        let transport = ScriptedTransport(Self.ended, .json(200, "{}"))
        let client = try client(transport, renewedBy: .failure(.stopped))
        let session = try kept()
        let tokens = try OAuthTokens(
            decoding: JSONValue(parsing: Array(#"{"access_token":"theirs"}"#.utf8))
        )
        try files.replace(Self.path, with: session.renewed(tokens).encoded)
        _ = try client.json(HTTPRequest(.get, "/p"))
        #expect(transport.sent.last?.token == SecretBytes(text: "theirs"))
    }

    @Test func waitsForAnotherProcessNotForEver() throws {
        let lock = files.lock(FilePath(Self.path.description + ".lock"), for: Self.path)
        defer { lock?.release() }
        let client = try client(ScriptedTransport(Self.ended), renewedBy: Self.tokens)
        #expect(throws: HomeserverError.sessionNotKept) {
            try client.json(HTTPRequest(.get, "/p"))
        }
        #expect(pauses.milliseconds == 30_000)
    }

    /// A token that nobody could find again is not used.
    @Test func usesNothingThatWasNotKept() throws {
        let transport = ScriptedTransport(Self.ended, .json(200, "{}"))
        let client = try client(transport, renewedBy: Self.tokens)
        files.failAfter(writes: 0)
        #expect(throws: HomeserverError.sessionNotKept) {
            try client.json(HTTPRequest(.get, "/p"))
        }
        #expect(transport.asked.count == 1)
    }

    @Test func revokesWhateverTheAnswerSays() throws {
        let transport = ScriptedTransport(.answer(HTTPAnswer(status: 200), []))
        try kept().grant?.revoke { HomeserverClient($0, over: transport, pauses: pauses) }
        #expect(transport.asked == ["POST https://account.example.org/revoke"])
        guard case .form(let form) = transport.sent[0].body else { return #expect(Bool(false)) }
        let text = "token_type_hint=refresh_token&client_id=s6Bhd&token=refresh1"
        #expect(form == SecretBytes(text: text))
    }
}
