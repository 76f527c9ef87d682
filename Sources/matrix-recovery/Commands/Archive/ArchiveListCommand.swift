internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive list`: the entries of an archive, by its authenticated manifest.
struct ArchiveListCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the entries of an archive.",
        discussion: "Only the front of the archive is read; 'archive verify' checks all of it."
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let opened = try keys.read(in: context)
        let manifest = try await Progress.during("opening", in: context, output) { _ in
            try archive.open(opened, keys.signature, in: context).manifest
        }
        try context.show(ArchiveListing(manifest: manifest), as: output)
        return .done
    }
}

/// The entries of an archive.
struct ArchiveListing: Renderable {
    let manifest: ArchiveManifest

    func render(on page: inout Page) {
        var table = Table("size", "kind", "entry")
        for entry in manifest.entries {
            table.add([
                String(entry.size), Escaping.text(entry.kind.rawValue),
                Escaping.text(entry.name.text),
            ])
        }
        page.table(table)
    }

    var json: JSONValue {
        let entries = manifest.entries.map { entry in
            JSONValue.object([
                ("kind", .string(entry.kind.rawValue)), ("name", .string(entry.name.text)),
                ("size", .integer(Int64(clamping: entry.size))),
                ("type", .optional(entry.type?.rawValue)),
            ])
        }
        return JSONValue.object([
            ("entries", .array(entries)), ("manifest", ManifestSummary(manifest).json),
        ])
    }
}
