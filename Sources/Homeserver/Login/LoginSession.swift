package import Formats
package import Primitives
package import Recovery
package import Secrets

/// A login as it is kept in a file: where the server is, who is logged in, and the token.
///
/// ```
/// matrix-recovery session v1
/// server: https://matrix.example.org
/// user: @alice:example.org
/// device: JLAFKJWSCS
/// origin: login
/// authorities: /etc/ssl/private-root.pem     (only with certificates of one's own)
/// client: s6BhdRkqt3                         (these three only after a login by OAuth 2.0)
/// token-endpoint: https://account.example.org/oauth2/token
/// revocation-endpoint: https://account.example.org/oauth2/revoke
/// token: …                                   (last, so that the rest can be read without them)
/// refresh-token: …                           (only after a login by OAuth 2.0)
/// ```
/// The tokens open the account without another key: nothing but the file's rights protects them.
package struct LoginSession: Sendable {
    /// Where the token came from.
    package enum Origin: String, Sendable {
        /// A login that made a device, which a logout takes away.
        case login
        /// Someone gave it, and goes on using it.
        case given
    }

    /// The server.
    package let server: HTTPAddress
    /// Who is logged in.
    package let userID: ExactText
    /// The device, where the server says.
    package let deviceID: ExactText?
    /// Where the token came from.
    package let origin: Origin
    /// A file with certificates to trust in place of the system's.
    package let authorities: String?
    /// The token.
    package let token: SecretBytes
    /// What renews the token, after a login by OAuth 2.0.
    package let grant: OAuthGrant?

    private static let firstLine = "matrix-recovery session v1"
    /// The most bytes of a session's file.
    private static let limit = 1 << 16

    /// A session.
    package init(
        server: HTTPAddress,
        userID: ExactText,
        deviceID: ExactText?,
        origin: Origin,
        authorities: String?,
        token: SecretBytes,
        grant: OAuthGrant? = nil
    ) {
        self.server = server
        self.userID = userID
        self.deviceID = deviceID
        self.origin = origin
        self.authorities = authorities
        self.token = token
        self.grant = grant
    }

    /// The session with the tokens that a renewal gave.
    func renewed(_ tokens: OAuthTokens) -> LoginSession {
        LoginSession(
            server: server,
            userID: userID,
            deviceID: deviceID,
            origin: origin,
            authorities: authorities,
            token: tokens.access,
            grant: grant?.renewed(tokens)
        )
    }

    /// Where the session of a user is kept, in the program's folder for what lasts.
    package static func path(of userID: ExactText, in folder: FilePath) -> FilePath {
        folder.appending(EscapedName.escape(userID) + ".session")
    }

    /// Reads a session; nil where there is none.
    ///
    /// - Throws: `RecoveryError.homeserver` with `.notASession`, `.primitive`.
    package init?(
        reading path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) {
        guard try files.status(of: path) != nil else { return nil }
        let text = try files.readSecret(path, limit: Self.limit)
        guard let session = Self(decoding: text), session.encoded == text else {
            throw .homeserver(.notASession)
        }
        self = session
    }

    private init?(decoding text: SecretBytes) {
        guard let head = text.part(from: nil, to: "\ntoken: "),
            let token = text.part(from: "\ntoken: ", to: "\n"), token.isToken
        else { return nil }
        let lines = head.withBytes { String(decoding: $0.copied, as: UTF8.self) }
            .split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == Substring(Self.firstLine) else { return nil }
        var facts: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":"),
                facts.updateValue(
                    String(line[colon...].dropFirst(2)),
                    forKey: String(line[..<colon])
                ) == nil
            else { return nil }
        }
        guard let server = facts["server"], let address = try? HTTPAddress(parsing: server),
            let user = facts["user"], let origin = facts["origin"].flatMap(Origin.init)
        else { return nil }
        let refresh = text.part(from: "\nrefresh-token: ", to: "\n")
        let grant = refresh.flatMap { OAuthGrant(facts, $0) }
        guard (refresh == nil) == (grant == nil) else { return nil }
        self.init(
            server: address,
            userID: ExactText(user),
            deviceID: facts["device"].map { ExactText($0) },
            origin: origin,
            authorities: facts["authorities"],
            token: token,
            grant: grant
        )
    }

    /// The file's contents.
    package var encoded: SecretBytes {
        var lines = [Self.firstLine, "server: \(server.text)", "user: \(userID.string)"]
        if let deviceID { lines.append("device: \(deviceID.string)") }
        lines.append("origin: \(origin.rawValue)")
        if let authorities { lines.append("authorities: \(authorities)") }
        lines += grant?.facts.map { "\($0): \($1)" } ?? []
        let file = SecretBytes(plain: lines.joined(separator: "\n") + "\ntoken: ")
            .joined(with: token)
        guard let grant else { return file.joined(with: SecretBytes(plain: "\n")) }
        return file.joined(with: SecretBytes(plain: "\nrefresh-token: "))
            .joined(with: grant.refreshToken)
            .joined(with: SecretBytes(plain: "\n"))
    }
}
