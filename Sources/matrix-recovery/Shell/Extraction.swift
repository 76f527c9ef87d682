internal import Formats
internal import Primitives
internal import Recovery
internal import Synchronization

/// Writes an archive's files into a folder, each one whole or not at all, and takes all of them
/// away again on demand, with the folders it made.
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
            try makeFolder(path.parent)
            current = try AtomicFile(for: path)
        }
    }

    func take(_ bytes: Span<UInt8>) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in try current?.write(bytes) }
    }

    func end() throws(RecoveryError) {
        guard let file = current else { return }
        current = nil
        try carryingPrimitive { () throws(PrimitivesError) in
            try file.commit(.keep) { written.add(file.target) }
        }
    }

    /// Makes a folder and those above it that are missing, and notes each one that was made.
    private func makeFolder(_ path: FilePath) throws(PrimitivesError) {
        let isMissing = try Files.status(of: path) == nil
        let parent = path.withoutSlashesAtEnd.parent
        if isMissing, parent != path { try makeFolder(parent) }
        try Interruption.holdingOff { (_) throws(PrimitivesError) in
            try Files.makeFolder(path)
            if isMissing { written.addFolder(path) }
        }
    }

    /// Removes every file that was written and every folder that was made.
    func undo() {
        current = nil
        written.removeAll()
    }
}

/// What was written so far, to be taken away when the rest does not come.
final class WrittenFiles: Sendable {
    private struct State {
        var files: [FilePath] = []
        var folders: [FilePath] = []
    }

    private let state = Mutex(State())

    func add(_ path: FilePath) { state.withLock { $0.files.append(path) } }

    /// A folder, after the one that it is in.
    func addFolder(_ path: FilePath) { state.withLock { $0.folders.append(path) } }

    /// Removes all files, then the folders from the innermost out; one that holds something else by
    /// now stays.
    func removeAll() {
        state.withLock { state in
            for path in state.files { try? Files.remove(path) }
            for path in state.folders.reversed() { try? Files.removeFolder(path) }
            state = State()
        }
    }
}
