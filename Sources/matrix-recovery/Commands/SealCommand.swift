internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `seal`: a copy that cannot be lost, in one file.
struct SealCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Seal an account into an archive that stock age and tar open.",
        discussion: """
            With a key, the opened secrets go in; without one, only what was read, as encrypted as \
            it was. With --room-keys, the room keys go in too, decrypted. The archive is read back whole before it gets its name.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "The archive to write, NAME.tar.age; - is standard output.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var archive: String
    @OptionGroup var roomKeys: SealedRoomKeyOptions
    @OptionGroup var sealing: NewArchiveOptions
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        account.inputs + keys.inputs + roomKeys.inputs + sealing.inputs
    }

    private var isStreamed: Bool { archive == "-" }

    /// Where files that nobody sees are made: beside the archive, as there is room for it.
    private var spool: FilePath { FilePath(isStreamed ? "./archive" : archive) }

    func validate() throws {
        try sealing.recipients.requireSome()
        if isStreamed, sealing.signing.isWanted || output.json || sealing.parity.isWanted {
            throw ValidationError(
                "an archive on standard output takes no --sign, --parity or --json: name a file"
            )
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(in: context, output, .fetched(beside: spool))
        let entered = try keys.read(in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        if !entered.isEmpty, examination.matrix.keys.isEmpty {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        try ensureOutputs(beside: source, in: context)
        return isStreamed
            ? try await stream(source, examination, entered: entered, in: context)
            : try await write(source, examination, entered: entered, in: context)
    }

    private func ensureOutputs(beside source: AccountSource, in context: Context) throws {
        let identity = sealing.recipients.newIdentity
        if !isStreamed {
            try sealing.prepare(at: FilePath(archive), force, in: context)
        } else {
            if sealing.form.form == .binary, context.output.isTerminal {
                throw CommandError.archiveToTerminal
            }
            try context.ensureDistinct([], and: identity)
        }
        try context.ensure(source.folders, haveNo: nil, nor: [archive, identity])
    }
}
