import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

@testable import Homeserver

/// A session in its file. Issue 5: access.
@Suite struct LoginSessionTests {
    private static let path = FilePath("/state/alice.session")
    private static let whole = """
        matrix-recovery session v1
        server: https://matrix.example.org
        user: @alice:example.org
        device: JLAFKJWSCS
        origin: login
        authorities: /etc/ssl/root.pem
        client: s6BhdRkqt3
        token-endpoint: https://account.example.org/oauth2/token
        revocation-endpoint: https://account.example.org/oauth2/revoke?a=b
        token: syt_canary_access
        refresh-token: syr_canary_refresh

        """
    private static let least = """
        matrix-recovery session v1
        server: http://127.0.0.1:8008
        user: @alice:example.org
        origin: given
        token: x

        """

    private func read(_ text: String) throws -> LoginSession? {
        let files = MemoryFiles()
        files.put(Self.path, Array(text.utf8))
        return try LoginSession(reading: Self.path, files)
    }

    @Test(arguments: [whole, least])
    func roundTrips(_ text: String) throws {
        let session = try #require(try read(text))
        #expect(String(decoding: session.encoded.revealed, as: UTF8.self) == text)
    }

    @Test func readsEveryPart() throws {
        let session = try #require(try read(Self.whole))
        #expect(session.server.text == "https://matrix.example.org")
        #expect(session.userID == "@alice:example.org")
        #expect(session.deviceID == "JLAFKJWSCS")
        #expect(session.origin == .login)
        #expect(session.authorities == "/etc/ssl/root.pem")
        #expect(session.token == SecretBytes(text: "syt_canary_access"))
        #expect(session.grant?.refreshToken == SecretBytes(text: "syr_canary_refresh"))
        #expect(session.grant?.revocation.path == "/oauth2/revoke?a=b")
    }

    @Test func isNoneWithoutAFile() throws {
        #expect(try LoginSession(reading: Self.path, MemoryFiles()) == nil)
    }

    @Test(
        arguments: [
            ("matrix-recovery session v1", "matrix-recovery session v2"),
            ("server: https", "server: ftp"), ("server: https://m", "server: http://m"),
            ("user: ", "users: "), ("origin: login", "origin: found"), ("origin: login\n", ""),
            ("token: syt_canary_access", "token: "), ("token: syt", "token: s t"),
            ("token: syt", "token: s\rt"), ("\ntoken: ", "\nToken: "), ("device: ", "device"),
            ("device: J", "user: @bob:example.org\ndevice: J"), ("client: ", "clients: "),
            ("token-endpoint: https", "token-endpoint: http"), ("refresh\n", "refresh"),
            ("revocation-endpoint: ", "other: "), ("refresh-token: syr", "refresh-token: s r"),
        ]
    )
    func refuses(_ part: String, _ other: String) throws {
        try #require(Self.whole.contains(part))
        #expect(throws: RecoveryError.homeserver(.notASession)) {
            try read(Self.whole.replacing(part, with: other))
        }
    }

    @Test func refusesWhatIsTooLong() {
        #expect(throws: RecoveryError.self) {
            try read(Self.least + String(repeating: "x", count: 1 << 16))
        }
    }

    @Test func neverShowsATokenOfItself() throws {
        let session = try #require(try read(Self.whole))
        let answer = LoginAnswer(
            owner: TokenOwner(userID: session.userID, deviceID: nil),
            token: session.token,
            grant: session.grant
        )
        for token in ["syt_canary_access", "syr_canary_refresh"].map({ SecretBytes(text: $0) }) {
            #expect(Leaks.found(of: token, in: session) == [])
            #expect(Leaks.found(of: token, in: answer) == [])
        }
    }
}
