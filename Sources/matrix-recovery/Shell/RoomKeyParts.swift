internal import Primitives
internal import Recovery

/// Files that room keys are written to one after the other, so many to each. They are there all together
/// or not at all.
final class RoomKeyParts {
    private let destination: RoomKeyPartsDestination
    private let size: Int
    private let encryption: NewExportOptions.Encryption?
    private let context: Context
    private let files = AtomicFiles()
    private var part: RoomKeyListFile?
    private var failure: (any Error)?
    /// How many files there are.
    private(set) var count = 0

    init(
        _ destination: RoomKeyPartsDestination,
        _ size: Int,
        _ encryption: NewExportOptions.Encryption?,
        in context: Context
    ) {
        self.destination = destination
        self.size = size
        self.encryption = encryption
        self.context = context
    }

    /// Writes a session.
    ///
    /// - Throws: `RecoveryError`; what is none comes from `rethrow`.
    func add(
        _ session: SessionBatch.Session,
        of batch: SessionBatch
    ) throws(RecoveryError) {
        guard failure == nil else { return }
        do {
            if let part, part.count == size { try end() }
            if part == nil { try begin() }
        } catch {
            failure = error
            return
        }
        try part?.add(session, of: batch)
    }

    /// Throws what went wrong where only a `RecoveryError` could be thrown.
    func rethrow() throws {
        if let failure { throw failure }
    }

    private func begin() throws {
        count += 1
        let name = destination.name(count)
        try context.ensureFree(FilePath(name), destination.force)
        part = try RoomKeyListFile(name, encryption, destination.force.existing, in: context)
    }

    private func end() throws {
        try part?.finish(in: files)
        part = nil
    }

    /// Gives all files their names.
    ///
    /// - Throws: `CommandError.outputExists`; `PrimitivesError.posix`.
    func finish() throws {
        try end()
        for path in files.targets { try context.ensureFree(path, destination.force) }
        try files.commit(destination.force.existing)
        let next = FilePath(destination.name(count + 1))
        if try context.files.status(of: next) != nil {
            context.messages.warning(PartsWords.another(next))
        }
    }
}
