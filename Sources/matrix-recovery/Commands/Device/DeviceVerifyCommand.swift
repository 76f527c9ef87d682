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
        let published = try await connection.publishedIdentity()
        let verification = try DeviceVerification(
            of: parties(published, connection.device, proven),
            connection.device.trusted(published)
        )
        let end = SystemClock.now() + time.seconds
        let keys = try await Progress.during("verifying", in: context, output) { progress in
            try await verification.run(
                isAwaiting ? .awaiting : .asking,
                &connection,
                with: PersonComparing(context: context, progress: progress),
                until: end
            ) { left in
                progress.say(SharingWords.left(left))
            }
        }
        if let proven, proven.secrets[.selfSigning] != nil {
            let signing = try DeviceSigning { proven.secrets[$0] }
            _ = try await signing.sign(keys.device.deviceID, on: live)
        }
        let knowsIdentity = (proven?.master ?? connection.device.master) != nil
        try await show(keys, knowsIdentity, live, connection, in: context)
        return .done
    }

    /// This device, the others, and the master key that the homeserver shows.
    private func parties(
        _ identity: PublishedIdentity,
        _ own: OwnDevice,
        _ proven: ProvenIdentitySources.Proven?
    ) throws(RecoveryError) -> VerificationParties {
        let known = proven?.master ?? own.master
        let others = identity.devices.filter { published in
            published.deviceID != own.deviceID && !published.isDehydrated
                && (device.map { ExactText($0) == published.deviceID } ?? true)
        }
        let parties = VerificationParties(
            of: user.userID,
            own: DeviceKey(deviceID: own.deviceID, publicKey: own.party.fingerprint),
            others: others.compactMap { DeviceKey($0, of: user.userID) },
            master: identity.master.map { master in
                VerificationParties.MasterKey(
                    publicKey: master.publicKey,
                    trust: known == master.publicKey ? .proven : .published
                )
            }
        )
        guard let parties, !parties.others.isEmpty else { throw .device(.notVerifiable) }
        return parties
    }

    /// How long the other device is given to sign this one, in seconds.
    private static let signingTime: Int64 = 20

    /// Says what was verified, and whether the other device has signed this one.
    private func show(
        _ keys: VerifiedKeys,
        _ knowsIdentity: Bool,
        _ live: LiveAccount,
        _ connection: DeviceConnection,
        in context: Context
    ) async throws {
        let end = SystemClock.now() + Self.signingTime
        var isSigned = false
        try await Progress.during("waiting for its signature", in: context, output) { _ in
            repeat {
                let identity = try await live.publishedIdentity()
                isSigned = connection.device.isSigned(in: identity)
                if isSigned || keys.masterKey == nil { return }
                SystemClock.pause(milliseconds: 500)
            } while SystemClock.now() < end
        }
        try context.show(
            VerificationReport(
                connection.device,
                keys,
                knowsIdentity: knowsIdentity,
                isSigned: isSigned
            ),
            as: output
        )
        if !isSigned, keys.masterKey != nil {
            context.messages.hint(VerificationWords.notSignedYet)
        }
    }
}

/// The person at the terminal who compares two devices.
private struct PersonComparing: VerifyingPerson {
    let context: Context
    let progress: Progress

    func agrees(to device: DeviceKey) throws(RecoveryError) -> Bool {
        try saysYes(to: VerificationWords.question(device))
    }

    func compare(
        _ comparison: SASComparison
    ) throws(RecoveryError) -> SASVerification.Answer {
        try saysYes(to: VerificationWords.question(comparison)) ? .same : .different
    }

    private func saysYes(to question: String) throws(RecoveryError) -> Bool {
        try progress.pausing { () throws(RecoveryError) in try context.saysYes(to: question) }
    }
}
