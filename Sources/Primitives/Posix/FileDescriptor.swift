internal import CPosix
internal import Glibc
package import Secrets

/// An open file or stream, closed with its last owner.
package final class FileDescriptor: Sendable {
    /// Whether the descriptor is closed with its last owner.
    private enum Ownership { case owned, borrowed }

    /// The most that is read or written in one call.
    private static let pieceSize = 1 << 16

    let number: Int32
    private let ownership: Ownership
    /// What it was opened as; nil for a stream without a name.
    package let path: FilePath?

    init(adopting number: Int32, path: FilePath?) {
        self.number = number
        self.path = path
        ownership = .owned
    }

    private init(borrowing number: Int32) {
        self.number = number
        path = nil
        ownership = .borrowed
    }

    deinit {
        if ownership == .owned { close(number) }
    }

    /// Standard input, never closed.
    package static let standardInput = FileDescriptor(borrowing: STDIN_FILENO)
    /// Standard output, never closed.
    package static let standardOutput = FileDescriptor(borrowing: STDOUT_FILENO)
    /// Standard error, never closed.
    package static let standardError = FileDescriptor(borrowing: STDERR_FILENO)

    /// Opens a file or stream for reading, following links; child processes do not inherit it.
    ///
    /// - Throws: `PosixError.call`.
    package convenience init(reading path: FilePath) throws(PrimitivesError) {
        let number = try attempt(.open, on: path) {
            unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
        }
        self.init(adopting: number, path: path)
    }

    /// Takes a copy of a descriptor that this process was started with, as in `--…-fd 3`.
    ///
    /// What is closed when a program is executed was opened in this process since, by this program
    /// or the language's runtime: reading that could wait for ever.
    ///
    /// - Throws: `PosixError.notInherited` when the process was not started with it,
    ///   `PosixError.call`.
    package convenience init(inherited number: Int32) throws(PrimitivesError) {
        let flags = fcntl(number, F_GETFD)
        guard flags >= 0, flags & FD_CLOEXEC == 0 else { throw .posix(.notInherited(number)) }
        let path = FilePath("/dev/fd/\(number)")
        let copy = try attempt(.open, on: path) { posix_duplicate(number) }
        self.init(adopting: copy, path: path)
    }

    /// What the system says of the file behind the descriptor.
    ///
    /// - Throws: `PosixError.call`.
    package func status() throws(PrimitivesError) -> FileStatus {
        var status = stat()
        try attempt(.status, on: path) { unsafe fstat(number, &status) }
        return FileStatus(status)
    }

    /// Whether a person sees what is written here, or types what is read.
    package var isTerminal: Bool { isatty(number) == 1 }

    /// Makes what was written survive a loss of power.
    ///
    /// - Throws: `PosixError.call`.
    package func sync() throws(PrimitivesError) {
        try attempt(.sync, on: path) { fsync(number) }
    }
}

extension FileDescriptor {
    /// Reads once, and returns how many bytes came; 0 at the end.
    ///
    /// - Throws: `PosixError.call`.
    package func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int {
        let input = Readiness(descriptor: number, events: POLLIN)
        return try attempt(.read, on: path, awaiting: input) {
            unsafe target.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(number, bytes.baseAddress, bytes.count)
            }
        }
    }

    /// Reads to the end.
    ///
    /// - Throws: `PosixError.tooLarge` after `limit` bytes, `PosixError.call`.
    package func readAll(limit: Int) throws(PrimitivesError) -> [UInt8] {
        let known = try status()
        let expected = known.kind == .regular ? known.size : 0
        guard expected <= limit else { throw .posix(.tooLarge(path: path, limit: limit)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected)
        var piece = [UInt8](repeating: 0, count: Self.pieceSize)
        while true {
            var target = piece.mutableSpan
            let count = try read(into: &target)
            if count == 0 { return bytes }
            guard count <= limit - bytes.count else {
                throw .posix(.tooLarge(path: path, limit: limit))
            }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    /// Reads the first bytes: `count`, or fewer where the file ends.
    ///
    /// - Throws: `PosixError.call`.
    package func readPrefix(count: Int) throws(PrimitivesError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            var target = piece.mutableSpan
            let more = try read(into: &target)
            if more == 0 { break }
            bytes += piece[..<more]
        }
        return bytes
    }

    /// Reads to the end into guarded memory; no copy stays outside it.
    ///
    /// - Throws: `PosixError.tooLarge` after `limit` bytes, `PosixError.call`.
    package func readSecret(limit: Int) throws(PrimitivesError) -> SecretBytes {
        var gathered = SecretBuilder(limit: limit)
        while true {
            var count = 0
            let piece = try SecretBytes(count: 4096) { (target) throws(PrimitivesError) in
                count = try read(into: &target)
            }
            if count == 0 { return gathered.finish() }
            let fits = piece.withBytes { gathered.append($0.extracting(0..<count)) }
            guard fits else { throw .posix(.tooLarge(path: path, limit: limit)) }
        }
    }

    /// Writes all of `bytes`.
    ///
    /// - Throws: `PosixError.call`; some of the bytes may have been written by then.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        let room = Readiness(descriptor: number, events: POLLOUT)
        var written = 0
        while written < bytes.count {
            let rest = bytes.extracting(written..<bytes.count)
            written += try attempt(.write, on: path, awaiting: room) {
                unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
            }
        }
    }

    /// Writes all of `bytes`.
    ///
    /// - Throws: `PosixError.call`.
    package func write(_ bytes: [UInt8]) throws(PrimitivesError) { try write(bytes.span) }

    /// Moves on by `count` bytes without writing.
    ///
    /// - Throws: `PosixError.call`.
    func skip(_ count: Int) throws(PrimitivesError) {
        try attempt(.write, on: path) { lseek(number, count, SEEK_CUR) < 0 ? -1 : 0 }
    }

    /// Writes all of `bytes` at `offset`, and leaves the place of the next write where it is.
    ///
    /// - Throws: `PosixError.call`.
    func fill(_ bytes: Span<UInt8>, at offset: Int) throws(PrimitivesError) {
        var written = 0
        while written < bytes.count {
            let rest = bytes.extracting(written..<bytes.count)
            written += try attempt(.write, on: path) {
                unsafe rest.withUnsafeBytes {
                    unsafe pwrite(number, $0.baseAddress, $0.count, offset + written)
                }
            }
        }
    }

    /// Writes all of a secret, straight from guarded memory.
    ///
    /// - Throws: `PosixError.call`.
    package func write(_ secret: SecretBytes) throws(PrimitivesError) {
        try secret.withBytes { (bytes) throws(PrimitivesError) in try write(bytes) }
    }
}
