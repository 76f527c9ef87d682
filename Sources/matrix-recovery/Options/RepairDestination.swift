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
    @Option(
        help: ArgumentHelp(
            "Before the first write, seal the old contents here.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var sealedCopy: String?
    @OptionGroup var recipients: SealKeySources
    @OptionGroup var force: ForceOption

    /// The files that are read for it.
    var inputs: [FilePath] { recipients.inputs }

    /// Whether anything is written.
    var isWritten: Bool { apply || output != nil }

    func validate() throws {
        try refuseDash(as: output, sealedCopy, recipients.newIdentity)
        if apply, output != nil { throw ValidationError("give either --apply or --output") }
        if apply != (sealedCopy != nil) {
            throw ValidationError("--apply needs --sealed-copy, so that nothing can be lost")
        }
        if (sealedCopy == nil) != recipients.isEmpty {
            throw ValidationError("--sealed-copy and --recipient or the like go together")
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
            try context.files.replace(path, with: await store.document.bytes)
        } else if let copy = sealedCopy.map({ FilePath($0) }) {
            // Whether the document takes every write is seen before anything is sealed.
            let trial = MemoryAccountStore(try source.document())
            try await PlanRun(on: trial).apply(repair.plan, verify: repair.verify)
            try seal(source, examination, at: copy, progress, in: context)
            let store = try source.store(context.files)
            try await PlanRun(on: store).apply(repair.plan, verify: repair.verify)
            if let backup = repair.backup, let server = store as? any BackupServer {
                try await server.withBackups { (connection) throws(RecoveryError) in
                    try backup.apply(on: connection)
                }
            }
        }
    }

    private func seal(
        _ source: AccountSource,
        _ examination: Examination,
        at path: FilePath,
        _ progress: Progress,
        in context: Context
    ) throws {
        let identity = recipients.newIdentity
        try context.ensureDistinct(ArchivePlace.names(of: path), and: identity)
        try context.ensureFree(path, force)
        try context.ensure(source.folders, haveNo: nil, nor: [sealedCopy, identity])
        let readers = try progress.pausing { try recipients.read(for: path, in: context) }
        let parity = try ParityPlan(for: path, percent: nil, .new, force, in: context)
        let place = ArchivePlace(new: path, force, parity: parity)
        _ = try context.seal(source, examination, readers, place)
        _ = try parity.write(progress)
    }
}
