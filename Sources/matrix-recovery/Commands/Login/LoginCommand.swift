internal import ArgumentParser
internal import Primitives

/// `login`: a session on a homeserver, kept in a file.
struct LoginCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Log in to a homeserver, and keep the session.",
        discussion: """
            A password or a browser makes a new device, which 'logout' takes away again; an access \
            token is used as it is. Where a session of the user is there and holds, nothing is done.
            """
    )

    @OptionGroup var user: UserArgument
    @OptionGroup var login: LoginOptions
    @OptionGroup var session: SessionOptions
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { login.inputs }

    func validate() throws { try refuseDash(as: session.file) }

    func run(in context: Context) async throws -> ExitStatus {
        let login = KeptLogin(
            user: user,
            login: login,
            session: session,
            force: force,
            output: output,
            context: context
        )
        try context.show(login.standing() ?? login.begin(), as: output)
        return .done
    }
}
