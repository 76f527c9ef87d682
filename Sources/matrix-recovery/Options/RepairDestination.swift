internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Where a repaired account goes: nowhere, to a new file, or over what was read.
struct RepairDestination: ParsableArguments {
    @Flag(help: "Write where the account lies; needs --sealed-copy.")
    var apply = false
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp("Write the repaired account data to a file.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var output: String?
    @OptionGroup var copy: SealedCopyOptions
    @OptionGroup var force: ForceOption

    /// The files that are read for it.
    var inputs: [FilePath] { copy.inputs }

    /// Whether anything is written.
    var isWritten: Bool { apply || output != nil }

    func validate() throws {
        try refuseDash(as: output)
        if apply, output != nil { throw ValidationError("give either --apply or --output") }
        if apply != (copy.sealedCopy != nil) {
            throw ValidationError("--apply needs --sealed-copy, so that nothing can be lost")
        }
    }

    /// Applies a repair, where it is to be: a copy is sealed before the first write.
    ///
    /// - Throws: `CommandError`, `RecoveryError`.
    func apply(
        _ repair: RepairPlan,
        to source: AccountSource,
        _ examination: Examination,
        _ progress: Progress,
        in context: Context
    ) async throws {
        if let path = output.map({ FilePath($0) }) {
            try context.ensureFree(path, force)
            try context.ensure(source.folders, haveNo: path, nor: [])
            let store = MemoryAccountStore(try source.document())
            try await PlanRun(on: store).apply(repair.plan, verify: repair.verify)
            try context.write(await store.document.bytes, to: path, mayReplace: force.force)
        } else if let path = copy.path {
            // Whether the document takes every write is seen before anything is sealed.
            let trial = MemoryAccountStore(try source.document())
            try await PlanRun(on: trial).apply(repair.plan, verify: repair.verify)
            try copy.seal(source, examination, at: path, force, progress, in: context)
            let store = try source.store(context.files)
            try await PlanRun(on: store).apply(repair.plan, verify: repair.verify)
            if let backup = repair.backup, let server = store as? any BackupServer {
                try await server.withBackups { (connection) throws(RecoveryError) in
                    try backup.apply(on: connection)
                }
            }
        }
    }
}
