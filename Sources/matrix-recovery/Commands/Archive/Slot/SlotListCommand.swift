internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive slot list`: what opens an archive and, with keys, which slots those are.
struct SlotListCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List what opens an archive.",
        discussion: "With keys, it says which slots they open. A passphrase is tried on each."
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let slots = try archive.slots(keys.signature, in: context)
        guard !keys.isEmpty else {
            try context.show(SlotListing(table: SlotTable(slots)), as: output)
            return .done
        }
        let given = try keys.read(in: context)
        let opened = try await Progress.during("trying the slots", in: context, output) { _ in
            try slots.map { (slot) throws in try given.open(slot) }
        }
        try context.show(SlotListing(table: SlotTable(slots, opened: opened)), as: output)
        guard opened.contains(true) else {
            throw RecoveryError.sealed(.noMatchingKey(SealedError.SlotCounts(slots)))
        }
        return .done
    }
}

/// The slots alone.
struct SlotListing: Renderable {
    let table: SlotTable

    func render(on page: inout Page) { table.render(on: &page) }

    var json: JSONValue { JSONValue.object([("slots", table.json)]) }
}
