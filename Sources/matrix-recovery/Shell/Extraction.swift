internal import Formats
internal import Primitives
internal import Recovery
internal import Synchronization

/// Writes an archive's files into a folder, each one whole or not at all, and takes all of them away again on demand.
final class Extraction: ArchiveVisitor {
    private let folder: FilePath
    private var current: AtomicFile?
    private let written = WrittenFiles()
    private let cleanup: Interruption.Cleanup

    /// An extraction into `folder`, which is made when the first file comes.
    init(into folder: FilePath) {
        self.folder = folder
        let written = written
        cleanup = Interruption.onInterruption { written.removeAll() }
    }

    deinit { cleanup.cancel() }

    func begin(_ name: EntryName, size: UInt64, entry: ManifestEntry?) throws(RecoveryError) {
        let path = name.text.split(separator: "/").reduce(folder) { path, part in
            path.appending(String(part))
        }
        try carryingPrimitive { () throws(PrimitivesError) in
            try Files.makeFolder(path.parent)
            current = try AtomicFile(for: path)
        }
    }

    func take(_ bytes: Span<UInt8>) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in try current?.write(bytes) }
    }

    func end() throws(RecoveryError) {
        guard let file = current else { return }
        current = nil
        try carryingPrimitive { () throws(PrimitivesError) in try file.commit(.keep) }
        written.add(file.target)
    }

    /// Removes every file that was written. Folders stay; they hold nothing.
    func undo() {
        current = nil
        written.removeAll()
    }
}

/// The files that were written so far, to be taken away when the rest does not come.
private final class WrittenFiles: Sendable {
    private let paths = Mutex<[FilePath]>([])

    func add(_ path: FilePath) { paths.withLock { $0.append(path) } }

    func removeAll() {
        paths.withLock { paths in
            for path in paths { try? Files.remove(path) }
            paths = []
        }
    }
}
