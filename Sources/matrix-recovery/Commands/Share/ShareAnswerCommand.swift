internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// `share answer`: secrets for the user's other devices.
struct ShareAnswerCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Give the user's other verified devices the secrets that they ask for.",
        discussion: """
            The secrets come from secret storage, by its key, or from an archive. A device gets one \
            only if it is the user's own, the identity vouches for it at that moment, and the \
            person agrees; it is encrypted for that device alone. Whoever is refused is named.
            """
    )

    @OptionGroup var user: UserArgument
    @Argument(
        help: ArgumentHelp("The secrets that may be given; all by default.", valueName: "name")
    )
    var names: [String] = []
    @Option(
        name: .customLong("device"),
        help: ArgumentHelp("Give them to this device alone.", valueName: "id")
    )
    var devices: [String] = []
    @Flag(inversion: .prefixedNo, help: "Ask the person before each answer.")
    var confirm = true
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long to listen: 90s, 5m, 2h.", valueName: "time")
    )
    var time = WaitingTime(seconds: 600)
    @OptionGroup var identity: ProvenIdentitySources
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    /// How long one question to the server waits, in seconds.
    private static let longestWait: Int64 = 5

    var inputs: [FilePath] { identity.inputs }

    func validate() throws {
        for name in names { try refuseEmpty(secretName: name) }
        if identity.archive == nil, identity.keys.isEmpty {
            throw ValidationError(
                "the secrets come from somewhere: give a key of secret storage, or --from an archive"
            )
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let live = try context.liveAccount(user.user, session, output)
        let state = context.deviceFile(of: user.userID, session)
        let lock = try state.lock()
        defer { lock.release() }
        var connection = try DeviceConnection(state, live)
        guard let proven = try await identity.read(of: live, in: context, output) else {
            throw RecoveryError.device(.identityNotProven)
        }
        let wanted = Set(names.map { EventType(ExactText($0)) })
        let giving = SecretGiving(
            proven.secrets.filter { wanted.isEmpty || wanted.contains($0.key) },
            from: connection.device.deviceID,
            to: devices.isEmpty ? nil : Set(devices.map { ExactText($0) }),
            master: proven.master
        )
        let report = try await listen(giving, &connection, in: context)
        try context.show(report, as: output)
        return .done
    }

    private func listen(
        _ giving: SecretGiving,
        _ connection: inout DeviceConnection,
        in context: Context
    ) async throws -> GivenSecretsReport {
        let end = SystemClock.now() + time.seconds
        var answers: [SecretGiving.Answer] = []
        var refused = RefusalTally()
        while SystemClock.now() < end {
            let left = end - SystemClock.now()
            try await Progress.during("listening", in: context, output) { progress in
                progress.say(SharingWords.left(left))
                try await giving.run(
                    &connection,
                    waiting: Int(min(left, Self.longestWait)),
                    telling: { answer in
                        if let refusal = answer.refusal, !refused.note(refusal) { return }
                        answers.append(answer)
                        guard !output.quiet else { return }
                        progress.pausing { context.messages.note(SharingWords.text(of: answer)) }
                    }
                ) { (name, device) throws(RecoveryError) in
                    guard confirm else { return .given }
                    return try progress.pausing { () throws(RecoveryError) in
                        try context.saysYes(to: SharingWords.question(name, device))
                            ? .given : .refused
                    }
                }
            }
        }
        return GivenSecretsReport(user.userID, answers, more: refused.more)
    }
}

extension Context {
    /// Whether the person answers a question with yes.
    ///
    /// - Throws: `RecoveryError.primitive` where there is no terminal.
    func saysYes(to question: String) throws(RecoveryError) -> Bool {
        try carryingPrimitive { () throws(PrimitivesError) in
            let answer = try openTerminal().readAnswer(prompt: question, limit: SecretSource.limit)
            return answer == SecretBytes(copying: Array("yes".utf8))
        }
    }
}
