internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `rotate`: every secret under a new storage key, and nothing lost at any point.
struct RotateCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: "Re-encrypt every secret under a new storage key.",
        discussion: """
            The new key is kept first: in a file that is read back, by its passphrase, or typed back \
            at the terminal. Interrupted anywhere, the same command again finishes, and --abort \
            takes it back. With --in-place a sealed copy of the old contents is made before the \
            first write.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var new: NewKeyOptions
    @OptionGroup var destination: RotationDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        account.inputs + keys.inputs + new.passphrase.inputs + destination.recipients.inputs
    }

    func validate() throws {
        try refuseDash(as: new.keyFile)
        if new.macWithoutLegacy {
            throw ValidationError("--libolm-mac goes with --to curve25519-aes-sha2")
        }
        if destination.course == .abort, !new.isEmpty {
            throw ValidationError("--abort takes the account and a key, and --dry-run")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        if account.isLive, !destination.isDryRun { return try await runLive(in: context) }
        let source = try await account.read(in: context, output)
        for output in destination.outputs(new) { try context.ensure(output: output) }
        if destination.isDryRun { return try await change(source, in: context) }
        let place = source.path(named: account.filePath)
        let lock = try Rotation.lock(destination.target(of: place), context.files)
        defer { lock.release() }
        // Another run may have changed the account between its reading and the lock.
        let current = destination.isInPlace ? try await account.read(in: context, output) : source
        return try await change(current, in: context)
    }

    /// Where an account is on its homeserver, it is known what to lock before it is read.
    private func runLive(in context: Context) async throws -> ExitStatus {
        try StateFolder.make(context.files)
        let target = try destination.target(of: account.filePath)
        let lock = try Rotation.lock(target, context.files)
        defer { lock.release() }
        let source = try await account.read(in: context, output)
        for output in destination.outputs(new) { try context.ensure(output: output) }
        return try await change(source, in: context)
    }

    private func change(_ source: AccountSource, in context: Context) async throws -> ExitStatus {
        switch destination.course {
        case .abort: try await rollBack(source, in: context)
        case .resume, nil: try await rotate(source, in: context)
        }
    }

    private func rotate(_ source: AccountSource, in context: Context) async throws -> ExitStatus {
        try new.ensureKeptKeys(in: source.account)
        let rotation = try rotation(of: source, in: context)
        if destination.course == .resume { try rotation.ensureInterrupted() }
        let entered = try keys.read(in: context, whenNone: .ask)
        if let done = try await finishedBefore(rotation, source, entered, in: context) {
            return done
        }
        let prepared = try await Progress.during("trying the keys", in: context, output) {
            progress in
            try rotation.prepare(source.account, entered: entered) { useless in
                progress.pausing { context.note(uselessKeys: useless) }
            }
        }
        if destination.course == .resume, prepared.start != .resumed {
            throw RecoveryError.noRotation(rotation.journalPath)
        }
        if prepared.start == .continued, prepared.plan.plan.writes.isEmpty {
            let report = RotationReport(prepared, .already)
            return try await show(report, prepared, source, in: context)
        }
        if destination.isDryRun {
            try await destination.check(prepared, source, new, account.filePath, in: context)
        } else {
            try await Progress.during("rotating", in: context, output) { progress in
                try await destination.run(
                    rotation,
                    prepared,
                    source,
                    new,
                    account.filePath,
                    progress,
                    in: context
                )
            }
        }
        let report = RotationReport(prepared, destination.outcome)
        return try await show(report, prepared, source, in: context)
    }

    func rotation(of source: AccountSource, in context: Context) throws -> Rotation {
        var request = try new.request(in: context, output)
        request.published = source.identityBytes.flatMap { try? PublishedIdentity(decoding: $0) }
        let place = source.path(named: account.filePath)
        return Rotation(
            request,
            source: try Files.resolved(place),
            target: try destination.target(of: place),
            context.files
        )
    }

    func show(
        _ report: RotationReport,
        _ prepared: Rotation.Prepared,
        _ source: AccountSource,
        in context: Context
    ) async throws -> ExitStatus {
        try await context.show(report, of: source, as: output)
        return prepared.plan.unopened.isEmpty && prepared.plan.remaining.isEmpty
            ? .done : .findings
    }
}
