internal import ArgumentParser
internal import Primitives

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
        let allowance: SessionEnd.Allowance = force ? .session : .nothing
        return try SessionEnd(user: user, session: session, output: output, allowance: allowance)
            .run(in: context)
    }
}
