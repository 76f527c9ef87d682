internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `device create`: keys for the session's device, published.
struct DeviceCreateCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make the keys of the session's device, and publish them.",
        discussion: """
            From then on the user's other devices can write to it. Where it was created already, \
            what its homeserver lacks of one-time keys is added. Where an earlier session's device \
            is kept, which was logged out elsewhere, this one takes over what came to that. Other \
            devices give it secrets only once it is verified: 'matrix-recovery identity \
            sign-device' does that with the recovery key.
            """
    )

    @OptionGroup var user: UserArgument
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [] }

    func run(in context: Context) async throws -> ExitStatus {
        let live = try context.liveAccount(user.user, session, output)
        let file = context.deviceFile(of: user.userID, session)
        let lock = try file.lock()
        defer { lock.release() }
        let connection = try await Progress.during("publishing", in: context, output) { _ in
            try await DeviceConnection.create(file, live)
        }
        try context.show(DeviceReport(connection.device), as: output)
        return .done
    }
}
