import Formats
import Recovery
import Secrets
import Support
import Testing

@testable import Homeserver

/// A login by OAuth 2.0, finished in a browser elsewhere. Issue 5: access; spec: 1.18.
@Suite struct OAuthLoginTests {
    static let metadata = """
        {"issuer":"https://account.example.org/",
        "authorization_endpoint":"https://account.example.org/auth",
        "token_endpoint":"https://account.example.org/token",
        "registration_endpoint":"https://account.example.org/register",
        "device_authorization_endpoint":"https://account.example.org/device",
        "revocation_endpoint":"https://account.example.org/revoke",
        "grant_types_supported":["refresh_token","urn:ietf:params:oauth:grant-type:device_code"]}
        """
    private static let device = """
        {"device_code":"canary/code","user_code":"WDJB-MJHT",
        "verification_uri":"https://account.example.org/link","expires_in":60,"interval":2}
        """
    private static let tokens = """
        {"access_token":"canary_access","refresh_token":"canary_refresh"}
        """

    private let pauses = ScriptedPauses()

    private static func error(_ code: String) -> ScriptedTransport.Reply {
        .json(400, #"{"error":"\#(code)"}"#)
    }

    /// A login whose looks at the token endpoint are answered one after the other.
    private func login(
        device: String = device,
        _ looks: [ScriptedTransport.Reply]
    ) throws -> (OAuthLogin, ScriptedTransport) {
        let transport = ScriptedTransport { number, address in
            switch address.split(separator: "/").last {
            case "register": .json(201, #"{"client_id":"s6Bhd"}"#)
            case "device": .json(200, device)
            default: looks[min(number - 2, looks.count - 1)]
            }
        }
        let server = try OAuthServer(decoding: JSONValue(parsing: Array(Self.metadata.utf8)))
        let pauses = pauses
        let login = OAuthLogin(
            try #require(server),
            { HomeserverClient($0, over: transport, pauses: pauses) },
            pauses: pauses
        )
        return (login, transport)
    }

    private static func form(_ request: HTTPRequest) -> String {
        guard case .form(let form) = request.body else { return "" }
        return String(decoding: form.revealed, as: UTF8.self)
    }

    @Test func givesTokens() throws {
        let (login, transport) = try login([
            Self.error("authorization_pending"), .json(200, Self.tokens),
        ])
        let invitation = try login.begin(name: "matrix-recovery")
        #expect(invitation.address == "https://account.example.org/link")
        #expect(invitation.code == "WDJB-MJHT")
        let (tokens, grant) = try login.finish(invitation)
        #expect(tokens.access == SecretBytes(text: "canary_access"))
        #expect(grant.refreshToken == SecretBytes(text: "canary_refresh"))
        let asked = ["register", "device", "token", "token"]
        #expect(transport.asked == asked.map { "POST https://account.example.org/\($0)" })
        #expect(pauses.all == [2000, 2000])
        let begun = Self.form(transport.sent[1])
        let scope = "client_id=s6Bhd&scope=urn%3Amatrix%3Aclient%3Aapi%3A%2A%20"
        #expect(begun == scope + "urn%3Amatrix%3Aclient%3Adevice%3A\(invitation.deviceID)")
        #expect(invitation.deviceID.count == 20)
        #expect(
            Self.form(transport.sent[2])
                == "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code"
                + "&client_id=s6Bhd&device_code=canary%2Fcode"
        )
        #expect(transport.sent.allSatisfy { $0.token == nil })
    }

    @Test func registersForThisGrantWithoutASecret() throws {
        let (login, transport) = try login([])
        _ = try login.begin(name: "name")
        guard case .json(let bytes) = transport.sent[0].body else { return #expect(Bool(false)) }
        let client = try JSONValue(parsing: bytes)
        #expect(try client.member("client_name")?.text == "name")
        #expect(try client.member("token_endpoint_auth_method")?.text == "none")
        #expect(try client.member("application_type")?.text == "native")
        #expect(
            try client.member("grant_types")?.elements?.map(\.text)
                == ["urn:ietf:params:oauth:grant-type:device_code", "refresh_token"]
        )
    }

    @Test func prefersTheAddressThatSaysTheCode() throws {
        let whole = #"{"device_code":"d","verification_uri_complete":"https://a.example.org/?c=1"}"#
        let (login, _) = try login(device: whole, [])
        let invitation = try login.begin(name: "name")
        #expect(invitation.address == "https://a.example.org/?c=1" && invitation.code == nil)
        #expect(invitation.interval == 5)
    }

    @Test func slowsDown() throws {
        let (login, _) = try login([
            Self.error("slow_down"), Self.error("slow_down"), .json(200, Self.tokens),
        ])
        _ = try login.finish(login.begin(name: "name"))
        #expect(pauses.all == [2000, 7000, 12_000])
    }

    @Test func endsInTime() throws {
        let (never, transport) = try login([Self.error("authorization_pending")])
        let invitation = try never.begin(name: "name")
        #expect(throws: HomeserverError.loginTimedOut) { try never.finish(invitation) }
        #expect(transport.asked.count == 2 + 30)
        let (expired, _) = try login([Self.error("expired_token")])
        #expect(throws: HomeserverError.loginTimedOut) {
            try expired.finish(expired.begin(name: "name"))
        }
    }

