internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `key new`: a storage key that no account knows yet.
struct KeyNewCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a storage key, random or from a passphrase.",
        discussion: """
            The recovery key goes to a new file; the public description of the key goes to \
            standard output. To make it the key of an account, use 'rotate' instead.
            """
    )

    @Option(
        name: .customLong("save"),
        help: ArgumentHelp("Save the recovery key in a new file.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var save: String
    @Option(help: ArgumentHelp("A name for people to read.", valueName: "text"))
    var name: String?
    @OptionGroup var passphrase: NewPassphraseSources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { passphrase.inputs }

    func validate() throws { try refuseDash(as: save) }

    func run(in context: Context) async throws -> ExitStatus {
        let path = FilePath(save)
        try context.ensure(output: path)
        let name = name.map { ExactText($0) }
        let passphrase = try passphrase.read(in: context, output)
        let new = try await Progress.during("making the key", in: context, output) { _ in
            try passphrase.map {
                try NewStorageKey.derived(from: $0, .aesHMACSHA2, name: name)
            } ?? .random(.aesHMACSHA2, name: name)
        }
        let description = try new.description()
        if let text = RecoveryKey.encode(new.key.material) {
            try context.files.create(path, with: text.withLineEnd)
        }
        try context.show(NewKeyReport(id: new.key.id, description: description), as: output)
        return .done
    }
}

/// A key that was made: its ID and what the account has to know of it.
struct NewKeyReport: Renderable {
    let id: KeyID
    let description: JSONValue

    func render(on page: inout Page) {
        page.line("key \(Escaping.text(id))")
        page.line("\(Escaping.text(EventType.keyDescription(id).rawValue)):")
        page.line(JSONText.pretty(description))
    }

    var json: JSONValue {
        JSONValue.object([
            ("content", description),
            ("key_id", .string(id.rawValue)),
            ("type", .string(EventType.keyDescription(id).rawValue)),
        ])
    }
}
