internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `logout`: no session any more.
struct LogoutCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "End a session, with the device that its login made.",
        discussion: """
            A session with an access token that was given is only forgotten: whoever gave it goes on \
            using it. The keys of 'device create' go too, unless secrets came that were written \
            nowhere.
            """
    )

    @OptionGroup var user: UserArgument
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [] }

    func run(in context: Context) async throws -> ExitStatus {
        let path = context.sessionPath(of: user.userID, session)
        guard let kept = try LoginSession(reading: path, context.files) else {
            throw HomeserverError.noSession(user.user)
        }
        guard kept.userID == user.userID else { throw HomeserverError.otherUser(kept.userID) }
        let device = context.deviceFile(of: user.userID, session)
        let lock = try device.lock()
        defer { lock.release() }
        try device.ensureNothingIsLost()
        try context.end(kept, at: path, session, output)
        try device.remove()
        try context.files.remove(path)
        let end: LoginReport.What = kept.origin == .login ? .ended : .forgotten
        try context.show(LoginReport(kept, at: path, end, nil), as: output)
        return .done
    }
}
