internal import Primitives
internal import Recovery

/// Where a repaired archive goes, and what becomes of the damaged one.
struct RepairPlace {
    /// The damaged archive; nil where there is none.
    let source: FileDescriptor?
    /// Where the repaired one goes.
    let target: FilePath
    /// What the damaged one is called from then on; nil where it keeps its name or is not there.
    let kept: FilePath?
    private let before: FileStatus?
    private let existing: AtomicFile.Existing

    /// Finds out, and refuses an output that would replace something.
    ///
    /// - Throws: `CommandError.outputExists`, `.outputIsInput`; `PrimitivesError.posix`.
    init(
        _ archive: FilePath,
        _ output: FilePath?,
        _ force: ForceOption,
        in context: Context
    ) throws {
        if let output { try context.ensureFree(output, force) }
        target = try output ?? Files.resolvingLink(archive)
        existing = output != nil && force.force ? .replace : .keep
        before = try context.files.status(of: archive)
        source = try before.map { _ in try FileDescriptor(reading: archive) }
        kept =
            output == nil && before != nil
            ? FilePath(bytes: Array(target.bytes) + Array(".damaged".utf8)) : nil
    }

    /// Puts the repaired archive into its place; at every moment the damaged one or the repaired one
    /// has the archive's name.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func commit(_ file: AtomicFile) throws {
        guard let kept else { return try file.commit(existing) }
        try file.takeOverAccess()
        if try Files.status(of: kept) != nil { try Files.remove(kept) }
        switch try Files.keep(target, as: kept) {
        case .linked: try file.commit(.replaceUnchanged(before))
        case .moved: try file.commit(.keep)
        }
    }
}

extension Context {
    /// The most parity files that are taken for one archive.
    private static let mostParityFiles = 256

    /// The parity files beside an archive: those whose names begin with its name and end in
    /// `.par2`, as `par2` names them.
    ///
    /// - Throws: `CommandError.noParityFile`, `RecoveryError.primitive`.
    func parityFiles(of archive: ArchiveArgument) throws -> [FilePath] {
        let found = neighbours(of: archive).filter { $0.isParity(of: archive.path) }
        if !found.isEmpty { return Array(found.prefix(Self.mostParityFiles)) }
        let usual = ParityPlan.path(of: archive.path)
        guard try files.status(of: usual) != nil else { throw CommandError.noParityFile(usual) }
        return [usual]
    }

    /// The files in an archive's folder, named as it was; none where the folder is too large or not
    /// to be read.
    func neighbours(of archive: ArchiveArgument) -> [FilePath] {
        let found = try? files.entries(of: archive.path.parent, limit: 1000)
        let isBare = !archive.archive.contains("/")
        return (found ?? []).map { isBare ? FilePath(bytes: $0.name) : $0 }
    }
}

extension FilePath {
    /// Whether it is named as a parity file of an archive is.
    func isParity(of archive: FilePath) -> Bool {
        let start = archive.name + [UInt8(ascii: ".")]
        return name.starts(with: start) && name.suffix(5).elementsEqual(".par2".utf8)
    }
}
