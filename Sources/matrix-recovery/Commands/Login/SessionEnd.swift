internal import Homeserver
internal import Primitives
internal import Recovery

/// The end of a user's session, and of the device keys that lie beside it.
struct SessionEnd {
    let user: UserArgument
    let session: SessionOptions
    let output: OutputOptions
    /// Whether secrets that the device received, and that were written nowhere, may be lost.
    var mayLoseSecrets = false
    /// Whether it is forgotten where the homeserver does not end it.
    var mayGoOnElsewhere = false

    /// Ends it, and says so.
    ///
    /// - Throws: `HomeserverError`, `RecoveryError`.
    func run(in context: Context) throws -> ExitStatus {
        let path = context.sessionPath(of: user.userID, session)
        guard let kept = try LoginSession(reading: path, context.files) else {
            throw HomeserverError.noSession(user.user)
        }
        guard kept.userID == user.userID else { throw HomeserverError.otherUser(kept.userID) }
        let device = context.deviceFile(of: user.userID, session)
        let lock = try device.lock()
        defer { lock.release() }
        if !mayLoseSecrets { try device.ensureNothingIsLost() }
        var end: LoginReport.What = kept.origin == .login ? .ended : .forgotten
        do throws(HomeserverError) {
            try context.end(kept, at: path, session, output)
        } catch {
            guard mayGoOnElsewhere else { throw error }
            context.messages.note(error.diagnosis.message)
            end = .forgotten
        }
        try device.remove()
        try context.files.remove(path)
        try context.show(LoginReport(kept, at: path, end, nil), as: output)
        return .done
    }
}
