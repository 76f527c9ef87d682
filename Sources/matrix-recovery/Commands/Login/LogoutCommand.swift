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
    @Flag(
        name: .shortAndLong,
        help: "Forget the session also where the homeserver does not end it; its device stays."
    )
    var force = false
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
        var end: LoginReport.What = kept.origin == .login ? .ended : .forgotten
        do throws(HomeserverError) {
            try context.end(kept, at: path, session, output)
        } catch {
            guard force else { throw error }
            context.messages.note(error.diagnosis.message)
            end = .forgotten
        }
        try device.remove()
        try context.files.remove(path)
        try context.show(LoginReport(kept, at: path, end, nil), as: output)
        return .done
    }
}
