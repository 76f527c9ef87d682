internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `device remove`: no device any more, and no session.
struct DeviceRemoveCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Log out, and forget the keys of the session's device.",
        discussion: """
            What was on its way to it is lost. Where it received secrets that were written nowhere, \
            it is left as it is, unless --force is given.
            """
    )

    @OptionGroup var user: UserArgument
    @OptionGroup var session: SessionOptions
    @Flag(
        name: .shortAndLong,
        help: "Also lose secrets that it received and that were written nowhere."
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
        let file = context.deviceFile(of: user.userID, session)
        let lock = try file.lock()
        defer { lock.release() }
        if !force { try file.ensureNothingIsLost() }
        try context.end(kept, at: path, session, output)
        try file.remove()
        try context.files.remove(path)
        let end: LoginReport.What = kept.origin == .login ? .ended : .forgotten
        try context.show(LoginReport(kept, at: path, end, nil), as: output)
        return .done
    }
}
