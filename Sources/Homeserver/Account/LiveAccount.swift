internal import Formats
package import Recovery

/// An account on its homeserver: read, and written one event at a time.
///
/// Its work waits for the server, on a thread of its own.
package actor LiveAccount {
    /// Where the account is.
    package nonisolated let session: LoginSession
    let client: HomeserverClient
    /// A second connection, once something is uploaded while something else is read.
    var writer: HomeserverClient?
    let patience: CurlTransport.Patience
    let renewal: SessionRenewal?
    let notify: @Sendable (HomeserverNotice) -> Void

    /// An account that a session opens.
    ///
    /// - Parameters:
    ///   - renewal: gives a new token where the session's has ended.
    ///   - notify: told what the person should know meanwhile.
    /// - Throws: `HomeserverError.noHTTPLibrary`.
    package init(
        _ session: LoginSession,
        patience: CurlTransport.Patience = CurlTransport.Patience(),
        renewal: SessionRenewal?,
        notify: @escaping @Sendable (HomeserverNotice) -> Void
    ) throws(HomeserverError) {
        self.init(
            session,
            over: try CurlTransport(authorities: session.authorities, patience: patience),
            patience: patience,
            renewal: renewal,
            notify: notify
        )
    }

    /// An account that a session opens, over whatever there is.
    init(
        _ session: LoginSession,
        over transport: sending any HTTPTransport,
        pauses: any Pauses = SystemPauses(),
        patience: CurlTransport.Patience = CurlTransport.Patience(),
        renewal: SessionRenewal? = nil,
        notify: @escaping @Sendable (HomeserverNotice) -> Void = { _ in }
    ) {
        self.session = session
        self.patience = patience
        self.renewal = renewal
        self.notify = notify
        client = HomeserverClient(
            session.server,
            token: session.token,
            over: transport,
            pauses: pauses,
            renewal: renewal,
            notify: notify
        )
    }

    /// What went back and forth so far.
    package var traffic: Traffic { client.traffic + (writer?.traffic ?? Traffic()) }

    /// Makes sure that the session is the user's whom it names.
    ///
    /// - Throws: `RecoveryError.homeserver` with `.otherUser`, and others.
    package func checkOwner() throws(RecoveryError) {
        let owner = try carryingHomeserver { () throws(HomeserverError) in try client.whoami() }
        guard owner.userID == session.userID else { throw .homeserver(.otherUser(owner.userID)) }
    }

    /// The path of what belongs to the user.
    var userPath: String {
        "/_matrix/client/v3/user/\(PercentEncoding.segment(session.userID))"
    }
}
