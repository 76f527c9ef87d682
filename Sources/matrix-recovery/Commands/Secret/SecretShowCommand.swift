internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// `secret show`: the value of one secret.
struct SecretShowCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Write the value of one secret to a file, or to standard output.",
        discussion:
            "The bytes are exactly those that were sealed; nothing is added to a file or pipe."
    )

    @OptionGroup var account: AccountOptions
    @Argument(help: "The secret's name, such as m.cross_signing.master.")
    var name: String
    @OptionGroup var keys: KeySources
    @OptionGroup var archive: AccountArchiveSources
    @OptionGroup var secret: SecretOutput
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + archive.inputs }

    func validate() throws {
        try refuseEmpty(secretName: name)
        try secret.validate(beside: output)
    }

    func run(in context: Context) async throws -> ExitStatus {
        try secret.prepare(in: context)
        let type = EventType(ExactText(name))
        let source = try await account.read(opening: archive, in: context, output)
        try context.ensure(source.folders, haveNo: nil, nor: [secret.save])
        let entered = try keys.read(in: context, whenNone: .ask)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        guard let row = examination.matrix.row(type) else { throw RecoveryError.noSuchSecret(type) }
        if examination.matrix.keys.isEmpty {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        guard let value = row.value else { throw RecoveryError.notOpened(SecretObstacle(row)) }
        let isText = value.withBytes { bytes in
            bytes.indices.allSatisfy { bytes[$0] >= 0x20 && bytes[$0] != 0x7F }
        }
        try secret.write(value, .secret(type), isText: isText, in: context, output)
        return .done
    }
}
