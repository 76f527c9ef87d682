internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `device verify`: this device and another one of the user's, compared by a person.
struct DeviceVerifyCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify with another device, by pictures or numbers that the person compares.",
        discussion: """
            The other device is asked, or asks with --await. What both show is the same only if \
            nobody is between them. From then on this program knows the identity that the other \
            device stands for, and that device signs this one. With a key of secret storage or an \
            archive, this device stands for the identity as well, and signs the other one. It needs \
            a terminal.
            """
    )

    @OptionGroup var user: UserArgument
    @Option(
        name: .customLong("device"),
        help: ArgumentHelp("The other device; every other one by default.", valueName: "id")
    )
    var device: String?
    @Flag(name: .customLong("await"), help: "Wait until another device asks.")
    var isAwaiting = false
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("With --await, how long: 90s, 5m, 2h.", valueName: "time")
    )
    var time = WaitingTime(seconds: 600)
    @OptionGroup var identity: ProvenIdentitySources
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { identity.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let live = try context.liveAccount(user.user, session, output)
        let state = context.deviceFile(of: user.userID, session)
        let lock = try state.lock()
        defer { lock.release() }
        var connection = try DeviceConnection(state, live)
        let proven = try await identity.read(of: live, in: context, output)
        let master = proven?.master ?? connection.device.master
        let published = try await connection.publishedIdentity()
        let others = published.devices(besides: connection.device.deviceID, named: device)
        let comparing = DeviceComparing(context: context, output: output)
        let keys = try await comparing.run(
            isAwaiting ? .awaiting : .asking,
            of: VerificationParties(connection.device, others, in: published, known: master),
            published,
            &connection,
            until: SystemClock.now() + time.seconds
        )
        if let proven, proven.secrets[.selfSigning] != nil {
            let signing = try DeviceSigning { proven.secrets[$0] }
            _ = try await signing.sign(
                keys.device.deviceID,
                holding: keys.device.publicKey,
                on: live
            )
        }
        let isSigned = try await comparing.isSigned(connection.device, after: keys, on: live)
        let report = VerificationReport(
            connection.device,
            keys,
            ignored: comparing.refused,
            knowsIdentity: (proven?.master ?? connection.device.master) != nil,
            isSigned: isSigned
        )
        try context.show(report, as: output)
        if !isSigned, keys.masterKey != nil {
            context.messages.hint(VerificationWords.notSignedYet)
        }
        return .done
    }
}
