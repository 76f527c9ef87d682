internal import Homeserver
internal import Primitives
internal import Recovery

/// The end of a user's session, and of the device keys that lie beside it.
struct SessionEnd {
    let user: UserArgument
    let session: SessionOptions
    let output: OutputOptions
    let allowance: Allowance

    /// What it may leave or lose.
    enum Allowance {
        /// Nothing.
        case nothing
        /// The session and its device may stay where the homeserver does not end them.
        case session
        /// That, and secrets may be lost that the device received and that were written nowhere.
        case secrets
    }

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
        if allowance != .secrets { try device.ensureNothingIsLost() }
        var end: LoginReport.What = kept.origin == .login ? .ended : .forgotten
        do throws(HomeserverError) {
            try context.end(kept, at: path, session, output)
        } catch {
            guard allowance != .nothing else { throw error }
            context.messages.note(error.diagnosis.message)
            end = .forgotten
        }
        try device.remove()
        try context.files.remove(path)
        try context.show(LoginReport(kept, at: path, end, nil), as: output)
        return .done
    }
}
