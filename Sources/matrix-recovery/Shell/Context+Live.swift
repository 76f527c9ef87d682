internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

extension Context {
    /// The account that a login session opens. An interruption is told from now on, since it may leave
    /// something half done on the homeserver.
    ///
    /// - Throws: `RecoveryError.homeserver` with `.noSession`, `.notASession`, `.otherUser`.
    func liveAccount(
        _ userID: String,
        _ options: SessionOptions,
        _ output: OutputOptions
    ) throws(RecoveryError) -> LiveAccount {
        let user = ExactText(userID)
        let path = sessionPath(of: user, options)
        guard let session = try LoginSession(reading: path, files) else {
            throw .homeserver(.noSession(userID))
        }
        guard session.userID == user else { throw .homeserver(.otherUser(session.userID)) }
        let messages = messages
        _ = Interruption.onInterruption {
            messages.error(HomeserverWords.interrupted.message)
            messages.hint(HomeserverWords.interrupted.hint)
        }
        return try carryingHomeserver { () throws(HomeserverError) in
            try LiveAccount(
                session,
                patience: options.patience,
                renewal: renewal(of: session, at: path, options),
                notify: notify(output)
            )
        }
    }

    /// Reads a live account.
    ///
    /// - Parameter rows: what becomes of the rows of its key backups.
    /// - Throws: `RecoveryError`.
    func read(
        _ live: LiveAccount,
        _ output: OutputOptions,
        _ rows: LiveAccount.Rows = .stay
    ) async throws -> AccountSource {
        try await Progress.during("asking the homeserver", in: self, output) { _ in
            try await live.read(rows)
        }
    }

    /// Where the session of a user lies.
    func sessionPath(of userID: ExactText, _ options: SessionOptions) -> FilePath {
        options.file.map { FilePath($0) } ?? LoginSession.path(of: userID, in: StateFolder.path)
    }

    /// A client with a session's token.
    ///
    /// - Throws: `HomeserverError.noHTTPLibrary`.
    func client(
        of session: LoginSession,
        at path: FilePath,
        _ options: SessionOptions,
        _ output: OutputOptions
    ) throws(HomeserverError) -> HomeserverClient {
        HomeserverClient(
            session.server,
            token: session.token,
            over: try CurlTransport(authorities: session.authorities, patience: options.patience),
            renewal: renewal(of: session, at: path, options),
            notify: notify(output)
        )
    }

    /// What renews a session's token, where that can be done.
    private func renewal(
        of session: LoginSession,
        at path: FilePath,
        _ options: SessionOptions
    ) -> SessionRenewal? {
        guard session.grant != nil else { return nil }
        let patience = options.patience
        return SessionRenewal(of: path, files) { session throws(HomeserverError) in
            try CurlTransport(authorities: session.authorities, patience: patience)
        }
    }

    /// Ends a session that a login made, with its device; one whose token was given goes on.
    ///
    /// - Throws: `HomeserverError`.
    func end(
        _ session: LoginSession,
        at path: FilePath,
        _ options: SessionOptions,
        _ output: OutputOptions
    ) throws(HomeserverError) {
        guard session.origin == .login else { return }
        do throws(HomeserverError) {
            if let grant = session.grant {
                try grant.revoke(clients(authorities: session.authorities, options, output))
            } else {
                try client(of: session, at: path, options, output).logOut()
            }
        } catch .loggedOut {
            // It was ended elsewhere.
        }
    }

    /// Clients for what needs no session.
    ///
    /// - Throws: `HomeserverError.noHTTPLibrary`.
    func clients(
        authorities: String?,
        _ options: SessionOptions,
        _ output: OutputOptions
    ) throws(HomeserverError) -> (HTTPAddress) -> HomeserverClient {
        let transport = try CurlTransport(authorities: authorities, patience: options.patience)
        let notify = notify(output)
        return { HomeserverClient($0, over: transport, notify: notify) }
    }

    /// Says on standard error what the person should know while a request is under way.
    func notify(_ output: OutputOptions) -> @Sendable (HomeserverNotice) -> Void {
        let messages = messages
        return { notice in
            if let words = HomeserverWords.text(of: notice, isVerbose: output.verbose),
                !output.quiet
            {
                messages.note(words)
            }
        }
    }
}
