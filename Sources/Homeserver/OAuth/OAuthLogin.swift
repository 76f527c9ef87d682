internal import Formats
internal import Primitives
package import Recovery
internal import Secrets

/// A login that the person finishes in a browser, on this machine or another: the device
/// authorization grant. Spec: 1.18, device authorization flow; RFC 8628.
package struct OAuthLogin {
    /// What the person has to do.
    package struct Invitation: Sendable {
        /// Where to go.
        package let address: String
        /// What to enter there, where the address does not say it.
        package let code: String?

        let clientID: String
        let deviceID: String
        let deviceCode: SecretBytes
        let interval: Int
        let lifetime: Int
    }

    /// What is shown of this program where the person is asked.
    private static let page: ExactText = "https://matrix-recovery.invalid/"
    private static let grants: [JSONValue] = [
        .string("urn:ietf:params:oauth:grant-type:device_code"), .string("refresh_token"),
    ]
    /// An address that says the code, which not every server gives.
    private static let whole: ExactText = "verification_uri_complete"
    private static let deviceIDAlphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    /// The longest that a login is waited for, in seconds, and the longest between two looks.
    private static let longest = (lifetime: 1800, interval: 60)

    private let server: OAuthServer
    private let client: (HTTPAddress) -> HomeserverClient
    private let pauses: any Pauses

    /// A login at `server`, through the clients that `client` makes.
    package init(
        _ server: OAuthServer,
        _ client: @escaping (HTTPAddress) -> HomeserverClient,
        pauses: any Pauses = SystemPauses()
    ) {
        self.server = server
        self.client = client
        self.pauses = pauses
    }

    /// Registers this program, and begins a login for a new device.
    ///
    /// - Throws: `HomeserverError`.
    package func begin(name: String) throws(HomeserverError) -> Invitation {
        let clientID = try register(name)
        let deviceID = Self.newDeviceID()
        let scope = "urn:matrix:client:api:* urn:matrix:client:device:\(deviceID)"
        let form = SecretForm.encode([("client_id", clientID), ("scope", scope)])
        let answer = try post(server.deviceAuthorization, .form(SecretBytes(plain: form)))
        let code = SecretBytes(copying: try answer.required("device_code").utf8)
        let whole = (try? answer.member(Self.whole))??.text
        return Invitation(
            address: try answer.required(whole == nil ? "verification_uri" : Self.whole).string,
            code: whole == nil ? try answer.required("user_code").string : nil,
            clientID: clientID,
            deviceID: deviceID,
            deviceCode: code,
            interval: answer.seconds("interval", 5, Self.longest.interval),
            lifetime: answer.seconds("expires_in", Self.longest.lifetime, Self.longest.lifetime)
        )
    }

    /// Waits until the person has finished.
    ///
    /// - Throws: `HomeserverError`, with `.loginTimedOut`, and `.refused` for a person who did not
    ///   want it.
    package func finish(
        _ invitation: Invitation
    ) throws(HomeserverError) -> (tokens: OAuthTokens, grant: OAuthGrant) {
        let form = SecretForm.encode(
            [
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                ("client_id", invitation.clientID),
            ],
            "device_code",
            invitation.deviceCode
        )
        var request = Self.request(server.token, .form(form))
        request.repetition = .harmless
        let end = pauses.milliseconds + Int64(invitation.lifetime) * 1000
        var interval = invitation.interval
        while pauses.milliseconds < end {
            pauses.pause(milliseconds: interval * 1000)
            let answer = try client(server.token.server).ask(request)
            if answer.isSuccess { return try Self.granted(answer.json, invitation, server) }
            switch (try? answer.json.member("error"))??.text {
            case "authorization_pending": continue
            case "slow_down": interval = min(interval + 5, Self.longest.interval)
            case "expired_token": throw .loginTimedOut
            default: throw Self.refusal(answer)
            }
        }
        throw .loginTimedOut
    }

    private static func granted(
        _ answer: JSONValue,
        _ invitation: Invitation,
        _ server: OAuthServer
    ) throws(HomeserverError) -> (tokens: OAuthTokens, grant: OAuthGrant) {
        let tokens = try OAuthTokens(decoding: answer)
        guard let refresh = tokens.refresh else { throw .answer(property: "refresh_token") }
        return (tokens, OAuthGrant(clientID: invitation.clientID, server, refresh))
    }

    /// The name that the server gives this program, which stands in a session's file.
    private func register(_ name: String) throws(HomeserverError) -> String {
        let client = JSONValue.object([
            ("application_type", .string("native")), ("client_name", .string(ExactText(name))),
            ("client_uri", .string(Self.page)), ("grant_types", .array(Self.grants)),
            ("token_endpoint_auth_method", .string("none")),
        ])
        let answer = try post(server.registration, .json(client.encoded))
        let given = try answer.required("client_id")
        guard given.isName else { throw .answer(property: "client_id") }
        return given.string
    }

    private func post(
        _ endpoint: HTTPEndpoint,
        _ body: HTTPRequest.Body
    ) throws(HomeserverError) -> JSONValue {
        let answer = try client(endpoint.server).ask(Self.request(endpoint, body))
        if answer.isSuccess { return answer.json }
        throw Self.refusal(answer)
    }

    /// A request that may be sent twice: what is made twice, and not used, expires.
    static func request(_ endpoint: HTTPEndpoint, _ body: HTTPRequest.Body) -> HTTPRequest {
        var request = HTTPRequest(.post, endpoint.path, body)
        request.repetition = .harmless
        return request
    }

    /// The refusal that an answer of OAuth, or of Matrix, is.
    static func refusal(_ answer: HomeserverClient.Answer) -> HomeserverError {
        if answer.code != nil { return HomeserverClient.refusal(answer) }
        let code = (try? answer.json.member("error"))??.text?.string ?? ""
        let words = (try? answer.json.member("error_description"))??.text?.string ?? ""
        return HomeserverClient.refusal(status: answer.status, code: code, words: words)
    }

    /// A name for the new device: 20 letters, no two of which devices are alike.
    private static func newDeviceID() -> String {
        let letters = (0..<20).map { _ in
            deviceIDAlphabet[Int(Randomness.below(UInt32(deviceIDAlphabet.count)))]
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension JSONValue {
    /// A time that a server names: at least a second, at most `longest`.
    fileprivate func seconds(_ name: ExactText, _ otherwise: Int, _ longest: Int) -> Int {
        let said = (try? member(name))??.wholeNumber ?? Int64(otherwise)
        return Int(max(1, min(said, Int64(longest))))
    }
}
