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

/// A file with rows that gave no room key: a list of objects with the reason and the row as it was.
///
/// There is none where there are no such rows.
private final class RejectFile {
    private let path: FilePath
    private var file: AtomicFile?

    init(_ path: FilePath) {
        self.path = path
    }

    func add(_ reject: SessionBatch.Reject, of batch: SessionBatch) throws(PrimitivesError) {
        let isFirst = self.file == nil
        if isFirst { self.file = try AtomicFile(for: path) }
        guard let file = self.file else { return }
        let words = JSONValue.object([
            ("reason", .string(RowFaultWords(reject.fault).code)),
            ("room_id", .optional(reject.room)),
            ("session_id", .optional(reject.session)),
        ])
        try file.write(Array((isFirst ? "[\n" : ",\n").utf8) + words.encoded.dropLast())
        try file.write(Array(",\"row\":".utf8))
        try batch.rows.withBytes(reject.range) { (row) throws(PrimitivesError) in
            try file.write(row)
        }
        try file.write(Array("}".utf8))
    }

    func finish(_ existing: AtomicFile.Existing) throws(PrimitivesError) {
        guard let file else { return }
        try file.write(Array("\n]\n".utf8))
        try file.commit(existing)
    }
}
