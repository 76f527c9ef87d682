internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `key list`: the storage keys that an account knows.
struct KeyListCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the storage keys of an account."
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var archive: AccountArchiveSources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + archive.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(opening: archive, in: context, output)
        try context.show(KeyList(SecretStorage(source.account.events)), as: output)
        return .done
    }
}

/// The storage keys of an account: those that are described, blanked, or only sealed under.
struct KeyList: Renderable {
    private let storage: SecretStorage

    init(_ storage: SecretStorage) {
        self.storage = storage
    }

    func render(on page: inout Page) {
        var table = Table("key", "default", "algorithm", "passphrase", "secrets", "name")
        for description in storage.descriptionsDefaultFirst { table.add(row(description)) }
        for id in storage.orphanKeyIDs {
            table.add([
                Escaping.text(id), "", "not described", "-", String(count(id)), "",
            ])
        }
        for id in storage.clearedKeys {
            table.add([Escaping.text(id), "", "blanked", "-", String(count(id)), ""])
        }
        if table.rows.isEmpty { page.line("There is no storage key.") } else { page.table(table) }
    }

    private func row(_ description: KeyDescription) -> [String] {
        [
            Escaping.text(description.id),
            description.id == storage.defaultKey.effective ? "default" : "",
            KeyWords.short(description.algorithm),
            KeyWords.rounds(of: description).map { "\($0) rounds" } ?? "-",
            String(count(description.id)),
            description.name.map { Escaping.text($0) } ?? "",
        ]
    }

    var json: JSONValue {
        let described = storage.descriptionsDefaultFirst.map { description in
            JSONValue.object([
                ("algorithm", .optional(description.algorithm?.rawValue)),
                ("default", .bool(description.id == storage.defaultKey.effective)),
                ("iterations", KeyWords.rounds(of: description).map { .integer($0) } ?? .null),
                ("key_id", .string(description.id.rawValue)),
                ("name", .optional(description.name)),
                ("secrets", .integer(Int64(count(description.id)))),
                ("state", .string("described")),
            ])
        }
        return .object([
            (
                "keys",
                .array(
                    described + storage.orphanKeyIDs.map { bare($0, "not_described") }
                        + storage.clearedKeys.map { bare($0, "blanked") }
                )
            )
        ])
    }

    private func bare(_ id: KeyID, _ state: String) -> JSONValue {
        .object([
            ("key_id", .string(id.rawValue)), ("secrets", .integer(Int64(count(id)))),
            ("state", .string(state)),
        ])
    }

    private func count(_ id: KeyID) -> Int {
        storage.secrets.count { secret in secret.entries.contains { $0.keyID == id } }
    }
}
