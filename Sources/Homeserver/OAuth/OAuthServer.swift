internal import Formats
package import Recovery

/// Where a homeserver logs people in by OAuth 2.0. Spec: 1.18, server metadata discovery.
package struct OAuthServer: Equatable, Sendable {
    /// Takes the registration of a client.
    let registration: HTTPEndpoint
    /// Begins a login that the person finishes in a browser, on whatever machine.
    let deviceAuthorization: HTTPEndpoint
    /// Gives tokens, and renews them.
    let token: HTTPEndpoint
    /// Ends a session.
    let revocation: HTTPEndpoint

    private static let grant = ExactText("urn:ietf:params:oauth:grant-type:device_code")

    /// What the metadata says; nil where it does not offer the device authorization grant.
    ///
    /// - Throws: `HomeserverError.answer` for an endpoint that is missing, `.notAnAddress`,
    ///   `.plainHTTP`.
    init?(decoding metadata: JSONValue) throws(HomeserverError) {
        let grants = (try? metadata.member("grant_types_supported"))??.elements ?? []
        guard grants.contains(where: { $0.text == Self.grant }) else { return nil }
        registration = try metadata.endpoint("registration_endpoint")
        deviceAuthorization = try metadata.endpoint("device_authorization_endpoint")
        token = try metadata.endpoint("token_endpoint")
        revocation = try metadata.endpoint("revocation_endpoint")
    }
}

extension HomeserverClient {
    /// Where the server logs people in by OAuth 2.0; nil where it does not, or not without a
    /// redirection.
    ///
    /// - Throws: `HomeserverError`.
    package func oauthServer() throws(HomeserverError) -> OAuthServer? {
        let answer = try ask(HTTPRequest(.get, "/_matrix/client/v1/auth_metadata"))
        if answer.status == 404 { return nil }
        guard answer.isSuccess else { throw Self.refusal(answer) }
        return try OAuthServer(decoding: answer.json)
    }
}

extension JSONValue {
    /// Text that has to be there.
    ///
    /// - Throws: `HomeserverError.answer`.
    func required(_ name: ExactText) throws(HomeserverError) -> ExactText {
        guard let text = (try? member(name))??.text, !text.utf8.isEmpty else {
            throw .answer(property: name.string)
        }
        return text
    }

    fileprivate func endpoint(_ name: ExactText) throws(HomeserverError) -> HTTPEndpoint {
        try HTTPEndpoint(parsing: try required(name).string)
    }
}
