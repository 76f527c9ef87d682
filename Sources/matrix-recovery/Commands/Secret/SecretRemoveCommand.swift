internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `secret remove`: deletes one secret.
struct SecretRemoveCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Delete one secret: its event becomes empty, which is how Matrix deletes.",
        discussion: """
            It needs no key. What is removed cannot be brought back but from a copy, so that \
            --in-place needs --force.
            """
    )

    @OptionGroup var account: AccountOptions
    @Argument(help: "The secret's name.")
    var name: String
    @OptionGroup var destination: EditDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs }

    func validate() throws { try refuseEmpty(secretName: name) }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(in: context, output)
        let type = EventType(ExactText(name))
        let edit = try SecretEdit.remove(type, from: Examination(source.account, entered: []))
        if destination.inPlace, !destination.force.force { throw CommandError.notConfirmed }
        try await destination.apply(edit, to: source, in: context)
        try context.show(EditReport(type: type, edit: edit), as: output)
        return .done
    }
}

/// What became of one secret.
struct EditReport: Renderable {
    let type: EventType
    let edit: SecretEdit

    func render(on page: inout Page) {
        let name = Escaping.text(type.rawValue)
        if edit.keys.isEmpty {
            page.line("\(name) is removed")
        } else {
            page.line("\(name) is sealed under \(Self.list(edit.keys))")
        }
        if !edit.keys.isEmpty, !edit.dropped.isEmpty {
            page.line("its old value is gone from under \(Self.list(edit.dropped))")
        }
    }

    var json: JSONValue {
        .object([
            ("dropped", .array(edit.dropped.map { .string($0.rawValue) })),
            ("keys", .array(edit.keys.map { .string($0.rawValue) })),
            ("name", .string(type.rawValue)),
        ])
    }

    private static func list(_ ids: [KeyID]) -> String {
        ids.map { Escaping.text($0) }.joined(separator: ", ")
    }
}
