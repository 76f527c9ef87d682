internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// `rescue`: from a lost recovery key, and a device that is logged in, to a new recovery key.
///
/// Nothing says how far an earlier run came but what is there: each step looks whether what it makes exists.
struct RescueCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescue",
        abstract: "Get from a lost recovery key to a new one, with a device that is logged in.",
        discussion: """
            Logs in, becomes a device, compares it with another one at the terminal, asks that for \
            the secrets, proves them, seals them into an archive, and puts them under a new recovery \
            key. Each step is told before it is done. Interrupted anywhere, the same command again \
            goes on; once the archive is there, no device is asked again.
            """
    )

    @OptionGroup var user: UserArgument
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp("The archive that the secrets are sealed into.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var archive: String
    @OptionGroup var sealing: NewArchiveOptions
    @OptionGroup var opening: IdentitySources
    @OptionGroup var newKey: NewStorageKeyOptions
    @Option(
        name: .customLong("device"),
        help: ArgumentHelp(
            "The device to compare with; every verified one by default.",
            valueName: "id"
        )
    )
    var device: String?
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long to wait for secrets: 90s, 5m; 15m at most.", valueName: "time")
    )
    var time = WaitingTime(seconds: 300)
    @Flag(help: "Go on with what there is, where some of the secrets are missing.")
    var partial = false
    @OptionGroup var login: LoginOptions
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    /// The archive.
    var path: FilePath { FilePath(archive) }

    var inputs: [FilePath] { login.inputs + opening.inputs + sealing.inputs + newKey.inputs }

    func validate() throws {
        try refuseDash(as: archive, session.file)
        try time.requireLifetimeOfRequests()
        try sealing.recipients.requireSome()
    }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try newKey.read(in: context, output)
        let archive = try await archive(in: context)
        if session.file == nil { try StateFolder.make(context.files) }
        let state = context.deviceFile(of: user.userID, session)
        let lock = try state.lock()
        defer { lock.release() }
        var steps = RescueSteps(in: context, output)
        let live = try logIn(&steps, in: context)
        let found = try await secrets(in: archive, or: live, state, &steps, in: context)
        let (secrets, missing) = try await prove(found, on: live, &steps)
        var report = RescueReport(user.userID, received: secrets.keys.sorted(), missing)
        guard missing.isEmpty || partial && !secrets.isEmpty else {
            report.steps = steps.outcomes
            let isArchived = if case .there = archive { true } else { false }
            let error = CommandError.secretsMissing(missing, from: isArchived ? path : nil)
            return try context.show(report, as: output, endingWith: error)
        }
        try await seal(secrets, into: archive, on: live, &steps, in: context)
        try forget(secrets, state)
        let storage = try await put(secrets, under: source, in: live, &steps, context)
        report.archive = path
        report.storage = storage
        report.examination = try await examine(live, source, &steps, in: context)
        report.steps = steps.outcomes
        try context.show(report, as: output)
        return missing.isEmpty && storage.left.isEmpty ? .done : .findings
    }
}
