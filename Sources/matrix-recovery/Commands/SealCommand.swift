internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `seal`: a copy that cannot be lost, in one file.
struct SealCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "seal",
        abstract: "Seal an account into an archive that stock age and tar open.",
        discussion: """
            With a key, the opened secrets go in; without one, only what was read, as encrypted as \
            it was. The archive is read back whole before it gets its name.
            """
    )

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp("The archive to write, NAME.tar.age.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var archive: String
    @OptionGroup var recipients: SealKeySources
    @OptionGroup var form: ArchiveFormOption
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + recipients.inputs }

    func validate() throws {
        try refuseDash(as: archive, recipients.newIdentity)
        try recipients.requireSome()
    }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try account.read(in: context)
        let entered = try keys.read(in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        if !entered.isEmpty, examination.matrix.keys.isEmpty {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        let path = FilePath(archive)
        let identity = recipients.newIdentity.map { FilePath($0) }
        try context.ensureDistinct([path] + (identity.map { [$0] } ?? []))
        try context.ensureFree(path, force)
        if let identity { try context.ensure(output: identity) }
        try context.ensure(source.folders, haveNo: nil, nor: [archive, recipients.newIdentity])
        let readers = try recipients.read(for: path, in: context)
        let manifest = try await Progress.during("sealing", in: context, output) { _ in
            try context.seal(source, examination, to: path, readers, force, as: form.form)
        }
        try context.show(SealReport(path: path, manifest: manifest), as: output)
        return entered.isEmpty || manifest.missingSecrets.isEmpty ? .done : .findings
    }
}

/// What was sealed.
struct SealReport: Renderable {
    let path: FilePath
    let manifest: ArchiveManifest

    func render(on page: inout Page) {
        page.line("sealed \(Escaping.text(path)), archive \(Escaping.text(manifest.id))")
        page.line("read back: every byte of \(manifest.entries.count) entries authenticates")
        ManifestSummary(manifest).renderSecrets(on: &page)
    }

    var json: JSONValue {
        JSONValue.object([
            ("archive", .string(ExactText(utf8: path.bytes))),
            ("manifest", ManifestSummary(manifest).json),
        ])
    }
}
