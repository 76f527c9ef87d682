internal import CArchive

/// Reads a tar archive of regular files as a stream, through libarchive.
///
/// Only the tar format is enabled, and no compression. Whatever libarchive warns of or wants to
/// try again is damage here, and so is everything that is not a plain regular file. Names are the
/// caller's to check.
@safe package final class TarReader {
    /// What the source gives when it is asked for more.
    package enum Input {
        /// The next bytes, which stay where they are until the source is asked again.
        case bytes(Range<Int>)
        /// There are no more.
        case end
        /// The source failed, and knows why.
        case failure
    }

    /// The beginning of an entry.
    package struct Entry: Equatable, Sendable {
        /// Its name, ASCII but otherwise as it stands in the archive.
        package let name: String
        /// How many bytes it has.
        package let size: UInt64

        /// An entry of this name and size.
        package init(name: String, size: UInt64) {
            self.name = name
            self.size = size
        }
    }

    private let archive: OpaquePointer
    private let channel: Channel
    private var remaining: UInt64 = 0
    private var position: Int64 = 0

    /// What libarchive's callback reaches.
    private final class Channel {
        let buffer: WorkBuffer
        let source: () -> Input
        var hasFailed = false

        init(buffer: WorkBuffer, source: @escaping () -> Input) {
            self.buffer = buffer
            self.source = source
        }
    }

    /// - Parameter buffer: where the bytes lie that `source` speaks of.
    /// - Parameter source: puts the archive's next bytes into the buffer.
    /// - Throws: `PrimitivesError.tar` with `.stopped`, since the first bytes are read at once.
    package init(
        buffer: WorkBuffer,
        source: @escaping () -> Input
    ) throws(PrimitivesError) {
        guard let archive = unsafe archive_read_new() else { throw .library("archive_read_new") }
        unsafe self.archive = archive
        channel = Channel(buffer: buffer, source: source)
        try check(unsafe archive_read_support_format_tar(archive))
        try check(
            unsafe archive_read_open(
                archive,
                Unmanaged.passUnretained(channel).toOpaque(),
                nil,
                Self.read,
                nil
            )
        )
    }

    deinit { unsafe archive_read_free(archive) }

    /// The next entry, or nil at the end of the archive.
    ///
    /// - Throws: `PrimitivesError.tar`.
    package func next() throws(PrimitivesError) -> Entry? {
        guard remaining == 0 else { throw .tar(.size) }
        var entry: OpaquePointer?
        let status = unsafe archive_read_next_header(archive, &entry)
        if status == ARCHIVE_EOF { return nil }
        try check(status)
        guard let entry = unsafe entry else { throw .tar(.malformed) }
        guard unsafe archive_entry_filetype(entry) == archive_entry_type_regular,
            unsafe archive_entry_hardlink(entry) == nil,
            unsafe archive_entry_symlink(entry) == nil,
            unsafe archive_entry_sparse_count(entry) == 0
        else { throw .tar(.notARegularFile) }
        guard unsafe archive_entry_size_is_set(entry) != 0,
            let size = unsafe UInt64(exactly: archive_entry_size(entry))
        else { throw .tar(.size) }
        remaining = size
        position = 0
        return unsafe Entry(name: try name(of: entry), size: size)
    }

    /// Lends the entry's next bytes, or returns false when it has no more.
    ///
    /// - Throws: `PrimitivesError.tar`.
    package func nextBytes(_ body: (Span<UInt8>) -> Void) throws(PrimitivesError) -> Bool {
        var bytes: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        let status = unsafe archive_read_data_block(archive, &bytes, &count, &offset)
        if status == ARCHIVE_EOF {
            guard remaining == 0 else { throw .tar(.size) }
            return false
        }
        try check(status)
        guard offset == position, UInt64(count) <= remaining else { throw .tar(.size) }
        remaining -= UInt64(count)
        position += Int64(count)
        let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        body(unsafe buffer.bindMemory(to: UInt8.self).span)
        withExtendedLifetime(self) {}
        return true
    }

    /// How many bytes of the archive were taken, which at its end includes the two empty blocks.
    package var bytesConsumed: UInt64 {
        unsafe UInt64(clamping: archive_filter_bytes(archive, -1))
    }

    private func name(of entry: OpaquePointer) throws(PrimitivesError) -> String {
        guard let text = unsafe archive_entry_pathname(entry) else { throw .tar(.name) }
        let name = unsafe String(cString: text)
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 < 0x80 }) else { throw .tar(.name) }
        return name
    }

    private func check(_ status: Int32) throws(PrimitivesError) {
        guard status != ARCHIVE_OK else { return }
        throw .tar(channel.hasFailed ? .stopped : .malformed)
    }

    private static let read:
        @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutablePointer<UnsafeRawPointer?>?
        ) -> Int = { _, context, target in
            guard let context = unsafe context else { return -1 }
            let channel = unsafe Unmanaged<Channel>.fromOpaque(context).takeUnretainedValue()
            switch channel.source() {
            case .bytes(let range):
                unsafe target?.pointee = UnsafeRawPointer(channel.buffer.address(of: range))
                return range.count
            case .end:
                return 0
            case .failure:
                channel.hasFailed = true
                return -1
            }
        }
}
