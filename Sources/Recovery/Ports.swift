package import Primitives
package import Secrets

/// The files that operations read and replace. The tool's implementation is the operating system;
/// tests have one in memory that fails on demand.
///
/// A replacement is whole or does not happen: when `replace` returns, a power cut leaves the new
/// bytes in place, and when it throws, the old ones are untouched.
package protocol FileAccess: Sendable {
    /// What is at a path, or nil for nothing.
    ///
    /// - Throws: `RecoveryError.primitive` with what the system said.
    func status(of path: FilePath) throws(RecoveryError) -> FileStatus?

    /// A whole file, up to `limit` bytes.
    ///
    /// - Throws: `RecoveryError.primitive`, also for a file past the limit.
    func read(_ path: FilePath, limit: Int) throws(RecoveryError) -> [UInt8]

    /// The first bytes of a file, up to `count`.
    ///
    /// - Throws: `RecoveryError.primitive`.
    func readPrefix(of path: FilePath, count: Int) throws(RecoveryError) -> [UInt8]

    /// A whole file with a secret in it, up to `limit` bytes, in guarded memory.
    ///
    /// - Throws: `RecoveryError.primitive`.
    func readSecret(_ path: FilePath, limit: Int) throws(RecoveryError) -> SecretBytes

    /// The paths of what is in a folder, sorted by name, up to `limit` of them.
    ///
    /// - Throws: `RecoveryError.primitive`, also for a folder past the limit.
    func entries(of folder: FilePath, limit: Int) throws(RecoveryError) -> [FilePath]

    /// Writes a file, readable by its owner only, in place of what may be there.
    ///
    /// - Throws: `RecoveryError.primitive`.
    func replace(_ path: FilePath, with bytes: [UInt8]) throws(RecoveryError)

    /// Writes a file in place of one that is there, which may be read and written by whom it could
    /// before.
    ///
    /// - Parameter before: what was at the path when that was read, nil for nothing. What others
    ///   wrote since then stays.
    /// - Throws: `RecoveryError.primitive`, with `PosixError.changed` where it is not as before.
    func rewrite(
        _ path: FilePath,
        with bytes: [UInt8],
        over before: FileStatus?
    ) throws(RecoveryError)

    /// Writes a new file with a secret in it, readable by its owner only.
    ///
    /// - Throws: `RecoveryError.primitive`, also when something is there already.
    func create(_ path: FilePath, with secret: SecretBytes) throws(RecoveryError)

    /// Writes a file with a secret in it, readable by its owner only, in place of what may be there.
    ///
    /// - Throws: `RecoveryError.primitive`.
    func replace(_ path: FilePath, with secret: SecretBytes) throws(RecoveryError)

    /// Makes a folder, for its owner only, where there is none.
    ///
    /// - Throws: `RecoveryError.primitive`.
    func makeFolder(_ path: FilePath) throws(RecoveryError)

    /// Removes a file.
    ///
    /// - Throws: `RecoveryError.primitive`.
    func remove(_ path: FilePath) throws(RecoveryError)

    /// Locks `path` against other processes, until the lock is released or this process ends,
    /// however it ends. Nil while another process holds it.
    ///
    /// - Parameter target: what is locked by it, which errors are about.
    /// - Throws: `RecoveryError.primitive`.
    func lock(
        _ path: FilePath,
        for target: FilePath
    ) throws(RecoveryError) -> (any HeldLock)?
}

extension FileAccess {
    /// Replaces a file with one that is read again with the same limit, in bytes.
    ///
    /// - Throws: `RecoveryError.primitive`, with `PosixError.tooLarge` for what would not be read; nothing
    ///   is written then.
    func replace(_ path: FilePath, with bytes: [UInt8], limit: Int) throws(RecoveryError) {
        guard bytes.count <= limit else {
            throw .primitive(.posix(.tooLarge(path: path, limit: limit)))
        }
        try replace(path, with: bytes)
    }
}

/// A lock that this process holds.
package protocol HeldLock: Sendable {
    /// Lets go of it.
    func release()
}

extension FileLock: HeldLock {}
