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
            at the terminal. Interrupted anywhere, the same command again finishes. With \
            --in-place a sealed copy of the old contents is made before the first write.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var new: NewKeyOptions
    @OptionGroup var destination: RotationDestination
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if new.macWithoutLegacy {
            throw ValidationError("--libolm-mac goes with --to curve25519-aes-sha2")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try account.read(in: context)
        let target = destination.target(of: source, account.filePath)
        if let done = try new.rotatedAlready(source, target, destination, in: context) {
            try context.show(RotationReport(alreadyAt: done), as: output)
            return .done
        }
        try new.ensureKeptKeys(in: source.account)
        let entered = try keys.read(in: context, whenNone: .ask)
        let request = try new.request(in: context, output)
        let rotation = Rotation(request, target: target, context.files)
        let prepared = try await Progress.during("trying the keys", in: context, output) { _ in
            try rotation.prepare(source.account, entered: entered)
        }
        if !destination.isDryRun {
            try await destination.run(
                rotation,
                prepared,
                source,
                new,
                account.filePath,
                in: context
            )
        }
        try context.show(RotationReport(prepared, isDryRun: destination.isDryRun), as: output)
        return prepared.plan.unopened.isEmpty && prepared.plan.remaining.isEmpty
            ? .done : .findings
    }
}
