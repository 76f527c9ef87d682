internal import Synchronization

/// Files that are there all together or not at all, however many.
///
/// They wait under temporary names, closed, until all are written. Where one does not get its name,
/// the names of those before it are taken away again, unless they took the places of others: those are
/// gone.
package final class AtomicFiles {
    /// The names that were given so far.
    private final class Named: Sendable {
        private let paths = Mutex<[FilePath]>([])

        func add(_ path: FilePath) { paths.withLock { $0.append(path) } }

        func takeAway() {
            paths.withLock { paths in
                for path in paths { try? Files.remove(path) }
                paths = []
            }
        }
    }

    private var files: [AtomicFile] = []

    /// None so far.
    package init() {}

    /// The paths that they take when they are committed.
    package var targets: [FilePath] { files.map(\.target) }

    /// Adds a file that is written to its end.
    ///
    /// - Throws: `PosixError.call`.
    package func add(_ file: AtomicFile) throws(PrimitivesError) {
        try file.settle()
        files.append(file)
    }

    /// Gives all of them their names.
    ///
    /// - Throws: `PosixError.call`.
    /// - Precondition: it is called once.
    package func commit(_ existing: AtomicFile.Existing) throws(PrimitivesError) {
        let named = Named()
        let cleanup = Interruption.onInterruption { named.takeAway() }
        defer { cleanup.cancel() }
        for file in files {
            do throws(PrimitivesError) {
                try file.commit(existing) {
                    if case .keep = existing { named.add(file.target) }
                }
            } catch {
                named.takeAway()
                throw error
            }
        }
    }
}
