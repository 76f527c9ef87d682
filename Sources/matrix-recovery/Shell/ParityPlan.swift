internal import Primitives
internal import Recovery

/// The parity file that is to lie beside an archive once that is written.
///
/// It is made of the archive as it lies in its place. One that was there before is of another
/// archive, and would bring that back; it goes before the new archive has its name.
struct ParityPlan {
    /// Archives shorter than this get parity unless told otherwise.
    private static let alwaysBelow = 1 << 20
    /// Hundredths where none are named: of a short archive, and of a long one that had parity.
    private static let ofShort = 100
    private static let ofLong = 10

    /// What was there.
    enum Before {
        /// Nothing, or what is replaced by a new archive.
        case new
        /// The archive, which is changed; its parity file, if it has one, is made anew.
        case changed
    }

    /// What became of the parity file.
    enum Outcome {
        case none
        case removed
        case made(ParityWriter.Written)
    }

    /// Where the parity file is to lie.
    let path: FilePath
    /// The archive that it is of.
    let archive: FilePath
    private let asked: Int?
    private let before: Before
    private let existing: AtomicFile.Existing
    private let isInTheWay: Bool
    /// The hundredths of the parity file that was there, if that can be read.
    private let percentBefore: Int?

    /// The parity of an archive that is to lie at `archive`.
    ///
    /// - Parameter percent: what was asked for, 0 for none.
    /// - Throws: `CommandError.outputExists`, `.outputIsInput`; `PrimitivesError.posix`.
    init(
        for archive: FilePath,
        percent: Int?,
        _ before: Before,
        _ force: ForceOption,
        in context: Context
    ) throws {
        self.archive = archive
        path = Self.path(of: archive)
        asked = percent
        self.before = before
        switch before {
        case .new:
            try context.ensureFree(path, force)
            existing = force.existing
        case .changed:
            try context.ensureNoFolder(path)
            existing = .replace
        }
        isInTheWay = try context.files.status(of: path) != nil
        let source = before == .changed && isInTheWay ? try? FileDescriptor(reading: path) : nil
        percentBefore = source.flatMap { try? ParitySet([$0]).percent }
    }

    /// Where the parity file of an archive lies.
    static func path(of archive: FilePath) -> FilePath {
        FilePath(bytes: Array(archive.bytes) + Array(".par2".utf8))
    }

    /// What is of the archive before.
    var old: [FilePath] { isInTheWay ? [path] : [] }

    /// Makes the parity file, if there is to be one.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    func write(_ progress: Progress) throws -> Outcome {
        let source = try FileDescriptor(reading: archive)
        guard let percent = try percent(of: source.status().size) else {
            return isInTheWay ? .removed : .none
        }
        let writer = try ParityWriter(
            for: source,
            name: archive.name,
            percent: percent,
            tool: Context.tool
        )
        let file = try AtomicFile(for: path)
        let written = try writer.write(to: file) { done, total in
            progress.advance(to: Int64(done), of: Int64(total))
        }
        try file.commit(existing)
        return .made(written)
    }

    private func percent(of length: Int) -> Int? {
        if let asked { return asked == 0 ? nil : asked }
        let usual = length < Self.alwaysBelow ? Self.ofShort : Self.ofLong
        switch before {
        case .new: return length < Self.alwaysBelow ? usual : nil
        case .changed: return isInTheWay ? percentBefore ?? usual : nil
        }
    }
}
