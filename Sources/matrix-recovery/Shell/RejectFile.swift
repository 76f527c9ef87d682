internal import Formats
internal import Primitives
internal import Recovery

/// A file with rows that gave no room key, and room keys that contradict those that were taken: a list
/// of objects with the reason and the row as it was.
///
/// There is none where there is nothing to put in it.
final class RejectFile {
    private let path: FilePath
    private var file: AtomicFile?

    /// - Parameter path: what it is called, if it comes to be.
    init(_ path: FilePath) {
        self.path = path
    }

    /// Adds a row.
    ///
    /// - Throws: `PosixError.call`.
    func add(_ reject: SessionBatch.Reject, of batch: SessionBatch) throws(PrimitivesError) {
        let row = (batch.rows, reject.range)
        try add(row, RowFaultWords(reject.fault), of: reject.room, reject.session)
    }

    /// Adds a room key, which contradicts another copy.
    ///
    /// - Throws: `PosixError.call`.
    func add(
        contradicting session: SessionBatch.Session,
        of batch: SessionBatch
    ) throws(PrimitivesError) {
        let row = (batch.bytes, session.json)
        try add(row, .contradiction, of: session.room, session.id.text)
    }

    private func add(
        _ row: (bytes: WorkBuffer, range: Range<Int>),
        _ fault: RowFaultWords,
        of room: ExactText?,
        _ session: ExactText?
    ) throws(PrimitivesError) {
        let isFirst = self.file == nil
        if isFirst { self.file = try AtomicFile(for: path) }
        guard let file = self.file else { return }
        let words = JSONValue.object([
            ("property", .optional(fault.property.map { ExactText($0.rawValue) })),
            ("reason", .string(fault.code)),
            ("room_id", .optional(room)),
            ("session_id", .optional(session)),
        ])
        try file.write(Array((isFirst ? "[\n" : ",\n").utf8) + words.encoded.dropLast())
        try file.write(Array(",\"row\":".utf8))
        try row.bytes.withBytes(row.range) { (row) throws(PrimitivesError) in
            try file.write(row)
        }
        try file.write(Array("}".utf8))
    }

    /// Ends the file, if there is one, which gets its name with others.
    ///
    /// - Throws: `PosixError.call`.
    func finish(in files: AtomicFiles) throws(PrimitivesError) {
        guard let file else { return }
        try file.write(Array("\n]\n".utf8))
        try files.add(file)
    }

    /// Gives the file its name, if there is one.
    ///
    /// - Throws: `PosixError.call`.
    func finish(_ existing: AtomicFile.Existing) throws(PrimitivesError) {
        let files = AtomicFiles()
        try finish(in: files)
        try files.commit(existing)
    }

    /// Where there are no such rows, removes the file that an earlier run left, if that may be replaced.
    ///
    /// - Throws: `PosixError.call`.
    func removeEarlier(_ existing: AtomicFile.Existing) throws(PrimitivesError) {
        guard file == nil, case .replace = existing else { return }
        // The folder, pipe or device that stands there now is none.
        guard try Files.status(of: path)?.kind == .regular else { return }
        try Files.remove(path)
    }
}
