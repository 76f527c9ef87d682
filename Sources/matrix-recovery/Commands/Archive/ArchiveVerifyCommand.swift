internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive verify`: that every byte is what was sealed, and what is inside.
struct ArchiveVerifyCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every byte of an archive and say which secrets are inside.",
        discussion: "The exit status is 1 when all is whole but expected secrets are missing."
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let opened = try keys.read(in: context)
        let manifest = try await Progress.during("verifying", in: context, output) { _ in
            let reader = try archive.open(opened, keys.signature, in: context)
            try reader.verify()
            return reader.manifest
        }
        try context.show(ArchiveVerification(manifest: manifest), as: output)
        return ManifestSummary(manifest).missing.isEmpty ? .done : .findings
    }
}

/// An archive that is whole.
struct ArchiveVerification: Renderable {
    let manifest: ArchiveManifest

    func render(on page: inout Page) {
        let summary = ManifestSummary(manifest)
        summary.renderOrigin(on: &page)
        page.line("whole     every byte of \(manifest.entries.count) entries authenticates")
        summary.renderSecrets(on: &page)
    }

    var json: JSONValue {
        JSONValue.object([
            ("manifest", ManifestSummary(manifest).json), ("whole", .bool(true)),
        ])
    }
}
