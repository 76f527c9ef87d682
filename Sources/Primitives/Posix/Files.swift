internal import CPosix
internal import Glibc

/// Questions to the file system, and the few changes to it that are no new file.
package enum Files {
    /// What the system says of a path, following links; nil where there is nothing.
    ///
    /// - Throws: `PosixError.call`.
    package static func status(of path: FilePath) throws(PrimitivesError) -> FileStatus? {
        var status = stat()
        do throws(PrimitivesError) {
            try attempt(.status, on: path) {
                unsafe path.withCString { unsafe stat($0, &status) }
            }
            return FileStatus(status)
        } catch {
            if error.posixCause == .notFound { return nil }
            throw error
        }
    }

    /// Whether both paths lead to one existing file, by whatever names.
    ///
    /// - Throws: `PosixError.call`.
    package static func isSame(
        _ one: FilePath,
        _ other: FilePath
    ) throws(PrimitivesError) -> Bool {
        guard let one = try status(of: one), let other = try status(of: other) else { return false }
        return one.identity == other.identity
    }

    /// The names in a folder, but `.` and `..`, in byte order.
    ///
    /// - Throws: `PosixError.tooManyEntries` for more than `limit`, `PosixError.call`.
    package static func entries(
        of folder: FilePath,
        limit: Int
    ) throws(PrimitivesError) -> [[UInt8]] {
        guard let stream = unsafe folder.withCString({ unsafe opendir($0) }) else {
            throw .posix(.call(.list, path: folder, number: errno))
        }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe name(of: entry)
            if name == Array(".".utf8) || name == Array("..".utf8) { continue }
            guard names.count < limit else {
                throw .posix(.tooManyEntries(path: folder, limit: limit))
            }
            names.append(name)
        }
        if errno != 0 { throw .posix(.call(.list, path: folder, number: errno)) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
            unsafe Array(raw.prefix { $0 != 0 })
        }
    }

    /// Makes a folder that only its owner may enter, and those above it that are missing, so that they
    /// survive a loss of power. A folder that is there already is left as it is.
    ///
    /// - Throws: `PosixError.call`.
    package static func makeFolder(_ path: FilePath) throws(PrimitivesError) {
        if let found = try status(of: path) {
            if found.kind == .directory { return }
            throw .posix(.call(.makeDirectory, path: path, number: EEXIST))
        }
        let parent = path.withoutSlashesAtEnd.parent
        if parent != path, try status(of: parent) == nil { try makeFolder(parent) }
        try attempt(.makeDirectory, on: path) {
            unsafe path.withCString { unsafe mkdir($0, 0o700) }
        }
        try syncFolder(parent)
    }

    /// Removes a file's name.
    ///
    /// - Throws: `PosixError.call`.
    package static func remove(_ path: FilePath) throws(PrimitivesError) {
        try attempt(.remove, on: path) { unsafe path.withCString { unsafe unlink($0) } }
    }

    /// Gives a file another name, by the call for what becomes of that which has it.
    ///
    /// - Parameter told: which of both an error names.
    /// - Throws: `PosixError.call`.
    static func rename(
        _ path: FilePath,
        to other: FilePath,
        telling told: FilePath,
        by call: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws(PrimitivesError) {
        try attempt(.rename, on: told) {
            unsafe path.withCString { from in
                unsafe other.withCString { to in unsafe call(from, to) }
            }
        }
    }

    /// Removes a folder that is empty.
    ///
    /// - Throws: `PosixError.call`.
    package static func removeFolder(_ path: FilePath) throws(PrimitivesError) {
        try attempt(.remove, on: path) { unsafe path.withCString { unsafe rmdir($0) } }
    }

    /// How a file got a further name.
    package enum Keeping: Sendable {
        /// It has both.
        case linked
        /// It has the new one alone, where the file system has no second names.
        case moved
    }

    /// Gives a file another name, beside its own if the file system can do that; nothing may have that
    /// name.
    ///
    /// - Throws: `PosixError.call`.
    package static func keep(
        _ path: FilePath,
        as other: FilePath
    ) throws(PrimitivesError) -> Keeping {
        do throws(PrimitivesError) {
            try unsafe rename(path, to: other, telling: other, by: link)
            return .linked
        } catch {
            guard case .posix(.call(_, _, let number)) = error,
                [EPERM, ENOSYS, EOPNOTSUPP, EMLINK].contains(number)
            else { throw error }
        }
        try unsafe rename(path, to: other, telling: other, by: posix_rename_without_replacing)
        return .moved
    }

    /// What a path leads to: where it is a link, the file behind it and behind those after it;
    /// itself where it is none, or leads nowhere.
    ///
    /// - Throws: `PosixError.call`.
    package static func resolvingLink(_ path: FilePath) throws(PrimitivesError) -> FilePath {
        var status = stat()
        let number = unsafe path.withCString { unsafe lstat($0, &status) }
        guard number == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
        return try real(path) ?? path
    }

    /// The one path of what a path leads to, from the root, without links, `.` and `..`. What is
    /// not there yet has the path that it will have; where its folder is not there either, the path
    /// is given back.
    ///
    /// - Throws: `PosixError.call`.
    package static func resolved(_ path: FilePath) throws(PrimitivesError) -> FilePath {
        if let real = try real(path) { return real }
        let bare = path.withoutSlashesAtEnd
        guard let folder = try real(bare.parent) else { return bare }
        return folder.appending(bare.name)
    }

    /// What `realpath` says; nil where there is nothing.
    private static func real(_ path: FilePath) throws(PrimitivesError) -> FilePath? {
        guard let real = unsafe path.withCString({ unsafe realpath($0, nil) }) else {
            if errno == ENOENT { return nil }
            throw .posix(.call(.status, path: path, number: errno))
        }
        defer { unsafe free(real) }
        return unsafe FilePath(bytes: UnsafeRawBufferPointer(start: real, count: strlen(real)))
    }

    /// Makes the names in a folder survive a loss of power.
    ///
    /// A folder that may be written to and not read cannot be opened for it; neither can one on a
    /// file system that has nothing to synchronise there. Both are left to the system.
    ///
    /// - Throws: `PosixError.call`.
    package static func syncFolder(_ path: FilePath) throws(PrimitivesError) {
        do throws(PrimitivesError) {
            try FileDescriptor(reading: path).sync()
        } catch {
            guard case .posix(.call(_, _, let number)) = error, [EACCES, EINVAL].contains(number)
            else { throw error }
        }
    }
}
