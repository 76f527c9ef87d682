package import Primitives

/// Where bytes come from, in order: a file, a pipe, memory.
///
/// This port and the next are synchronous, unlike `AccountStore`: libarchive pulls and pushes bytes
/// through C callbacks, which cannot wait for anything but the call that they make.
package protocol ByteSource: AnyObject {
    /// Fills some or all of `target` and returns how many bytes came; 0 at the end only.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int
}

/// Where bytes go: a file, memory. Room can be left for some of them, which come later.
package protocol ByteSink: AnyObject {
    /// Takes all of `bytes`, behind what came before.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func write(_ bytes: Span<UInt8>) throws(PrimitivesError)

    /// Leaves room for `count` bytes behind what came before.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func skip(_ count: Int) throws(PrimitivesError)

    /// Takes all of `bytes` into room that was left, from `offset` on, counted from the beginning.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func fill(_ bytes: Span<UInt8>, at offset: Int) throws(PrimitivesError)
}

/// A stream that takes bytes in their order only: a pipe, whatever standard output is.
package final class StreamSink: ByteSink {
    private let stream: FileDescriptor
    private var position = 0

    /// A sink that goes on where the stream is.
    package init(_ stream: FileDescriptor) {
        self.stream = stream
    }

    /// Takes all of `bytes`.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        try stream.write(bytes)
        position += bytes.count
    }

    /// There is no room to be left in a stream.
    package func skip(_ count: Int) { precondition(count == 0, "a stream has no room to leave") }

    /// Takes all of `bytes`, which must be the next.
    package func fill(_ bytes: Span<UInt8>, at offset: Int) throws(PrimitivesError) {
        precondition(offset == position, "a stream is written in order")
        try write(bytes)
    }
}

/// Bytes too many to hold, which are read once.
package protocol StreamedContent {
    /// What tells that the content is still the same.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func stamp() throws(PrimitivesError) -> ContentStamp

    /// The bytes from the beginning.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func open() throws(PrimitivesError) -> any ByteSource
}

/// Size and time of a content: when both are equal, so are the bytes, as far as can be told.
package struct ContentStamp: Equatable, Sendable {
    /// How many bytes there are.
    package let size: UInt64
    /// When they changed last, in whatever unit the source has.
    package let modified: Int64

    /// A stamp of this size and time.
    package init(size: UInt64, modified: Int64) {
        self.size = size
        self.modified = modified
    }
}

extension FileDescriptor: ByteSource {}

extension AtomicFile: ByteSink {}

/// A file's bytes.
package struct FileContent: StreamedContent {
    private let path: FilePath

    /// The bytes of the file at `path`.
    package init(_ path: FilePath) {
        self.path = path
    }

    /// The file's size and time as the system has them.
    package func stamp() throws(PrimitivesError) -> ContentStamp {
        let status = try FileDescriptor(reading: path).status()
        return ContentStamp(size: UInt64(clamping: status.size), modified: status.modified)
    }

    /// Opens the file.
    package func open() throws(PrimitivesError) -> any ByteSource {
        try FileDescriptor(reading: path)
    }
}