    @Test(arguments: [("-7", 1), ("0", 1), ("9223372036854775807", 60), ("\"x\"", 5)])
    func boundsTheInterval(_ said: String, _ seconds: Int) throws {
        let device = Self.device.replacing("\"interval\":2", with: "\"interval\":\(said)")
        let (login, _) = try login(device: device, [])
        #expect(try login.begin(name: "name").interval == seconds)
    }

    @Test func tellsThatThePersonDidNotWantIt() throws {
        let (login, _) = try login([Self.error("access_denied")])
        let refusal = HomeserverError.Refusal(status: 400, code: "access_denied", words: "")
        #expect(throws: HomeserverError.refused(refusal)) {
            try login.finish(login.begin(name: "name"))
        }
    }

    @Test(
        arguments: [
            #"{"access_token":"a b","refresh_token":"r"}"#, #"{"access_token":"a"}"#,
            #"{"access_token":"a","refresh_token":"r\nX: y"}"#, #"{"access_token":""}"#, "{}",
        ]
    )
    func refusesTokensThatAreNone(_ answer: String) throws {
        let (login, _) = try login([.json(200, answer)])
        let invitation = try login.begin(name: "name")
        #expect(throws: HomeserverError.self) { try login.finish(invitation) }
    }

    @Test(
        arguments: [
            ("urn:ietf:params:oauth:grant-type:device_code", "authorization_code", nil),
            (
                "\"https://account.example.org/token\"", "7",
                HomeserverError.answer(property: "token_endpoint")
            ),
            (
                "https://account.example.org/token", "http://account.example.org",
                .plainHTTP("http://account.example.org")
            ),
            ("https://account.example.org/token", "file:///x", .notAnAddress("file://")),
        ] as [(String, String, HomeserverError?)]
    )
    func refusesMetadata(_ part: String, _ other: String, _ error: HomeserverError?) throws {
        let text = Self.metadata.replacing(part, with: other)
        let metadata = try JSONValue(parsing: Array(text.utf8))
        if let error {
            #expect(throws: error) { try OAuthServer(decoding: metadata) }
        } else {
            #expect(try OAuthServer(decoding: metadata) == nil)
        }
    }

    @Test func neverShowsATokenOfItself() throws {
        let (login, transport) = try login([.json(200, Self.tokens)])
        let invitation = try login.begin(name: "name")
        let made = try login.finish(invitation)
        for text in ["canary/code", "canary_access", "canary_refresh"] {
            #expect(Leaks.found(of: SecretBytes(text: text), in: invitation) == [])
            #expect(Leaks.found(of: SecretBytes(text: text), in: made) == [])
            #expect(Leaks.found(of: SecretBytes(text: text), in: transport.sent) == [])
        }
    }
}
