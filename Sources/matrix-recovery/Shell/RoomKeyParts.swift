internal import Primitives
internal import Recovery
internal import Secrets

/// Files that room keys are written to one after the other, so many to each.
final class RoomKeyParts {
    private let destination: RoomKeyDestination
    private let size: Int
    private let passphrase: SecretBytes?
    private let context: Context
    private var part: RoomKeyOutput?
    private var failure: (any Error)?
    /// How many files there are.
    private(set) var count = 0

    init(
        _ destination: RoomKeyDestination,
        _ size: Int,
        _ passphrase: SecretBytes?,
        in context: Context
    ) {
        self.destination = destination
        self.size = size
        self.passphrase = passphrase
        self.context = context
    }

    /// The name of a part, from 1.
    func name(_ number: Int) -> String {
        let stem = destination.file.dropLast(destination.isExport ? 4 : 5)
        return "\(stem)-\(number)\(destination.isExport ? ".txt" : ".json")"
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
        let path = FilePath(name(count))
        try context.ensureFree(path, destination.force)
        part = try RoomKeyOutput(destination, at: path, passphrase: passphrase, in: context)
    }

    /// Gives the last file its name.
    func finish() throws {
        try part?.finish()
        part = nil
    }
}
