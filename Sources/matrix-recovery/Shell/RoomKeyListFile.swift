internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// A key export or a plain list that room keys are written to.
final class RoomKeyListFile {
    private let file: AtomicFile?
    private let writer: SessionListWriter
    private let export: KeyExportWriter?
    private let existing: AtomicFile.Existing

    /// Begins to write.
    ///
    /// - Parameters:
    ///   - name: what the file is called; `-` for standard output.
    ///   - encryption: that of a key export; nil for a list.
    ///   - existing: what becomes of a file that is there.
    /// - Throws: `CommandError.roomKeysToTerminal`; `RecoveryError`, `PrimitivesError`.
    init(
        _ name: String,
        _ encryption: NewExportOptions.Encryption?,
        _ existing: AtomicFile.Existing,
        in context: Context
    ) throws {
        self.existing = existing
        if name == "-" {
            if context.output.isTerminal { throw CommandError.roomKeysToTerminal }
            file = nil
        } else {
            file = try AtomicFile(for: FilePath(name))
        }
        let sink: any ByteSink = file ?? StreamSink(.standardOutput)
        let export = try encryption.map { (encryption) throws(RecoveryError) in
            try KeyExportWriter(
                sink: sink,
                passphrase: encryption.passphrase,
                rounds: encryption.rounds,
                salt: Randomness.bytes(KeyExportHeader.saltLength),
                iv: Randomness.bytes(KeyExportHeader.saltLength)
            )
        }
        self.export = export
        writer = SessionListWriter { (bytes) throws(PrimitivesError) in
            if let export { try export.write(bytes) } else { try sink.write(bytes) }
        }
    }

    /// How many sessions were written.
    var count: Int { writer.count }

    /// Writes a session.
    ///
    /// - Parameter sharing: whether the room's history may be shared by it, where other copies of
    ///   it say something else than it does.
    /// - Throws: `PrimitivesError.posix`.
    func add(
        _ session: SessionBatch.Session,
        of batch: SessionBatch,
        sharing: Bool? = nil
    ) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            try writer.add(session, of: batch, sharing: sharing)
        }
    }

    /// Writes the end, and has the file wait for its name with others.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func finish(in files: AtomicFiles) throws {
        try writer.finish()
        try export?.finish()
        if let file { try files.add(file) }
    }

    /// Gives the file its name.
    ///
    /// - Parameter last: what is done when all is written and nothing has a name yet.
    /// - Throws: what `last` throws; `PrimitivesError.posix`.
    func finish(_ last: () throws -> Void = {}) throws {
        try writer.finish()
        try export?.finish()
        try last()
        try file?.commit(existing)
    }
}
