internal import CPosix
internal import Glibc

/// A file that no name leads to: for as long as it is held, and gone then, even if the process is killed.
package final class UnnamedFile: Sendable {
    /// How it comes to have no name.
    package enum Making: Sendable, CaseIterable {
        /// It never has one.
        case unnamed
        /// Its name is taken away at once, on file systems that want one.
        case named
    }

    private let file: FileDescriptor

    /// Makes an empty file where `target` lies, readable by its owner only.
    ///
    /// - Parameter target: what the file is for, which need not be there and is not touched.
    /// - Throws: `PosixError.call`.
    package init(
        beside target: FilePath,
        _ making: Making = .unnamed
    ) throws(PrimitivesError) {
        if making == .unnamed, let unnamed = Self.unnamed(beside: target) {
            file = unnamed
        } else {
            file = try Self.named(beside: target)
        }
    }

    private static func unnamed(beside target: FilePath) -> FileDescriptor? {
        let number = unsafe target.parent.withCString { unsafe posix_open_unnamed($0) }
        return number < 0 ? nil : FileDescriptor(adopting: number, path: target)
    }

    private static func named(beside target: FilePath) throws(PrimitivesError) -> FileDescriptor {
        let temporary = target.parent.appending(AtomicFile.temporaryName())
        return try Interruption.holdingOff { (_) throws(PrimitivesError) in
            let number = try attempt(.open, on: target) {
                unsafe temporary.withCString {
                    unsafe open($0, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
                }
            }
            let file = FileDescriptor(adopting: number, path: target)
            try Files.remove(temporary)
            return file
        }
    }

    /// A path that leads to the file while it is held, in this process.
    package var path: FilePath { FilePath("/proc/self/fd/\(file.number)") }

    /// Adds bytes at the end.
    ///
    /// - Throws: `PosixError.call`.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) { try file.write(bytes) }

    /// Moves on by `count` bytes, which read as zeros until `fill` brings them.
    ///
    /// - Throws: `PosixError.call`.
    package func skip(_ count: Int) throws(PrimitivesError) { try file.skip(count) }

    /// Writes bytes from `offset` on.
    ///
    /// - Throws: `PosixError.call`.
    package func fill(_ bytes: Span<UInt8>, at offset: Int) throws(PrimitivesError) {
        try file.fill(bytes, at: offset)
    }

    /// Reads once from `offset` on, and returns how many bytes came; 0 at the end.
    ///
    /// - Throws: `PosixError.call`.
    package func read(
        into target: inout MutableSpan<UInt8>,
        at offset: UInt64
    ) throws(PrimitivesError) -> Int {
        try file.read(into: &target, at: offset)
    }
}
