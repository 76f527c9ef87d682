import Formats
import Primitives
import Recovery
import Support

/// Bytes in memory that are read from the beginning as often as is wanted.
struct MemoryContent: StreamedContent {
    private let bytes: [UInt8]

    /// These bytes.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes of a text.
    init(_ text: String) { self.init(Array(text.utf8)) }

    /// They never change.
    func stamp() -> ContentStamp { ContentStamp(size: UInt64(bytes.count), modified: 0) }

    /// A source of them.
    func open() -> any ByteSource { ByteArraySource(bytes) }
}

extension EventFile {
    /// The events at a path of files in memory.
    init(
        _ path: FilePath,
        in files: MemoryFiles,
        defaultRoom: ExactText? = nil
    ) throws(RecoveryError) {
        try self.init(path, files, defaultRoom: defaultRoom) { path in
            MemoryContent(files.bytes(path) ?? [])
        }
    }
}
