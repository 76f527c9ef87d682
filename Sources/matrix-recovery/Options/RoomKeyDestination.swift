internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Where room keys go: a key export, a plain list or an archive, by the file's name.
struct RoomKeyDestination: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "The file to write: NAME.txt is an encrypted key export, NAME.json and - a plain list, "
                + "NAME.tar.age an archive.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String

    @OptionGroup var export: NewExportOptions
    @OptionGroup var archive: NewArchiveOptions

    @Option(
        help: ArgumentHelp(
            "Write what did not become a room key, or contradicts one, to a file as it was.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var rejects: String?

    @OptionGroup var force: ForceOption

    /// The files that any of it is read from.
    var inputs: [FilePath] { export.inputs + archive.inputs }

    /// Whether it goes to standard output.
    var isStreamed: Bool { file == "-" }

    private var isArchive: Bool { RoomKeyForm(named: file) == .archive }

    func validate() throws {
        try refuseDash(as: rejects)
        switch RoomKeyForm(named: file) {
        case .export: try archive.refuseAll()
        case .list:
            try archive.refuseAll()
            try export.refuseAll()
        case .archive:
            try export.refuseAll()
            try archive.recipients.requireSome()
        case nil:
            throw ValidationError(
                "room keys go to NAME.txt, a key export, to NAME.json, a plain list, or to "
                    + "NAME.tar.age, an archive"
            )
        }
    }

    /// Refuses a report as JSON where the room keys themselves go to standard output.
    ///
    /// - Throws: `ValidationError`.
    func check(_ output: OutputOptions) throws {
        try refuseReport(output, whereStreamed: isStreamed, "room keys")
    }

    /// Refuses what cannot be written before anything is read.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func prepare(in context: Context) throws {
        let path = FilePath(file)
        let others = [rejects].compactMap { $0.map { FilePath($0) } }
        for other in others { try context.ensureFree(other, force) }
        if isArchive {
            try archive.prepare(at: path, beside: others, force, in: context)
        } else if !isStreamed {
            try context.ensureFree(path, force)
            try context.ensureDistinct([path] + others)
        } else if context.output.isTerminal {
            throw CommandError.roomKeysToTerminal
        }
    }

    /// Begins to write, once it was asked for what that needs.
    ///
    /// - Parameters:
    ///   - copies: what comes to be written.
    ///   - inputs: the files that the room keys are of.
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func open(
        for copies: RoomKeyArchive.Copies = .any,
        of inputs: [RoomKeyInput],
        in context: Context,
        _ options: OutputOptions
    ) throws -> RoomKeyOutput {
        let target: RoomKeyOutput.Target
        if isArchive {
            let path = FilePath(file)
            target = .archive(
                try RoomKeyArchive(
                    archive.place(at: path, force, in: context),
                    of: copies,
                    context.contents(ofRoomKeysIn: inputs),
                    for: archive.recipients.read(for: path, in: context),
                    as: archive.form.form,
                    in: context
                )
            )
        } else {
            let encryption = try export.read(for: file, in: context, options)
            target = .list(
                try RoomKeyListFile(file, encryption, force.existing, in: context)
            )
        }
        return RoomKeyOutput(target, rejects: rejects.map { FilePath($0) }, force.existing)
    }
}

extension Context {
    /// Shows what became of room keys; on standard error where they went to standard output.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func show(
        _ report: RoomKeysReport,
        of written: RoomKeyOutput,
        to destination: RoomKeyDestination,
        as options: OutputOptions
    ) async throws -> ExitStatus {
        let status: ExitStatus = report.isWhole ? .done : .findings
        if let archive = written.archive, let manifest = archive.manifest {
            let place = archive.place
            let signature = place.signature(in: self)
            return try await show(options, with: place.parity, endingWith: status) {
                SealReport(
                    path: place.path,
                    manifest: manifest,
                    signature: signature,
                    parity: $0,
                    roomKeys: report
                )
            }
        }
        if destination.isStreamed {
            tell(report, options)
        } else {
            try show(report, as: options)
        }
        return status
    }

    /// Says on standard error what became of what went to standard output.
    func tell(_ report: some Renderable, _ options: OutputOptions) {
        guard !options.quiet else { return }
        var page = Page(width: width)
        report.render(on: &page)
        for line in page.text.split(separator: "\n") { messages.note(String(line)) }
    }

    /// What an archive of room keys is made of, beside these: whose they are, as far as that is known,
    /// and the files that they were in.
    fileprivate func contents(ofRoomKeysIn inputs: [RoomKeyInput]) -> ArchiveContents {
        let first = inputs.first?.name ?? "no file"
        let others = inputs.count - 1
        return ArchiveContents(
            user: inputs.first?.user ?? "unknown",
            source: ExactText(others > 0 ? "\(first) and \(others) more" : first),
            tool: Self.tool,
            created: timeOfArchive
        )
    }
}
