internal import Glibc

extension AtomicFile {
    /// Sees whether a file can be written, by beginning one and letting it go: before a person is
    /// asked for what is to be in it.
    ///
    /// - Parameter mayExist: whether one may be there already.
    /// - Throws: as `init(for:)`; `PosixError.call` with the cause `exists`.
    package static func rehearse(
        for target: FilePath,
        mayExist: Bool
    ) throws(PrimitivesError) {
        _ = try AtomicFile(for: target)
        guard !mayExist, try Files.status(of: target) != nil else { return }
        throw .posix(.call(.rename, path: target, number: EEXIST))
    }
}
