internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `secret set`: a new value for one secret.
struct SecretSetCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Seal a new value for one secret under the default key.",
        discussion: """
            The value's bytes are sealed as they are, a line end at the end of the file included. \
            Entries under keys that are not at hand held the old value and go.
            """
    )

    @OptionGroup var account: AccountOptions
    @Argument(help: "The secret's name.")
    var name: String
    @Option(
        help: ArgumentHelp("Read the value from a file; - is standard input.", valueName: "file"),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var valueFile: Typed<SecretSource>
    @Flag(help: "Write base64 with padding, for clients that compare it as text.")
    var padded = false
    @OptionGroup var keys: KeySources
    @OptionGroup var destination: EditDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        account.inputs + keys.inputs + [valueFile.value.path].compactMap(\.self)
    }

    func validate() throws { try refuseEmpty(secretName: name) }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(in: context, output)
        let entered = try keys.read(in: context, whenNone: .ask)
        let value = try valueFile.value.readValue(in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        if examination.matrix.keys.isEmpty {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        let sealing = SecretSealing(padding: padded ? .padded : .unpadded)
        let type = EventType(ExactText(name))
        if examination.matrix.row(type) == nil, source.account.holdsNoSecret(of: type),
            !destination.force.force
        {
            throw CommandError.notASecret(type)
        }
        let edit = try SecretEdit.set(type, to: value, in: examination, sealing)
        try await destination.apply(edit, to: source, in: context)
        try context.show(EditReport(type: type, edit: edit), as: output)
        return .done
    }
}

extension Account {
    /// Whether there is an event of this type that holds something, and no secret.
    fileprivate func holdsNoSecret(of type: EventType) -> Bool {
        guard let content = events.last(where: { $0.type == type })?.content,
            !content.isEmptyObject, type.keyID == nil, type != .defaultKey
        else { return false }
        do {
            return try content.member("encrypted") == nil
        } catch {
            return false
        }
    }
}
