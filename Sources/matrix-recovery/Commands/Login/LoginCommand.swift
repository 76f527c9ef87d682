internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// `login`: a session on a homeserver, kept in a file.
struct LoginCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in to a homeserver, and keep the session.",
        discussion: """
            A password makes a new device, which 'logout' takes away again; an access token is used \
            as it is. Where a session of the user is there and holds, nothing is done.
            """
    )

    @OptionGroup var user: UserArgument
    @Option(
        help: ArgumentHelp(
            "The homeserver's address, where the user's server name does not lead there.",
            valueName: "url"
        )
    )
    var homeserver: String?
    @OptionGroup var secrets: LoginSecretSources
    @Option(help: ArgumentHelp("What others see the new device as.", valueName: "name"))
    var deviceName = "matrix-recovery"
    @Option(
        name: .customLong("ca-file"),
        help: ArgumentHelp(
            "Trust the certificates in a file, in place of the system's.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var authorities: String?
    @OptionGroup var session: SessionOptions
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { secrets.inputs + (authorities.map { [FilePath($0)] } ?? []) }

    func validate() throws { try refuseDash(as: session.file) }

    func run(in context: Context) async throws -> ExitStatus {
        let path = context.sessionPath(of: user.userID, session)
        let kept = try kept(at: path, in: context)
        if !force.force, let kept, try holds(kept, in: context) {
            try context.show(LoginReport(kept, at: path, .stood, nil), as: output)
            return .done
        }
        try context.ensure(output: path)
        let clients = try context.clients(authorities: authorities, session, output)
        let found = try Discovery(clients).find(homeserver ?? user.user)
        if !output.quiet {
            context.messages.note("the homeserver is \(Escaping.text(found.address.text))")
        }
        let client = clients(found.address)
        let made = try logIn(client, secrets.read(in: context))
        guard made.userID == user.userID else { throw HomeserverError.otherUser(made.userID) }
        if session.file == nil { try StateFolder.make(context.files) }
        try context.files.replace(path, with: made.encoded)
        if let kept { try? end(kept, in: context) }
        try context.show(LoginReport(made, at: path, .made, found.by), as: output)
        return .done
    }

    private func logIn(
        _ client: HomeserverClient,
        _ given: LoginSecretSources.Given
    ) throws -> LoginSession {
        let answer: LoginAnswer
        let origin: LoginSession.Origin
        switch given {
        case .password(let password):
            let flows = try client.loginFlows()
            guard flows.contains("m.login.password") else {
                throw HomeserverError.loginNotOffered(flows)
            }
            answer = try client.logIn(user.userID, password: password, deviceName: deviceName)
            origin = .login
        case .token(let token):
            client.token = token
            answer = LoginAnswer(owner: try client.whoami(), token: token)
            origin = .given
        }
        return LoginSession(
            server: client.address,
            userID: answer.owner.userID,
            deviceID: answer.owner.deviceID,
            origin: origin,
            authorities: authorities.map { (try? Files.resolved(FilePath($0)))?.description ?? $0 },
            token: answer.token
        )
    }

    /// The session that is there; with `--force` what cannot be read is none.
    private func kept(at path: FilePath, in context: Context) throws -> LoginSession? {
        do {
            guard let kept = try LoginSession(reading: path, context.files) else { return nil }
            guard kept.userID == user.userID else { throw HomeserverError.otherUser(kept.userID) }
            return kept
        } catch RecoveryError.homeserver(.notASession) where force.force {
            return nil
        }
    }

    /// Whether the homeserver still knows a session.
    private func holds(_ kept: LoginSession, in context: Context) throws -> Bool {
        do throws(HomeserverError) {
            return try client(of: kept, in: context).whoami().userID == kept.userID
        } catch .loggedOut {
            return false
        }
    }

    /// Ends the session that a new one takes the place of, with the device that it made.
    private func end(_ kept: LoginSession, in context: Context) throws {
        if kept.origin == .login { try client(of: kept, in: context).logOut() }
    }

    private func client(
        of kept: LoginSession,
        in context: Context
    ) throws(HomeserverError) -> HomeserverClient {
        try context.client(of: kept, session, output)
    }
}
