internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// Logs in, in the way that was asked for.
struct NewLogin {
    /// How long the person may take, in milliseconds.
    private static let patience: Int64 = 600_000

    let client: HomeserverClient
    let userID: ExactText
    let deviceName: String
    let context: Context

    /// Logs in with what was given.
    ///
    /// - Throws: `HomeserverError`, with `.loginNotOffered`, `.loginTimedOut` and `.notAToken`;
    ///   `PrimitivesError.posix`.
    func answer(
        to given: LoginSecretSources.Given,
        _ clients: @escaping (HTTPAddress) -> HomeserverClient
    ) throws -> LoginAnswer {
        switch given {
        case .password(let secret): return try password(secret)
        case .singleSignOn(let browser): return try singleSignOn(browser)
        case .oauth: return try oauth(clients)
        case .token(let token):
            guard token.isToken else { throw HomeserverError.notAToken }
            client.token = token
            return LoginAnswer(owner: try client.whoami(), token: token)
        }
    }

    private func password(_ password: SecretBytes) throws(HomeserverError) -> LoginAnswer {
        let flows = try client.loginFlows()
        guard flows.contains("m.login.password") else { throw .loginNotOffered(flows) }
        return try client.logIn(userID, password: password, deviceName: deviceName)
    }

    private func singleSignOn(_ browser: LoginSecretSources.Browser) throws -> LoginAnswer {
        let flows = try client.loginFlows()
        guard flows.contains("m.login.sso"), flows.contains("m.login.token") else {
            throw HomeserverError.loginNotOffered(flows)
        }
        guard let token = try loginToken(browser) else { throw HomeserverError.loginTimedOut }
        guard token.isToken else { throw HomeserverError.notAToken }
        return try client.logIn(ssoToken: token, deviceName: deviceName)
    }

    /// The path that the browser is to come with holds what nobody else knows, so that no other
    /// site brings a token of another account.
    private func loginToken(_ browser: LoginSecretSources.Browser) throws -> SecretBytes? {
        let path = "/" + Hexadecimal.encode(Randomness.bytes(16))
        switch browser {
        case .here:
            let listener = try LoopbackListener()
            let address = client.singleSignOn(returningTo: listener.port, path)
            context.messages.note(HomeserverWords.invitation(here: address))
            return try listener.query(
                of: path,
                answering: HomeserverWords.browserIsDone,
                milliseconds: Self.patience
            ).map { SingleSignOn.token(in: $0) }
        case .elsewhere:
            let address = client.singleSignOn(returningTo: 1, path)
            context.messages.note(HomeserverWords.invitation(elsewhere: address))
            let prompt = SecretSource.prompt("The address that the browser ends at: ")
            return SingleSignOn.token(in: try prompt.readLine(in: context))
        }
    }

    private func oauth(
        _ clients: @escaping (HTTPAddress) -> HomeserverClient
    ) throws(HomeserverError) -> LoginAnswer {
        guard let server = try client.oauthServer() else {
            throw .loginNotOffered(try client.loginFlows())
        }
        let login = OAuthLogin(server, clients)
        let invitation = try login.begin(name: deviceName)
        context.messages.note(HomeserverWords.invitation(invitation))
        let (tokens, grant) = try login.finish(invitation)
        client.token = tokens.access
        do throws(HomeserverError) {
            return LoginAnswer(owner: try client.whoami(), token: tokens.access, grant: grant)
        } catch {
            try? grant.revoke(clients)
            throw error
        }
    }
}
