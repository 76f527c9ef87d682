internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `share request`: secrets from the user's other devices.
struct ShareRequestCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "request",
        abstract: "Ask the user's other verified devices for secrets.",
        discussion: """
            Only what was asked for is taken, only from a device that was asked and that the \
            identity vouches for, and only if it is the private half of what is published. The \
            secrets are written to an archive, NAME.tar.age, or to a new file of JSON, or, with \
            --into-new-storage, go into the account under a new recovery key. With --force, an \
            archive is replaced whatever it holds, and a file of JSON never is. Interrupted \
            anywhere, the same command again goes on with the same requests, and what came is kept \
            until it was written.
            """
    )

    @OptionGroup var user: UserArgument
    @Argument(
        help: ArgumentHelp(
            "The secrets; the three cross-signing keys and the backup key by default.",
            valueName: "name"
        )
    )
    var names: [String] = []
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "Where the secrets go: an archive, NAME.tar.age, or a new file of JSON.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?
    @Flag(help: "Put the secrets under a new storage key, which becomes the account's default.")
    var intoNewStorage = false
    @OptionGroup var newKey: NewStorageKeyOptions
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long to wait: 90s, 5m; 15m at most.", valueName: "time")
    )
    var time = WaitingTime(seconds: 300)
    @Flag(help: "Also take secrets that nothing is published of to prove them by.")
    var unproven = false
    @OptionGroup var identity: ProvenIdentitySources
    @OptionGroup var sealing: NewArchiveOptions
    @OptionGroup var session: SessionOptions
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    /// Where the secrets go in files; nil where they go into the account.
    var path: FilePath? { file.map { FilePath($0) } }
    /// Whether that is an archive.
    var isArchive: Bool { file?.hasSuffix(".tar.age") ?? false }

    /// The secrets that are asked for.
    var wanted: [EventType] {
        guard !names.isEmpty else { return KnownSecret.crossSigning + [.megolmBackup] }
        var wanted: [EventType] = []
        for name in names.map({ EventType(ExactText($0)) }) where !wanted.contains(name) {
            wanted.append(name)
        }
        return wanted
    }

    var inputs: [FilePath] { identity.inputs + sealing.inputs + newKey.inputs }

    func validate() throws {
        try refuseDash(as: file)
        for name in names { try refuseEmpty(secretName: name) }
        try time.requireLifetimeOfRequests()
        guard (file == nil) == intoNewStorage else {
            throw ValidationError(
                "the secrets go to one place: give --output or --into-new-storage"
            )
        }
        if !intoNewStorage, !newKey.isEmpty {
            throw ValidationError(
                "--save-recovery-key and --new-passphrase go with --into-new-storage"
            )
        }
        if isArchive {
            try sealing.recipients.requireSome()
        } else {
            try sealing.refuseAll()
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let state = context.deviceFile(of: user.userID, session)
        let destination = try destination(state, in: context)
        let live = try context.liveAccount(user.user, session, output)
        let lock = try state.lock()
        defer { lock.release() }
        var connection = try DeviceConnection(state, live)
        let proven = try await identity.read(of: live, in: context, output)
        let (devices, identity) = try await context.trustedDevices(connection, proven)
        let written = destination.names
        var outcome = try await context.collect(
            written ?? wanted,
            from: devices,
            SecretProof(identity, await live.currentBackup()),
            unproven: unproven ? .waived : .needed,
            &connection,
            for: time,
            output
        )
        if let written { outcome.missing += wanted.filter { !written.contains($0) } }
        return try await write(outcome, to: destination, &connection, live, in: context)
    }
}
