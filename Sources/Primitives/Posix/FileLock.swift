internal import Glibc

/// A lock that one process holds at a time, by an empty file that is there while it is held.
///
/// The system lets go of it when the process ends, however it ends. The file that a killed process
/// leaves over holds nobody back; the next holder takes it away.
package final class FileLock: Sendable {
    private let path: FilePath
    private let file: FileDescriptor
    private let cleanup: Interruption.Cleanup

    /// Takes the lock of this name, or nil while another process holds it.
    ///
    /// - Parameter target: what is locked by it, which errors are about unless the lock itself is in
    ///   the way.
    /// - Throws: `PosixError.call`, with `PosixError.Cause.exists` where something stands at `path`
    ///   that is no lock.
    package init?(_ path: FilePath, for target: FilePath) throws(PrimitivesError) {
        while true {
            let outcome = try Interruption.holdingOff { (actions) throws(PrimitivesError) in
                let file = try Self.open(path, for: target)
                guard try Self.lock(file, for: target) else { return Outcome.heldByAnother }
                // The holder before may have taken the file away since it was opened here.
                guard try Self.isNamed(path, file) else { return .gone }
                return .taken(file, actions.add { Self.remove(path, file) })
            }
            switch outcome {
            case .heldByAnother: return nil
            case .gone: continue
            case .taken(let file, let cleanup):
                self.path = path
                self.file = file
                self.cleanup = cleanup
                return
            }
        }
    }

    private enum Outcome: Sendable {
        case heldByAnother
        case gone
        case taken(FileDescriptor, Interruption.Cleanup)
    }

    /// Takes the file away; the lock itself goes with its last owner.
    package func release() {
        Interruption.holdingOff { actions in
            actions.remove(cleanup)
            Self.remove(path, file)
        }
    }

    private static func open(
        _ path: FilePath,
        for target: FilePath
    ) throws(PrimitivesError) -> FileDescriptor {
        let standing = try Files.status(of: path)
        guard standing?.kind ?? .regular == .regular else {
            throw .posix(.call(.open, path: path, number: EEXIST))
        }
        let number = try attempt(.open, on: standing == nil ? target : path) {
            unsafe path.withCString {
                unsafe Glibc.open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
            }
        }
        let file = FileDescriptor(adopting: number, path: path)
        let status = try file.status()
        guard status.kind == .regular, status.size == 0 else {
            throw .posix(.call(.open, path: path, number: EEXIST))
        }
        return file
    }

    private static func lock(
        _ file: FileDescriptor,
        for target: FilePath
    ) throws(PrimitivesError) -> Bool {
        do throws(PrimitivesError) {
            try attempt(.lock, on: target) { flock(file.number, LOCK_EX | LOCK_NB) }
            return true
        } catch {
            guard case .posix(.call(_, _, EWOULDBLOCK)) = error else { throw error }
            return false
        }
    }

    private static func isNamed(
        _ path: FilePath,
        _ file: FileDescriptor
    ) throws(PrimitivesError) -> Bool {
        let own = try file.status().identity
        return try Files.status(of: path)?.identity == own
    }

    /// Takes the file's name away, if it is still this file's.
    private static func remove(_ path: FilePath, _ file: FileDescriptor) {
        guard (try? isNamed(path, file)) == true else { return }
        try? Files.remove(path)
    }
}
