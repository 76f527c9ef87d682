internal import ArgumentParser
internal import Formats
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
    @OptionGroup var recipients: SealKeySources
    @OptionGroup var signing: SigningSources
    @OptionGroup var parity: ParityOption
    @OptionGroup var form: ArchiveFormOption
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        account.inputs + keys.inputs + roomKeys.inputs + recipients.inputs + signing.inputs
    }

    private var isStreamed: Bool { archive == "-" }

    func validate() throws {
        try refuseDash(as: recipients.newIdentity)
        try recipients.requireSome()
        if isStreamed, signing.isWanted || output.json || parity.isWanted {
            throw ValidationError(
                "an archive on standard output takes no --sign, --parity or --json: name a file"
            )
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try account.read(in: context)
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
        if isStreamed, form.form == .binary, context.output.isTerminal {
            throw CommandError.archiveToTerminal
        }
        let path = FilePath(archive)
        let signature = signing.isWanted ? SignatureFile.path(for: path) : nil
        let names = isStreamed ? [] : ArchivePlace.names(of: path)
        try context.ensureDistinct(names, and: recipients.newIdentity)
        if !isStreamed { try context.ensureFree(path, force) }
        if let signature { try context.ensureFree(signature, force) }
        try context.ensure(source.folders, haveNo: nil, nor: [archive, recipients.newIdentity])
    }
}
