internal import Formats
package import Primitives
package import Recovery
package import Secrets

/// Renews the token of a session, and keeps what came in its file.
///
/// A token that renews does so once: where two processes are at it, one renews, and the other takes
/// what that has put into the file.
package struct SessionRenewal: Sendable {
    private let path: FilePath
    private let files: any FileAccess
    private let pauses: any Pauses
    private let transport: @Sendable (LoginSession) throws(HomeserverError) -> any HTTPTransport

    /// How often another process is waited for, and how long each time.
    private static let looks = (count: 300, milliseconds: 100)

    /// Renews what is in a file, through connections of its own.
    package init(
        of path: FilePath,
        _ files: any FileAccess,
        pauses: any Pauses = SystemPauses(),
        over transport:
            @escaping @Sendable (LoginSession) throws(HomeserverError) -> any HTTPTransport
    ) {
        self.path = path
        self.files = files
        self.pauses = pauses
        self.transport = transport
    }

    /// A token in place of `old`.
    ///
    /// - Throws: `HomeserverError`, with `.loggedOut` where the session has ended, and
    ///   `.sessionNotKept`.
    package func token(after old: SecretBytes) throws(HomeserverError) -> SecretBytes {
        let lock = try lock()
        defer { lock.release() }
        let kept = try carryingFile { () throws(RecoveryError) in
            try LoginSession(reading: path, files)
        }
        guard let session = kept, let grant = session.grant else { throw .loggedOut }
        if session.token != old { return session.token }
        let transport = try transport(session)
        let tokens = try grant.refresh { HomeserverClient($0, over: transport, pauses: pauses) }
        try carryingFile { () throws(RecoveryError) in
            try files.replace(path, with: session.renewed(tokens).encoded)
        }
        return tokens.access
    }

    private func lock() throws(HomeserverError) -> any HeldLock {
        let place = FilePath(path.description + ".lock")
        for _ in 0..<Self.looks.count {
            let lock = try carryingFile { () throws(RecoveryError) in
                try files.lock(place, for: path)
            }
            if let lock { return lock }
            pauses.pause(milliseconds: Self.looks.milliseconds)
        }
        throw .sessionNotKept
    }

    private func carryingFile<Result>(
        _ body: () throws(RecoveryError) -> Result
    ) throws(HomeserverError) -> Result {
        do throws(RecoveryError) {
            return try body()
        } catch {
            throw .sessionNotKept
        }
    }
}
