internal import Formats
package import Recovery

/// An account on its homeserver: read, and written one event at a time.
///
/// Its work waits for the server, on a thread of its own.
package actor LiveAccount {
    /// Where the account is.
    package nonisolated let session: LoginSession
    let client: HomeserverClient

    /// An account that a session opens.
    ///
    /// - Parameter notify: told what the person should know meanwhile.
    /// - Throws: `HomeserverError.noHTTPLibrary`.
    package init(
        _ session: LoginSession,
        patience: CurlTransport.Patience = CurlTransport.Patience(),
        notify: @escaping @Sendable (HomeserverNotice) -> Void
    ) throws(HomeserverError) {
        self.session = session
        client = HomeserverClient(
            session.server,
            token: session.token,
            over: try CurlTransport(authorities: session.authorities, patience: patience),
            notify: notify
        )
    }

    /// What went back and forth so far.
    package var traffic: Traffic { client.traffic }

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
