package import Formats
package import Recovery
package import Secrets

/// Who a token belongs to.
package struct TokenOwner: Equatable, Sendable {
    /// The user.
    package let userID: ExactText
    /// The device, where the server says.
    package let deviceID: ExactText?
}

/// What a login gave.
package struct LoginAnswer: Sendable {
    /// Who is logged in.
    package let owner: TokenOwner
    /// The token.
    package let token: SecretBytes
    /// What renews it, after a login by OAuth 2.0.
    package let grant: OAuthGrant?

    /// A token and its owner.
    package init(owner: TokenOwner, token: SecretBytes, grant: OAuthGrant? = nil) {
        self.owner = owner
        self.token = token
        self.grant = grant
    }
}

extension HomeserverClient {
    /// The versions of the specification that the server speaks; what answers otherwise is no Matrix
    /// server.
    ///
    /// - Throws: `HomeserverError`.
    package func versions() throws(HomeserverError) -> [String] {
        let answer = try json(HTTPRequest(.get, "/_matrix/client/versions"))
        guard let versions = (try? answer.member("versions"))??.elements else {
            throw .answer(property: "versions")
        }
        return versions.compactMap(\.text?.string)
    }

    /// The ways to log in that the server offers: `m.login.password` and so on.
    ///
    /// - Throws: `HomeserverError`.
    package func loginFlows() throws(HomeserverError) -> [String] {
        let answer = try json(HTTPRequest(.get, "/_matrix/client/v3/login"))
        guard let flows = (try? answer.member("flows"))??.elements else {
            throw .answer(property: "flows")
        }
        return flows.compactMap { (try? $0.member("type"))??.text?.string }
    }

    /// Logs in with a password, as a new device.
    ///
    /// - Throws: `HomeserverError`, with `.refused` and `M_FORBIDDEN` for a wrong password.
    package func logIn(
        _ user: ExactText,
        password: SecretBytes,
        deviceName: String
    ) throws(HomeserverError) -> LoginAnswer {
        let identifier = JSONValue.object([
            ("type", .string("m.id.user")), ("user", .string(user)),
        ])
        return try logIn(
            "m.login.password",
            [("identifier", identifier)],
            deviceName,
            "password",
            password
        )
    }

    /// Logs in with the token that single sign-on ended with, as a new device.
    ///
    /// - Throws: `HomeserverError`.
    package func logIn(
        ssoToken: SecretBytes,
        deviceName: String
    ) throws(HomeserverError) -> LoginAnswer {
        try logIn("m.login.token", [], deviceName, "token", ssoToken)
    }

    private func logIn(
        _ type: String,
        _ members: [(ExactText, JSONValue)],
        _ deviceName: String,
        _ name: ExactText,
        _ secret: SecretBytes
    ) throws(HomeserverError) -> LoginAnswer {
        let body = SecretJSON.object(
            [
                ("type", .string(type)), ("initial_device_display_name", .string(deviceName)),
            ] + members,
            name,
            secret
        )
        let answer = try json(HTTPRequest(.post, "/_matrix/client/v3/login", .secret(body)))
        let token = try answer.required("access_token")
        guard token.isName else { throw .answer(property: "access_token") }
        return LoginAnswer(
            owner: try Self.owner(answer),
            // The answer came as an array, which cannot be wiped.
            token: SecretBytes(copying: token.utf8)
        )
    }

    /// Whose token requests show.
    ///
    /// - Throws: `HomeserverError`, with `.loggedOut` for a token that is not known.
    package func whoami() throws(HomeserverError) -> TokenOwner {
        try Self.owner(json(HTTPRequest(.get, "/_matrix/client/v3/account/whoami")))
    }

    /// Ends the session and removes its device.
    ///
    /// - Throws: `HomeserverError`, with `.loggedOut` where that was done before.
    package func logOut() throws(HomeserverError) {
        var request = HTTPRequest(.post, "/_matrix/client/v3/logout", .json(Array("{}".utf8)))
        request.repetition = .harmless
        _ = try json(request)
    }

    private static func owner(_ answer: JSONValue) throws(HomeserverError) -> TokenOwner {
        guard let user = (try? answer.member("user_id"))??.text, user.hasPrefix("@"), user.isName
        else { throw .answer(property: "user_id") }
        let device = (try? answer.member("device_id"))??.text
        return TokenOwner(userID: user, deviceID: device.flatMap { $0.isName ? $0 : nil })
    }
}

extension ExactText {
    /// Whether it is printable ASCII without spaces, as user IDs, device IDs and tokens are.
    var isName: Bool { !utf8.isEmpty && utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
