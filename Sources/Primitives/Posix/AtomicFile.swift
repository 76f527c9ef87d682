internal import CPosix
internal import Glibc
package import Secrets

/// A file that is there whole or not at all.
///
/// It is written under a temporary name in the folder it is meant for, readable by its owner only
/// from the start, and takes its own name when it is committed. When it is let go without that, or
/// the process is interrupted, the temporary is removed.
package final class AtomicFile {
    /// What becomes of a file that has the name already.
    package enum Existing: Sendable {
        /// It stays, and committing fails with `PosixError.Cause.exists`.
        case keep
        /// The new file takes its place in one step.
        case replace
        /// The new file takes its place in one step if it is still as it was when the system said
        /// this of it; nil for nothing there. Otherwise it stays, and committing fails with
        /// `PosixError.changed`.
        ///
        /// Between the last look and the step nobody can look; that is as short as it can be.
        case replaceUnchanged(FileStatus?)
    }

    private static let temporaryStart = Array(".matrix-recovery-".utf8)
    private static let temporaryEnd = Array(".tmp".utf8)

    /// Whether a file of this name was never committed, or was being replaced: what a process that was killed left over.
    package static func isTemporary(_ name: [UInt8]) -> Bool {
        name.starts(with: temporaryStart) && name.suffix(temporaryEnd.count) == temporaryEnd[...]
    }

    /// A name that no file has.
    static func temporaryName() -> [UInt8] {
        let unique = String(UInt64.random(in: .min ... .max), radix: 36)
        return temporaryStart + Array(unique.utf8) + temporaryEnd
    }

    /// The path that the file takes when it is committed.
    package let target: FilePath
    private let temporary: FilePath
    /// Nil once it is settled.
    private var descriptor: FileDescriptor?
    private let cleanup: Interruption.Cleanup
    /// Whether the file has its name: from then on nothing takes it back, whatever fails.
    package private(set) var isCommitted = false

    /// Starts a file that is meant for `target`; nothing stands there yet.
    ///
    /// - Throws: `PosixError.call`, also when `target` is a folder; `PosixError.notAFile` when it is
    ///   a device or the like, whose place no file may take.
    package init(for target: FilePath) throws(PrimitivesError) {
        let found = try Files.status(of: target)
        if target.name.isEmpty || found?.kind == .directory {
            throw .posix(.isFolder(target))
        }
        if let found, found.kind != .regular { throw .posix(.notAFile(target)) }
        let temporary = target.parent.appending(Self.temporaryName())
        (descriptor, cleanup) = try Interruption.holdingOff { (actions) throws(PrimitivesError) in
            let number = try attempt(.open, on: target) {
                unsafe temporary.withCString {
                    unsafe open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
                }
            }
            let cleanup = actions.add { try? Files.remove(temporary) }
            return (FileDescriptor(adopting: number, path: target), cleanup)
        }
        self.target = target
        self.temporary = temporary
    }

    deinit {
        if !isCommitted { try? Files.remove(temporary) }
        cleanup.cancel()
    }

    private var file: FileDescriptor {
        guard let descriptor else { preconditionFailure("a settled file takes nothing more") }
        return descriptor
    }

    /// Adds bytes at the end.
    ///
    /// - Throws: `PosixError.call`.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) { try file.write(bytes) }

    /// Adds bytes at the end.
    ///
    /// - Throws: `PosixError.call`.
    package func write(_ bytes: [UInt8]) throws(PrimitivesError) { try file.write(bytes) }

    /// Leaves room at the end for `count` bytes, which `fill` brings; until then they read as
    /// zeros, or the file ends before them.
    ///
    /// - Throws: `PosixError.call`.
    package func skip(_ count: Int) throws(PrimitivesError) { try file.skip(count) }

    /// Writes bytes into room that was left, from `offset` on.
    ///
    /// - Throws: `PosixError.call`.
    package func fill(_ bytes: Span<UInt8>, at offset: Int) throws(PrimitivesError) {
        try file.fill(bytes, at: offset)
    }

    /// Adds a secret at the end, straight from guarded memory.
    ///
    /// - Throws: `PosixError.call`.
    package func write(_ secret: SecretBytes) throws(PrimitivesError) { try file.write(secret) }

    /// Adds what `source` has from `offset` to its end, which the system copies within itself where it
    /// can.
    ///
    /// - Throws: `PosixError.call`.
    package func append(
        contentsOf source: FileDescriptor,
        from offset: Int
    ) throws(PrimitivesError) {
        try file.append(contentsOf: source, from: offset)
    }

    /// Gives the file the permissions, owner and group of the one that has its name, so far as the
    /// system lets this user; then it may only be read and written by whom both allow. Where there
    /// is none, it stays its owner's alone.
    ///
    /// - Throws: `PosixError.call`.
    package func takeOverAccess() throws(PrimitivesError) {
        guard let found = try Files.status(of: target) else { return }
        try file.takeOverAccess(of: found)
    }

    /// What was written so far, from its beginning, to be verified before it is committed.
    ///
    /// - Throws: `PosixError.call`.
    package func reopened() throws(PrimitivesError) -> FileDescriptor {
        try FileDescriptor(reading: temporary)
    }

    /// Makes what was written so far survive a loss of power, so that only the name is left to be given.
    ///
    /// - Throws: `PosixError.call`.
    package func sync() throws(PrimitivesError) { try file.sync() }

    /// Makes what was written survive a loss of power, and closes the file, of which only the name is left
    /// to be given then: more can wait for that than may be open.
    ///
    /// - Throws: `PosixError.call`.
    package func settle() throws(PrimitivesError) {
        try file.sync()
        descriptor = nil
    }

    /// Gives the file its name, once its contents and then the name are safe from a loss of power.
    ///
    /// - Parameters:
    ///   - beside: what is of the file that has the name until now. It is out of the way before the new file has
    ///     the name, and goes as the old one does; where that stays, it does too.
    ///   - named: runs once the file has its name, before an interruption can come.
    /// - Throws: `PosixError.call`. Unless `isCommitted` is true by then, the temporary is removed
    ///   once this object is let go; if it is, the file is there and only not safe from a loss of
    ///   power.
    /// - Precondition: it is called once.
    package func commit(
        _ existing: Existing,
        removing beside: [FilePath] = [],
        named: () -> Void = {}
    ) throws(PrimitivesError) {
        precondition(!isCommitted, "a file is committed once")
        try descriptor?.sync()
        try Interruption.holdingOff { (actions) throws(PrimitivesError) in
            let aside = try FilesAside(beside)
            do throws(PrimitivesError) {
                try takeName(existing)
            } catch {
                aside.putBack()
                throw error
            }
            isCommitted = true
            actions.remove(cleanup)
            named()
            aside.remove()
        }
        try Files.syncFolder(target.parent)
    }

    private func takeName(_ existing: Existing) throws(PrimitivesError) {
        switch existing {
        case .replace: try unsafe rename(by: Glibc.rename)
        case .keep: try renameKeeping()
        case .replaceUnchanged(let before):
            guard FileStatus.areUnchanged(before, try Files.status(of: target)) else {
                throw .posix(.changed(target))
            }
            try unsafe rename(by: Glibc.rename)
        }
    }

    private func rename(
        by call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws(PrimitivesError) {
        try unsafe Files.rename(temporary, to: target, telling: target, by: call)
    }

    private func renameKeeping() throws(PrimitivesError) {
        do throws(PrimitivesError) {
            try unsafe rename(by: posix_rename_without_replacing)
        } catch {
            guard case .posix(.call(_, _, let number)) = error, [EINVAL, ENOSYS].contains(number)
            else { throw error }
            // A file system without that kind of renaming: a second name fails where one stands.
            try unsafe rename(by: link)
            try? Files.remove(temporary)
        }
    }
}

/// Files that wait under temporary names until another one has its own.
private struct FilesAside {
    private var moved: [(path: FilePath, temporary: FilePath)] = []

    /// Moves those of `paths` that are there: all, or none.
    ///
    /// - Throws: `PosixError.call`.
    init(_ paths: [FilePath]) throws(PrimitivesError) {
        for path in paths {
            let temporary = path.parent.appending(AtomicFile.temporaryName())
            do throws(PrimitivesError) {
                try unsafe Files.rename(path, to: temporary, telling: path, by: Glibc.rename)
                moved.append((path, temporary))
            } catch {
                if error.posixCause == .notFound { continue }
                putBack()
                throw error
            }
        }
    }

    func putBack() {
        for (path, temporary) in moved {
            try? unsafe Files.rename(temporary, to: path, telling: path, by: Glibc.rename)
        }
    }

    func remove() {
        for file in moved { try? Files.remove(file.temporary) }
    }
}
