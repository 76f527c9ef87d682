internal import Primitives
internal import Recovery
internal import Secrets

/// The file of a new identity, which is there before the archive that it opens, or that has a slot
/// for it.
///
/// As long as that may not be so, the file's first line says which archive it was made for. A run
/// that was killed in between is known by that line, and the same command takes the identity again.
struct NewIdentityFile {
    private let path: FilePath
    private let mark: [UInt8]
    /// What an interruption takes away again; nil for a file that was there before.
    private let cleanup: Interruption.Cleanup?

    /// Saves a new identity; an interruption takes it away again.
    ///
    /// - Throws: `RecoveryError.primitive`, also when something is there already.
    init(
        _ path: FilePath,
        _ text: SecretBytes,
        for archive: FilePath?,
        _ files: any FileAccess
    ) throws {
        self.path = path
        mark = try Self.mark(for: archive)
        try files.create(path, with: SecretBytes(copying: mark).joined(with: text))
        cleanup = Interruption.onInterruption { try? Files.remove(path) }
    }

    /// One that was saved by a run that was interrupted.
    ///
    /// - Throws: `PrimitivesError.posix`.
    init(savedAt path: FilePath, for archive: FilePath?) throws(PrimitivesError) {
        self.path = path
        mark = try Self.mark(for: archive)
        cleanup = nil
    }

    /// Whether a file was saved for just this archive by a run that did not come to its end.
    ///
    /// - Throws: `RecoveryError.primitive`, `PrimitivesError.posix`.
    static func isUnused(
        _ path: FilePath,
        for archive: FilePath?,
        _ files: any FileAccess
    ) throws -> Bool {
        guard archive != nil, try files.status(of: path)?.kind == .regular else { return false }
        let mark = try mark(for: archive)
        return try files.readPrefix(of: path, count: mark.count) == mark
    }

    private static func mark(for archive: FilePath?) throws(PrimitivesError) -> [UInt8] {
        guard let archive else {
            return Array("# made for an archive on standard output, which has no end yet\n".utf8)
        }
        let name = Escaping.text(try Files.resolved(archive))
        return Array("# unused: made for \(name), which it does not open yet\n".utf8)
    }

    /// From now on an interruption leaves it. To be called before the archive gets its name: an
    /// identity too many does no harm, and an archive without one is lost.
    func keepWhenInterrupted() { cleanup?.cancel() }

    /// Takes the first line away, as the archive is there. Where that fails it stays, and says
    /// nothing that is looked at as long as there is an archive.
    func markUsed() {
        do throws(PrimitivesError) {
            let text = try FileDescriptor(reading: path).readSecret(limit: SecretSource.limit)
            guard text.begins(with: mark) else { return }
            let file = try AtomicFile(for: path)
            try file.write(text.slice(mark.count..<text.count))
            try file.commit(.replace)
        } catch {
            // The file is as it was, whole, with its first line.
        }
    }

    /// Takes a file that was made here away, as there is no archive.
    func remove() {
        guard let cleanup else { return }
        cleanup.cancel()
        try? Files.remove(path)
    }
}

extension SecretBytes {
    fileprivate func begins(with bytes: [UInt8]) -> Bool {
        count >= bytes.count
            && withBytes { own in bytes.indices.allSatisfy { own[$0] == bytes[$0] } }
    }
}
