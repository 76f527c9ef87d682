internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `device list`: which devices are the user's own, and why.
struct DeviceListCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the user's devices, who of them is verified, and by what.",
        discussion: """
            A device is verified where the identity has signed it and the identity is known: by a \
            key of secret storage, by an archive, or since it was compared with another device. \
            Otherwise it is only said what the homeserver shows.
            """
    )

    @OptionGroup var user: UserArgument
    @OptionGroup var identity: ProvenIdentitySources
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { identity.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let live = try context.liveAccount(user.user, session, output)
        let own = try context.deviceFile(of: user.userID, session).read()
        let proven = try await identity.read(of: live, in: context, output)
        let report = try await Progress.during("asking the homeserver", in: context, output) { _ in
            let published = try await live.publishedIdentity()
            return try DeviceList(
                published,
                ids: await live.deviceIDs(),
                own: live.deviceID,
                known: proven.map { ($0.master, identity.isArchive ? .archive : .secretStorage) }
                    ?? own?.master.map { ($0, .comparison) }
            )
        }
        try context.show(report, as: output)
        return .done
    }
}
