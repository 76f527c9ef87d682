internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive slot`: who can open an archive.
struct ArchiveSlotCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slot",
        abstract: "List, add, remove and change what opens an archive.",
        discussion: """
            The header is written anew, and the payload behind it stays, byte for byte. Copies that \
            were made before still open as they did.
            """,
        subcommands: [
            SlotListCommand.self, SlotAddCommand.self, SlotRemoveCommand.self,
            SlotChangeCommand.self,
        ]
    )
}

/// What became of an archive's slots.
struct SlotReport: Renderable {
    /// The archive as it is now.
    let path: FilePath
    let slots: [AgeSlot]
    /// The files beside it that still open with what was removed; nil where nothing was.
    let older: [FilePath]?
    let signature: SignatureBeside?
    let parity: ParityReport

    func render(on page: inout Page) {
        page.line("wrote \(Escaping.text(path))")
        parity.render(on: &page)
        SlotTable(slots).render(on: &page)
        signature?.render(on: &page)
        guard let older else { return }
        for path in older {
            page.prose("\(Escaping.text(path)) still opens with what was removed", hanging: 2)
        }
        page.prose(
            "Every copy that was made before still opens with what was removed, and 'archive "
                + "reseal' cannot change that: where that key was seen, rotate the account's keys.",
            hanging: 2
        )
    }

    var json: JSONValue {
        JSONValue.object([
            ("archive", .string(ExactText(utf8: path.bytes))),
            ("parity", parity.json),
            ("signature", signature?.json ?? .null),
            ("slots", SlotTable(slots).json),
            (
                "still_open",
                older.map { .array($0.map { .string(ExactText(utf8: $0.bytes)) }) } ?? .null
            ),
        ])
    }
}
