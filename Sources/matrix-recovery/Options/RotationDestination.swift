internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Where a rotated account goes: a new file, over what was read, or into requests for someone else
/// to send.
struct RotationDestination: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp("Write the rotated account data to a file.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var output: String?
    @Flag(help: "Rotate the account data where it lies; needs --sealed-copy.")
    var inPlace = false
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
    @Option(
        help: ArgumentHelp(
            "Write the bodies of the requests, in order, to a new folder.",
            valueName: "folder"
        ),
        completion: .directory,
        transform: namedPath
    )
    var emitRequests: String?
    @Flag(name: .customLong("dry-run"), help: "Only show what would be written.")
    var isDryRun = false
    @OptionGroup var force: ForceOption
    @Flag var course: Course?

    /// What becomes of a rotation that was interrupted, where that is all that is asked for.
    enum Course: String, EnumerableFlag {
        case resume, abort

        static func help(for value: Course) -> ArgumentHelp? {
            switch value {
            case .resume: "Finish an interrupted rotation, and never begin a new one."
            case .abort: "Take an interrupted rotation in place back, with an old key or the new."
            }
        }
    }

    func validate() throws {
        if course == .abort { return try validateAbort() }
        try refuseDash(as: output, sealedCopy, emitRequests, recipients.newIdentity)
        if output != nil, inPlace { throw ValidationError("give either --output or --in-place") }
        if keepsNothing, !isDryRun {
            throw ValidationError("give --output, --in-place, --emit-requests or --dry-run")
        }
        if inPlace, !isDryRun, sealedCopy == nil {
            throw ValidationError("--in-place needs --sealed-copy, so that nothing can be lost")
        }
        if inPlace, emitRequests != nil {
            throw ValidationError("--emit-requests does not go with --in-place")
        }
        if (sealedCopy == nil) != recipients.isEmpty {
            throw ValidationError("--sealed-copy and --recipient or the like go together")
        }
    }

    private func validateAbort() throws {
        let isAlone = [output, sealedCopy, emitRequests].allSatisfy { $0 == nil }
        if !isAlone || !recipients.isEmpty || force.force {
            throw ValidationError("--abort takes the account and a key, and --dry-run")
        }
    }

    /// Whether the account is changed where it lies.
    var isInPlace: Bool { inPlace || course == .abort }

    /// Whether nothing would be written anywhere.
    private var keepsNothing: Bool { output == nil && !inPlace && emitRequests == nil }

    /// The output file, if there is one.
    var outputPath: FilePath? { output.map { FilePath($0) } }

    /// The parity file beside the sealed copy.
    private var copyParity: FilePath? { sealedCopy.map { ParityPlan.path(of: FilePath($0)) } }

    /// Every file and folder that is written and was named.
    func outputs(_ new: NewKeyOptions) -> [FilePath] {
        [new.keyFile, output, sealedCopy, emitRequests, recipients.newIdentity]
            .compactMap { $0.map { FilePath($0) } } + (copyParity.map { [$0] } ?? [])
    }

    /// What the journal lies beside, by its one path.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func target(of input: FilePath) throws(PrimitivesError) -> FilePath {
        let named = outputPath ?? (isInPlace ? input : emitRequests.map { FilePath($0) } ?? input)
        return try Files.resolved(named)
    }

    /// Runs a prepared rotation on the destination.
    ///
    /// - Throws: `CommandError`, `RecoveryError`.
    func run(
        _ rotation: Rotation,
        _ prepared: Rotation.Prepared,
        _ source: AccountSource,
        _ new: NewKeyOptions,
        _ input: FilePath,
        _ progress: Progress,
        in context: Context
    ) async throws {
        if new.keyFile == nil, prepared.new.passphrase == nil, !prepared.isResumed {
            do {
                _ = try context.openTerminal()
            } catch {
                throw CommandError.newKeyNowhere
            }
        }
        try await check(prepared, source, new, input, in: context)
        let readers = try readersBefore(prepared, progress, in: context)
        let memory = inPlace ? nil : MemoryAccountStore(try source.document())
        let store: any AccountStore =
            try memory ?? source.store(context.files)
        let planned = prepared.plan.plan.writes.count
        var written = 0
        var isCopied = false
        do throws(RecoveryError) {
            try await rotation.run(
                prepared,
                on: store,
                keep: { (key) throws(RecoveryError) in
                    try progress.pausing { () throws(RecoveryError) in
                        try new.keep(key, in: context)
                    }
                },
                seal: { (hasBegun) async throws(RecoveryError) in
                    try copy(source, prepared, readers, hasBegun: hasBegun, progress, in: context) {
                        isCopied = true
                    }
                },
                progress: { _ in
                    written += 1
                    progress.advance(to: Int64(written), of: Int64(planned))
                },
                finish: { () async throws(RecoveryError) in
                    if let memory, let path = outputPath {
                        try context.write(
                            await memory.document.bytes,
                            to: path,
                            mayReplace: prepared.mayReplace || force.force
                        )
                    }
                    try emit(prepared.plan.plan, source.account, in: context)
                },
                isBegun: { () async throws(RecoveryError) in
                    if isCopied { return true }
                    let type = EventType.keyDescription(prepared.new.key.id)
                    guard memory != nil else { return try await store.content(of: type) != nil }
                    return try hasOutput(with: type, in: context)
                }
            )
        } catch {
            // Where it took back all that it had begun, there is nothing to finish.
            guard inPlace, try context.files.status(of: rotation.journalPath) != nil else {
                throw error
            }
            let stop = RotationStop(
                cause: error,
                written: written,
                planned: planned,
                keyID: prepared.new.key.id
            )
            throw CommandError.rotationStopped(stop)
        }
    }

    /// Whether the output, or a request, speaks of a new key already.
    private func hasOutput(
        with type: EventType,
        in context: Context
    ) throws(RecoveryError) -> Bool {
        if let path = outputPath, try context.files.status(of: path) != nil {
            let account = try AccountReader(context.files).read(path).account
            if account.content(of: type) != nil { return true }
        }
        guard let folder = emitRequests.map({ FilePath($0) }),
            try context.files.status(of: folder) != nil
        else { return false }
        return try !context.files.entries(of: folder, limit: AccountReader.entryLimit).isEmpty
    }

    /// Looks at every obstacle that can be seen before anything is written.
    func check(
        _ prepared: Rotation.Prepared,
        _ source: AccountSource,
        _ new: NewKeyOptions,
        _ input: FilePath,
        in context: Context
    ) async throws {
        let journal = try RotationJournal.path(beside: target(of: source.path(named: input)))
        let lock = RotationJournal.lockPath(of: journal)
        try context.ensureDistinct(outputs(new) + [journal, lock])
        try context.ensure(
            source.folders,
            haveNo: outputPath,
            nor: [new.keyFile, sealedCopy, recipients.newIdentity]
        )
        let copy = sealedCopy.map { FilePath($0) }
        if copy != nil { for backup in source.backups { _ = try backup.rows() } }
        for path in [outputPath, copy, copyParity].compactMap(\.self) {
            try context.ensureNoFolder(path)
            if !prepared.mayReplace { try context.ensureFree(path, force) }
        }
        if let emitRequests {
            if source.account.userID == nil { throw CommandError.userUnknown }
            if !prepared.mayReplace { try context.ensureEmptyFolder(FilePath(emitRequests)) }
        }
        // Whether the document takes every write is seen on a copy, before anything is kept or
        // sealed.
        let trial = MemoryAccountStore(try source.document())
        try await PlanRun(on: trial).apply(prepared.plan.plan)
    }

    /// Whom the sealed copy is for, read before the new key is kept anywhere, so that who gives up
    /// at a prompt leaves nothing behind; nil where there is a copy already, or none is wanted.
    private func readersBefore(
        _ prepared: Rotation.Prepared,
        _ progress: Progress,
        in context: Context
    ) throws -> SealKeySources.Readers? {
        guard let path = sealedCopy.map({ FilePath($0) }) else { return nil }
        if prepared.isResumed, try context.files.status(of: path) != nil { return nil }
        return try progress.pausing { try readRecipients(prepared, for: path, in: context) }
    }

    private func readRecipients(
        _ prepared: Rotation.Prepared,
        for copy: FilePath,
        in context: Context
    ) throws -> SealKeySources.Readers {
        try recipients.read(for: copy, in: context, prepared.mayReplace ? .taken : .refused)
    }

    private func copy(
        _ source: AccountSource,
        _ prepared: Rotation.Prepared,
        _ readersBefore: SealKeySources.Readers?,
        hasBegun: Bool,
        _ progress: Progress,
        in context: Context,
        named: () -> Void
    ) throws(RecoveryError) {
        guard let path = sealedCopy.map({ FilePath($0) }) else { return }
        if hasBegun, try context.files.status(of: path) != nil { return }
        do {
            var again = force
            again.force = force.force || prepared.mayReplace
            let readers =
                try readersBefore
                ?? progress.pausing { try readRecipients(prepared, for: path, in: context) }
            let parity = try ParityPlan(for: path, percent: nil, .new, again, in: context)
            let place = ArchivePlace(new: path, again, parity: parity)
            _ = try context.seal(source, prepared.examination, readers, place, named: named)
            _ = try parity.write(progress)
        } catch let error as RecoveryError {
            throw error
        } catch let error as PrimitivesError {
            throw .primitive(error)
        } catch {
            throw .copyNotSealed
        }
    }

    private func emit(
        _ plan: Plan,
        _ account: Account,
        in context: Context
    ) throws(RecoveryError) {
        guard let emitRequests, let userID = account.userID else { return }
        try RequestFolder(FilePath(emitRequests), context.files).write(plan, of: userID)
    }
}
