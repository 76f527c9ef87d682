internal import Primitives
internal import Recovery

/// Files that room keys are written to one after the other, so many to each.
final class RoomKeyParts {
    private let destination: RoomKeyPartsDestination
    private let size: Int
    private let encryption: NewExportOptions.Encryption?
    private let context: Context
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
            if let part, part.count == size { try finish() }
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

    /// Gives the last file its name.
    func finish() throws {
        try part?.finish()
        part = nil
    }
}
