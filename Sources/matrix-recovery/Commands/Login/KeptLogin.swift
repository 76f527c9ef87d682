internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// A login whose session is kept in a file.
struct KeptLogin {
    let user: UserArgument
    let login: LoginOptions
    let session: SessionOptions
    /// Whether a new session takes the place of one that holds.
    let force: ForceOption
    let output: OutputOptions
    let context: Context

    private var path: FilePath { context.sessionPath(of: user.userID, session) }

    /// The session that is there, where it holds and is not to be replaced.
    ///
    /// - Throws: `HomeserverError`, `RecoveryError`.
    func standing() throws -> LoginReport? {
        guard !force.force, let kept = try kept(), try holds(kept) else { return nil }
        return LoginReport(kept, at: path, .stood, nil)
    }

    /// Logs in anew.
    ///
    /// - Throws: `HomeserverError`, `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func begin() throws -> LoginReport {
        let kept = try kept()
        try context.ensure(output: path)
        let clients = try context.clients(authorities: login.authorities, session, output)
        let found = try Discovery(clients).find(login.homeserver ?? user.user)
        if !output.quiet {
            context.messages.note("the homeserver is \(Escaping.text(found.address.text))")
        }
        let made = try logIn(clients(found.address), clients)
        do {
            guard made.userID == user.userID else { throw HomeserverError.otherUser(made.userID) }
            if session.file == nil { try StateFolder.make(context.files) }
            try context.files.replace(path, with: made.encoded)
        } catch {
            try? context.end(made, at: path, session, output)
            throw error
        }
        if let kept { try? context.end(kept, at: path, session, output) }
        return LoginReport(made, at: path, .made, found.by)
    }

    private func logIn(
        _ client: HomeserverClient,
        _ clients: @escaping (HTTPAddress) -> HomeserverClient
    ) throws -> LoginSession {
        let given = try login.secrets.read(in: context)
        let new = NewLogin(
            client: client,
            userID: user.userID,
            deviceName: login.deviceName,
            context: context
        )
        let answer = try new.answer(to: given, clients)
        return LoginSession(
            server: client.address,
            userID: answer.owner.userID,
            deviceID: answer.owner.deviceID,
            origin: given.origin,
            authorities: login.authorities.map { path in
                (try? Files.resolved(FilePath(path)))?.description ?? path
            },
            token: answer.token,
            grant: answer.grant
        )
    }

    /// The session that is there; with `--force` what cannot be read is none.
    private func kept() throws -> LoginSession? {
        do {
            guard let kept = try LoginSession(reading: path, context.files) else { return nil }
            guard kept.userID == user.userID else { throw HomeserverError.otherUser(kept.userID) }
            return kept
        } catch RecoveryError.homeserver(.notASession) where force.force {
            return nil
        }
    }

    /// Whether the homeserver still knows a session.
    private func holds(_ kept: LoginSession) throws -> Bool {
        let client = try context.client(of: kept, at: path, session, output)
        do throws(HomeserverError) {
            return try client.whoami().userID == kept.userID
        } catch .loggedOut {
            return false
        }
    }
}
