internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive repair`: a damaged archive as it was.
struct ArchiveRepairCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "repair",
        abstract: "Rebuild a damaged or lost archive with its parity file.",
        discussion: """
            Needs no key. What is rebuilt gets its name only when all of it is what the parity file \
            says; a damaged archive that it replaces is kept as NAME.tar.age.damaged.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @Option(
        help: ArgumentHelp(
            "Use this parity file, and not those beside the archive. May be given more than once.",
            valueName: "file"
        ),
        completion: .file(extensions: ["par2"]),
        transform: namedPath
    )
    var parityFile: [String] = []
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "Write to another file, and leave the damaged archive alone.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [archive.path] + parityFile.map { FilePath($0) } }

    func validate() throws {
        try archive.requireFile()
        try refuseDash(as: file)
    }

    func run(in context: Context) async throws -> ExitStatus {
        let parity =
            parityFile.isEmpty
            ? try context.parityFiles(of: archive) : parityFile.map { FilePath($0) }
        context.inputs.add(parity)
        let place = try RepairPlace(archive.path, file.map { FilePath($0) }, force, in: context)
        let repair = try await Progress.during("looking for what is whole", in: context, output) {
            progress in
            try ParityRepair(
                place.source,
                name: archive.path.withoutSlashesAtEnd.name,
                parity: parity.map { (path) throws in try FileDescriptor(reading: path) }
            ) { progress.advance(to: Int64($0), of: Int64($1)) }
        }
        if !repair.isIntact {
            if let kept = place.kept { try context.ensureFree(kept, force) }
            try await Progress.during("rebuilding", in: context, output) { progress in
                let file = try AtomicFile(for: place.target)
                try repair.write(to: file) { progress.advance(to: Int64($0), of: Int64($1)) }
                try repair.check(file.reopened())
                try place.commit(file)
            }
        }
        let report = RepairReport(archive: archive.path, place: place, repair: repair)
        try context.show(report, as: output)
        return .done
    }
}

/// What became of an archive that was held to its parity file.
struct RepairReport: Renderable {
    let archive: FilePath
    let place: RepairPlace
    let repair: ParityRepair

    func render(on page: inout Page) {
        guard !repair.isIntact else {
            page.line("\(Escaping.text(archive)) is whole: it is what its parity file says")
            return
        }
        page.line("wrote \(Escaping.text(place.target))")
        page.line("rebuilt: \(repair.lostCount) of \(repair.count) slices")
        if repair.movedCount > 0 { page.line("found out of place: \(repair.movedCount)") }
        if let kept = place.kept { page.line("the damaged archive is \(Escaping.text(kept))") }
        page.prose(
            "It is what the parity file says, and who wrote that does not show: 'archive verify' "
                + "proves what is inside.",
            hanging: 2
        )
    }

    var json: JSONValue {
        func text(_ path: FilePath?) -> JSONValue {
            path.map { .string(ExactText(utf8: $0.bytes)) } ?? .null
        }
        return JSONValue.object([
            ("archive", text(repair.isIntact ? archive : place.target)),
            ("intact", .bool(repair.isIntact)),
            ("kept", text(repair.isIntact ? nil : place.kept)),
            ("moved", .integer(Int64(repair.movedCount))),
            ("rebuilt", .integer(Int64(repair.isIntact ? 0 : repair.lostCount))),
            ("slices", .integer(Int64(repair.count))),
        ])
    }
}
