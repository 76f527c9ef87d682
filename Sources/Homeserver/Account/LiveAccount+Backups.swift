package import Recovery

extension LiveAccount: BackupServer {
    package func withBackups<Result: Sendable>(
        _ body: @Sendable (any BackupConnection) throws(RecoveryError) -> Result
    ) throws(RecoveryError) -> Result {
        let writing = try carryingHomeserver(secondClient)
        return try body(LiveBackups(reading: client, writing: writing))
    }

    private func secondClient() throws(HomeserverError) -> HomeserverClient {
        if let writer { return writer }
        let new = HomeserverClient(
            session.server,
            token: client.token,
            over: try CurlTransport(authorities: session.authorities, patience: patience),
            renewal: renewal,
            notify: notify
        )
        writer = new
        return new
    }
}
