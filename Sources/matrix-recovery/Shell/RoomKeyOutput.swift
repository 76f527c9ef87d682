internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The files that room keys and rejects are written to, whole or not at all.
final class RoomKeyOutput {
    private let file: AtomicFile?
    private let writer: SessionListWriter
    private let export: KeyExportWriter?
    private let rejects: RejectFile?
    private let existing: AtomicFile.Existing

    /// Begins to write to where an option group says.
    ///
    /// - Throws: as for a place.
    convenience init(
        _ destination: RoomKeyDestination,
        at path: FilePath? = nil,
        passphrase: SecretBytes?,
        in context: Context
    ) throws {
        try self.init(destination.place, at: path, passphrase: passphrase, in: context)
    }

    /// Begins to write.
    ///
    /// - Parameters:
    ///   - path: the file, where it is not the one that is named.
    ///   - passphrase: that of a key export.
    /// - Throws: `CommandError.roomKeysToTerminal`; `RecoveryError`, `PrimitivesError`.
    init(
        _ destination: RoomKeyPlace,
        at path: FilePath? = nil,
        passphrase: SecretBytes?,
        in context: Context
    ) throws {
        existing = destination.existing
        if destination.file == "-" {
            if context.output.isTerminal { throw CommandError.roomKeysToTerminal }
            file = nil
        } else {
            file = try AtomicFile(for: path ?? FilePath(destination.file))
        }
        let sink: any ByteSink = file ?? StreamSink(.standardOutput)
        let export = try passphrase.map { (passphrase) throws(RecoveryError) in
            try KeyExportWriter(
                sink: sink,
                passphrase: passphrase,
                rounds: destination.rounds,
                salt: Randomness.bytes(KeyExportHeader.saltLength),
                iv: Randomness.bytes(KeyExportHeader.saltLength)
            )
        }
        self.export = export
        writer = SessionListWriter { (bytes) throws(PrimitivesError) in
            if let export { try export.write(bytes) } else { try sink.write(bytes) }
        }
        rejects = destination.rejects.map { RejectFile(FilePath($0)) }
    }

    /// How many sessions were written.
    var count: Int { writer.count }

    /// Writes a session.
    func add(
        _ session: SessionBatch.Session,
        of batch: SessionBatch,
        sharing: Bool? = nil
    ) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            try writer.add(session, of: batch, sharing: sharing)
        }
    }

    /// Writes what did not become a session.
    func add(rejectsOf batch: SessionBatch) throws(RecoveryError) {
        guard let rejects, !batch.rejects.isEmpty else { return }
        try carryingPrimitive { () throws(PrimitivesError) in
            for reject in batch.rejects { try rejects.add(reject, of: batch) }
        }
    }

    /// Gives the files their names.
    func finish() throws {
        try writer.finish()
        try export?.finish()
        try rejects?.finish(existing)
        try file?.commit(existing)
    }
}
