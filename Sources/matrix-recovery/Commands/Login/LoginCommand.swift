internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `login`: a session on a homeserver, kept in a file.
struct LoginCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in to a homeserver, and keep the session.",
        discussion: """
            A password or a browser makes a new device, which 'logout' takes away again; an access \
            token is used as it is. Where a session of the user is there and holds, nothing is done.
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

    func validate() throws {
        try refuseDash(as: session.file)
        if authorities?.contains("\n") == true {
            throw ValidationError("--ca-file takes a path of one line")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let path = context.sessionPath(of: user.userID, session)
        let kept = try kept(at: path, in: context)
        if !force.force, let kept, try holds(kept, at: path, in: context) {
            try context.show(LoginReport(kept, at: path, .stood, nil), as: output)
            return .done
        }
        try context.ensure(output: path)
        let clients = try context.clients(authorities: authorities, session, output)
        let found = try Discovery(clients).find(homeserver ?? user.user)
        if !output.quiet {
            context.messages.note("the homeserver is \(Escaping.text(found.address.text))")
        }
        let made = try logIn(clients(found.address), clients, in: context)
        do {
            guard made.userID == user.userID else { throw HomeserverError.otherUser(made.userID) }
            if session.file == nil { try StateFolder.make(context.files) }
            try context.files.replace(path, with: made.encoded)
        } catch {
            try? context.end(made, at: path, session, output)
            throw error
        }
        if let kept { try? context.end(kept, at: path, session, output) }
        try context.show(LoginReport(made, at: path, .made, found.by), as: output)
        return .done
    }

    private func logIn(
        _ client: HomeserverClient,
        _ clients: @escaping (HTTPAddress) -> HomeserverClient,
        in context: Context
    ) throws -> LoginSession {
        let given = try secrets.read(in: context)
        let login = NewLogin(
            client: client,
            userID: user.userID,
            deviceName: deviceName,
            context: context
        )
        let answer = try login.answer(to: given, clients)
        return LoginSession(
            server: client.address,
            userID: answer.owner.userID,
            deviceID: answer.owner.deviceID,
            origin: given.origin,
            authorities: authorities.map { (try? Files.resolved(FilePath($0)))?.description ?? $0 },
            token: answer.token,
            grant: answer.grant
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
    private func holds(
        _ kept: LoginSession,
        at path: FilePath,
        in context: Context
    ) throws -> Bool {
        let client = try context.client(of: kept, at: path, session, output)
        do throws(HomeserverError) {
            return try client.whoami().userID == kept.userID
        } catch .loggedOut {
            return false
        }
    }
}
