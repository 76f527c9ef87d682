internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// `key show`: one storage key, and with `--reveal` or `--save` its recovery key.
struct KeyShowCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one storage key's description, or its recovery key.",
        discussion: """
            With --save or --reveal, the recovery key of a key that was proved: so a passphrase \
            becomes the recovery key that belongs to it.
            """
    )

    @OptionGroup var account: AccountOptions
    @Argument(help: "The key's ID; the default key if there is none.")
    var keyID: String?
    @OptionGroup var keys: KeySources
    @OptionGroup var archive: AccountArchiveSources
    @OptionGroup var secret: SecretOutput
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + archive.inputs }

    func validate() throws { try secret.validate(beside: output) }

    func run(in context: Context) async throws -> ExitStatus {
        if secret.isWanted { try secret.prepare(in: context) }
        let source = try await account.read(opening: archive, in: context, output)
        try context.ensure(source.folders, haveNo: nil, nor: [secret.save])
        let storage = SecretStorage(source.account.events)
        guard let id = keyID.map({ KeyID(ExactText($0)) }) ?? storage.defaultKey.effective else {
            throw CommandError.noSuchKey(nil)
        }
        guard secret.isWanted else {
            guard let description = storage.description(of: id) else {
                throw CommandError.noSuchKey(id)
            }
            try context.show(NewKeyReport(id: id, description: description.content), as: output)
            return .done
        }
        let entered = try keys.read(in: context, whenNone: .ask)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        guard let key = examination.matrix.keys.first(where: { $0.key.id == id })?.key else {
            let opened = examination.matrix.keys.map(\.key.id)
            if !opened.isEmpty { throw CommandError.opensOtherKeys(opened, wanted: id) }
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        guard let text = RecoveryKey.encode(key.material) else {
            throw CommandError.keyHasNoText(id, bytes: key.material.count)
        }
        try secret.write(text.withLineEnd, .recoveryKey(id), isText: true, in: context, output)
        return .done
    }
}
