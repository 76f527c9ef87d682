internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive inspect`: what can be said of an archive, without a key or with one.
struct ArchiveInspectCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show who can open an archive and, with a key, whose it is.",
        discussion: "Without a key, nothing is authenticated: it is what the file claims."
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        guard !keys.isEmpty else {
            let slots = try archive.slots(keys.signature, in: context)
            try context.show(ArchiveInspection(slots: slots, manifest: nil), as: output)
            return .done
        }
        let opened = try keys.read(in: context)
        let reader = try await Progress.during("opening", in: context, output) { _ in
            try archive.open(opened, keys.signature, in: context)
        }
        let inspection = ArchiveInspection(slots: reader.slots, manifest: reader.manifest)
        try context.show(inspection, as: output)
        return .done
    }
}

/// The slots of an archive, and its manifest if it was opened.
struct ArchiveInspection: Renderable {
    let slots: [AgeSlot]
    let manifest: ArchiveManifest?

    func render(on page: inout Page) {
        if let manifest {
            let summary = ManifestSummary(manifest)
            summary.renderOrigin(on: &page)
            summary.renderSecrets(on: &page)
        }
        SlotTable(slots).render(on: &page)
    }

    var json: JSONValue {
        JSONValue.object([
            ("manifest", manifest.map { ManifestSummary($0).json } ?? .null),
            ("slots", SlotTable(slots).json),
        ])
    }
}
