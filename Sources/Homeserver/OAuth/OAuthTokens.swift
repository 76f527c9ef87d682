internal import Formats
package import Recovery
package import Secrets

/// What a token endpoint gives. Spec: 1.18, token refresh flow.
package struct OAuthTokens: Sendable {
    /// What requests show, for a few minutes.
    package let access: SecretBytes
    /// What gets the next ones; nil where the one before goes on holding.
    let refresh: SecretBytes?

    /// Understands a good answer. It came as an array, which cannot be wiped.
    ///
    /// - Throws: `HomeserverError.answer`.
    init(decoding answer: JSONValue) throws(HomeserverError) {
        access = SecretBytes(copying: try answer.required("access_token").utf8)
        refresh = (try? answer.member("refresh_token"))??.text.map { SecretBytes(copying: $0.utf8) }
        guard access.isToken else { throw .answer(property: "access_token") }
        guard refresh?.isToken ?? true else { throw .answer(property: "refresh_token") }
    }
}

/// What renews and ends a session that was made by OAuth 2.0.
package struct OAuthGrant: Sendable {
    /// The name that the server gave this program.
    let clientID: String
    let token: HTTPEndpoint
    let revocation: HTTPEndpoint
    let refreshToken: SecretBytes

    /// What a session's file says of it, but for the token.
    var facts: [(name: String, value: String)] {
        [
            ("client", clientID), ("token-endpoint", token.text),
            ("revocation-endpoint", revocation.text),
        ]
    }

    init(clientID: String, _ server: OAuthServer, _ refreshToken: SecretBytes) {
        self.clientID = clientID
        token = server.token
        revocation = server.revocation
        self.refreshToken = refreshToken
    }

    /// Reads what a session's file says; nil where that is not whole.
    init?(_ facts: [String: String], _ refreshToken: SecretBytes) {
        guard let clientID = facts["client"], refreshToken.isToken,
            let token = try? HTTPEndpoint(parsing: facts["token-endpoint"] ?? ""),
            let revocation = try? HTTPEndpoint(parsing: facts["revocation-endpoint"] ?? "")
        else { return nil }
        self.clientID = clientID
        self.token = token
        self.revocation = revocation
        self.refreshToken = refreshToken
    }

    private init(_ other: OAuthGrant, _ refreshToken: SecretBytes) {
        clientID = other.clientID
        token = other.token
        revocation = other.revocation
        self.refreshToken = refreshToken
    }

    /// The grant as it is once `tokens` came.
    func renewed(_ tokens: OAuthTokens) -> OAuthGrant {
        OAuthGrant(self, tokens.refresh ?? refreshToken)
    }

    /// Gets new tokens. The server lets a client whose answer was lost ask again.
    ///
    /// - Throws: `HomeserverError`, with `.loggedOut` where the session has ended.
    func refresh(
        _ client: (HTTPAddress) -> HomeserverClient
    ) throws(HomeserverError) -> OAuthTokens {
        let form = SecretForm.encode(
            [("grant_type", "refresh_token"), ("client_id", clientID)],
            "refresh_token",
            refreshToken
        )
        let answer = try client(token.server).ask(OAuthLogin.request(token, .form(form)))
        if answer.isSuccess { return try OAuthTokens(decoding: answer.json) }
        if (400...499).contains(answer.status) { throw .loggedOut }
        throw OAuthLogin.refusal(answer)
    }

    /// Ends the session.
    ///
    /// - Throws: `HomeserverError`.
    package func revoke(
        _ client: (HTTPAddress) -> HomeserverClient
    ) throws(HomeserverError) {
        let form = SecretForm.encode(
            [("token_type_hint", "refresh_token"), ("client_id", clientID)],
            "token",
            refreshToken
        )
        var request = OAuthLogin.request(revocation, .form(form))
        // Nothing has to be in the answer.
        request.answerType = .any
        _ = try client(revocation.server).stream(request, limit: request.limit) {
            (_) throws(HomeserverError) in
        }
    }
}
