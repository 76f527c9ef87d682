import Glibc
package import Primitives
package import Recovery
package import Secrets
import Synchronization

/// Files in memory, for operations that see the world through `FileAccess`.
///
/// Folders are there as soon as something is in them. Writes count, and can be made to fail from a
/// given one on, as if the process had been killed or the disk had filled.
package final class MemoryFiles: FileAccess {
    private struct State {
        var files: [FilePath: [UInt8]] = [:] {
            didSet {
                for (path, bytes) in files where bytes != oldValue[path] {
                    changes[path, default: 0] += 1
                }
            }
        }
        /// How often each file changed.
        var changes: [FilePath: Int64] = [:]
        /// What another program makes of a file as soon as it is read.
        var meddling: [FilePath: [UInt8]] = [:]
        var unreadable: Set<FilePath> = []
        var writesLeft: Int?
        var writes = 0
        var locked: Set<FilePath> = []
    }

    private let state = Mutex(State())

    /// No files.
    package init() {}

    /// The files of a fixture's folder, under a path of the same name.
    ///
    /// - Throws: `TestDataError` for a file that cannot be read.
    package convenience init(_ fixture: Fixture) throws {
        self.init()
        let folder = FilePath(fixture.name)
        for file in try fixture.files() {
            put(folder.appending(file), try fixture.bytes(file))
        }
    }

    /// Puts a file there, uncounted.
    package func put(_ path: FilePath, _ bytes: [UInt8]) {
        state.withLock { $0.files[path] = bytes }
    }

    /// Has another program write to a file as soon as that was read the next time.
    package func meddle(_ path: FilePath, _ bytes: [UInt8]) {
        state.withLock { $0.meddling[path] = bytes }
    }

    /// A file's bytes, or nil for none.
    package func bytes(_ path: FilePath) -> [UInt8]? {
        state.withLock { $0.files[path] }
    }

    /// The files that may not be read.
    package var unreadable: Set<FilePath> {
        get { state.withLock(\.unreadable) }
        set { state.withLock { $0.unreadable = newValue } }
    }

    /// The error for a file that may not be read.
    package static func notPermitted(_ path: FilePath) -> RecoveryError {
        .primitive(.posix(.call(.open, path: path, number: EACCES)))
    }

    /// How many writes there were.
    package var writes: Int { state.withLock(\.writes) }

    /// Lets `count` more writes pass and fails all that follow; nil for no limit.
    package func failAfter(writes count: Int?) {
        state.withLock { $0.writesLeft = count }
    }

    package func status(of path: FilePath) -> FileStatus? {
        state.withLock { state in
            if let bytes = state.files[path] {
                return FileStatus(
                    kind: .regular,
                    size: bytes.count,
                    modified: state.changes[path, default: 0],
                    permissions: 0o600,
                    identity: FileStatus.Identity(device: 0, number: 0)
                )
            }
            let prefix = Array(path.bytes) + [UInt8(ascii: "/")]
            guard state.files.keys.contains(where: { $0.bytes.starts(with: prefix) }) else {
                return nil
            }
            return FileStatus(
                kind: .directory,
                size: 0,
                modified: 0,
                permissions: 0o700,
                identity: FileStatus.Identity(device: 0, number: 1)
            )
        }
    }

    package func read(_ path: FilePath, limit: Int) throws(RecoveryError) -> [UInt8] {
        guard let bytes = bytes(path) else { throw .noSuchFile(path) }
        guard !unreadable.contains(path) else { throw Self.notPermitted(path) }
        if let others = state.withLock({ $0.meddling.removeValue(forKey: path) }) {
            put(path, others)
        }
        guard bytes.count <= limit else {
            throw .primitive(.posix(.tooLarge(path: path, limit: limit)))
        }
        return bytes
    }

    package func readPrefix(of path: FilePath, count: Int) throws(RecoveryError) -> [UInt8] {
        Array(try read(path, limit: .max).prefix(count))
    }

    package func readSecret(_ path: FilePath, limit: Int) throws(RecoveryError) -> SecretBytes {
        SecretBytes(copying: try read(path, limit: limit))
    }

    package func entries(of folder: FilePath, limit: Int) throws(RecoveryError) -> [FilePath] {
        let prefix = Array(folder.bytes) + [UInt8(ascii: "/")]
        let names = state.withLock { state in
            state.files.keys.filter { $0.bytes.starts(with: prefix) }.map { path in
                Array(path.bytes.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "/") })
            }
        }
        guard Set(names).count <= limit else { throw .primitive(.length) }
        return Set(names).sorted { $0.lexicographicallyPrecedes($1) }.map { folder.appending($0) }
    }

    package func replace(_ path: FilePath, with bytes: [UInt8]) throws(RecoveryError) {
        try write { $0.files[path] = bytes }
    }

    package func rewrite(
        _ path: FilePath,
        with bytes: [UInt8],
        over before: FileStatus?
    ) throws(RecoveryError) {
        guard FileStatus.areUnchanged(before, status(of: path)) else {
            throw .primitive(.posix(.changed(path)))
        }
        try replace(path, with: bytes)
    }

    package func create(_ path: FilePath, with secret: SecretBytes) throws(RecoveryError) {
        guard bytes(path) == nil else { throw .primitive(.library("exists")) }
        let bytes = secret.revealed
        try write { $0.files[path] = bytes }
    }

    package func replace(_ path: FilePath, with secret: SecretBytes) throws(RecoveryError) {
        try replace(path, with: secret.revealed)
    }

    /// A folder is there once something is in it.
    package func makeFolder(_ path: FilePath) {}

    package func remove(_ path: FilePath) throws(RecoveryError) {
        try write { $0.files[path] = nil }
    }

    package func lock(_ path: FilePath, for target: FilePath) -> (any HeldLock)? {
        let isTaken = state.withLock { $0.locked.insert(path).inserted }
        return isTaken ? MemoryLock(path, self) : nil
    }

    fileprivate func unlock(_ path: FilePath) {
        _ = state.withLock { $0.locked.remove(path) }
    }

    private func write(_ change: (inout State) -> Void) throws(RecoveryError) {
        let isDone = state.withLock { state in
            if let left = state.writesLeft {
                guard left > 0 else { return false }
                state.writesLeft = left - 1
            }
            state.writes += 1
            change(&state)
            return true
        }
        guard isDone else { throw .primitive(.library("killed")) }
    }
}

/// A lock on a path of files in memory.
private struct MemoryLock: HeldLock {
    private let path: FilePath
    private let files: MemoryFiles

    init(_ path: FilePath, _ files: MemoryFiles) {
        self.path = path
        self.files = files
    }

    func release() { files.unlock(path) }
}
