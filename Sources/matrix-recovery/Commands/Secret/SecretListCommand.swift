internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `secret list`: the secrets and the keys that each is sealed under.
struct SecretListCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the secrets of an account and the keys they are sealed under."
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var archive: AccountArchiveSources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + archive.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(opening: archive, in: context, output)
        let entered = try keys.read(in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        let list = SecretList(examination)
        if !entered.isEmpty, examination.matrix.keys.isEmpty {
            let refusal = RecoveryError.notUnlocked(UnlockRefusal(examination))
            return try context.show(list, as: output, endingWith: refusal)
        }
        try context.show(list, as: output)
        return .done
    }
}

/// The secrets of an account; values are never in it.
struct SecretList: Renderable {
    private let examination: Examination

    init(_ examination: Examination) {
        self.examination = examination
    }

    func render(on page: inout Page) {
        var table = Table("secret", "key", "state")
        for row in examination.matrix.rows {
            for (number, cell) in row.cells.enumerated() {
                table.add([
                    number == 0 ? Escaping.text(row.type.rawValue) : "",
                    Escaping.text(cell.keyID),
                    CellWords.word(for: cell.state),
                ])
            }
        }
        for type in examination.storage.deleted {
            table.add([Escaping.text(type.rawValue), "-", "deleted"])
        }
        if table.rows.isEmpty { page.line("There is no secret.") } else { page.table(table) }
    }

    var json: JSONValue {
        .object([
            (
                "deleted",
                .array(examination.storage.deleted.map { .string($0.rawValue) })
            ),
            ("secrets", .array(examination.matrix.rows.map(\.json))),
        ])
    }
}
