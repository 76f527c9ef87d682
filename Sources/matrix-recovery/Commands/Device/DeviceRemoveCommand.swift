internal import ArgumentParser
internal import Primitives

/// `device remove`: no device any more, and no session.
struct DeviceRemoveCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Log out, and forget the keys of the session's device.",
        discussion: """
            What was on its way to it is lost. Where it received secrets that were written nowhere, \
            or the homeserver does not end it, it is left as it is, unless --force is given.
            """
    )

    @OptionGroup var user: UserArgument
    @OptionGroup var session: SessionOptions
    @Flag(
        name: .shortAndLong,
        help: "Also lose secrets that were written nowhere, or leave the session there."
    )
    var force = false
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [] }

    func run(in context: Context) async throws -> ExitStatus {
        let allowance: SessionEnd.Allowance = force ? .secrets : .nothing
        return try SessionEnd(user: user, session: session, output: output, allowance: allowance)
            .run(in: context)
    }
}
