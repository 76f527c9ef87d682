internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

extension Context {
    /// The account that a login session opens.
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
        return try carryingHomeserver { () throws(HomeserverError) in
            try LiveAccount(session, patience: options.patience, notify: notify(output))
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
        _ options: SessionOptions,
        _ output: OutputOptions
    ) throws(HomeserverError) -> HomeserverClient {
        let clients = try clients(authorities: session.authorities, options, output)
        let client = clients(session.server)
        client.token = session.token
        return client
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
