internal import Glibc

/// Why the operating system, a file, a terminal or a command did not do as asked.
package enum PosixError: Error, Equatable, Sendable {
    /// What was being done.
    package enum Operation: Sendable {
        case open, status, read, write, sync, rename, remove, list, makeDirectory, lock
        case spawn, terminal
    }

    /// A call that failed, on what (nil for a stream without a name), with the system's number.
    case call(Operation, path: FilePath?, number: Int32)
    /// More bytes than the limit that the caller set.
    case tooLarge(path: FilePath?, limit: Int)
    /// More entries in a folder than the limit that the caller set.
    case tooManyEntries(path: FilePath, limit: Int)
    /// Something stands where a file is to be written that is neither a file nor a folder, such as
    /// a device.
    case notAFile(FilePath)
    /// The file that was to be replaced is not as it was when it was read.
    case changed(FilePath)
    /// This process was not started with this descriptor open.
    case notInherited(Int32)
    /// There is no terminal to ask at.
    case noTerminal
    /// The input ended, or the person ended it, before anything was entered.
    case endOfInput
    /// A command ended with this status; 128 and a signal's number where one ended it.
    case commandFailed(status: Int32)
}

extension PosixError {
    /// A folder stands where a file is to be written.
    package static func isFolder(_ path: FilePath) -> PosixError {
        .call(.open, path: path, number: EISDIR)
    }

    /// The causes that callers tell apart.
    package enum Cause: Sendable {
        case notFound, permission, exists, isDirectory, notDirectory, noSpace, brokenPipe, other
    }

    /// The cause of a failed call, `other` for everything else.
    package var cause: Cause {
        guard case .call(_, _, let number) = self else { return .other }
        switch number {
        case ENOENT: return .notFound
        case EACCES, EPERM, EROFS: return .permission
        case EEXIST, ENOTEMPTY: return .exists
        case EISDIR: return .isDirectory
        case ENOTDIR: return .notDirectory
        case ENOSPC, EDQUOT, EFBIG: return .noSpace
        case EPIPE: return .brokenPipe
        default: return .other
        }
    }

    /// The system's words for an error number.
    package static func words(for number: Int32) -> String {
        guard let text = unsafe strerror(number) else { return "error \(number)" }
        return unsafe String(cString: text)
    }
}

extension PrimitivesError {
    /// The cause of a failed system call, nil for every other error.
    package var posixCause: PosixError.Cause? {
        guard case .posix(let error) = self else { return nil }
        return error.cause
    }
}

/// What a call waits for on a descriptor that whoever opened it made return at once.
struct Readiness {
    let descriptor: Int32
    /// `POLLIN` or `POLLOUT`.
    let events: Int32

    /// Waits for it; false where the system cannot.
    func comes() -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        return unsafe poll(&entry, 1, -1) >= 0 || errno == EINTR
    }
}

/// Makes a system call, again while signals interrupt it, and once what it waits for has come.
///
/// - Throws: `PosixError.call` with `errno` when the call returns a negative number.
@discardableResult
func attempt<Value: BinaryInteger>(
    _ operation: PosixError.Operation,
    on path: FilePath? = nil,
    awaiting readiness: Readiness? = nil,
    _ call: () -> Value
) throws(PrimitivesError) -> Value {
    while true {
        let value = call()
        if value >= 0 { return value }
        let number = errno
        if number == EINTR { continue }
        if number == EAGAIN, let readiness, readiness.comes() { continue }
        throw .posix(.call(operation, path: path, number: number))
    }
}
