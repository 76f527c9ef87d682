internal import CArchive

/// Writes a pax archive of regular files as a stream, through libarchive.
///
/// The bytes depend on names, sizes, contents and the one time given, and on nothing else: mode
/// 0600, user and group 0 without names. A name of at most 100 ASCII characters and a size under
/// 8 GiB take one plain header block. Nothing is gathered up, so memory does not grow.
@safe package final class TarWriter {
    private let archive: OpaquePointer
    private let entry: OpaquePointer
    private let channel: Channel
    private var remaining: UInt64 = 0

    /// What libarchive's callback reaches, apart from the writer so that it may outlive a failure.
    private final class Channel {
        let sink: (Span<UInt8>) -> Bool
        var isOpen = true

        init(sink: @escaping (Span<UInt8>) -> Bool) { self.sink = sink }
    }

    /// - Parameter modified: every entry's time, in seconds since 1970.
    /// - Parameter sink: takes the archive's next bytes, or returns false to stop.
    package init(
        modified: Int64,
        sink: @escaping (Span<UInt8>) -> Bool
    ) throws(PrimitivesError) {
        guard let archive = unsafe archive_write_new() else { throw .library("archive_write_new") }
        guard let entry = unsafe archive_entry_new() else {
            unsafe archive_write_free(archive)
            throw .library("archive_entry_new")
        }
        unsafe self.archive = archive
        unsafe self.entry = entry
        channel = Channel(sink: sink)
        unsafe archive_entry_set_mtime(entry, time_t(modified), 0)
        try check(unsafe archive_write_set_format_pax_restricted(archive))
        try check(unsafe archive_write_set_bytes_per_block(archive, 0))
        try check(
            unsafe archive_write_open(
                archive,
                Unmanaged.passUnretained(channel).toOpaque(),
                nil,
                Self.write,
                nil
            )
        )
    }

    deinit {
        channel.isOpen = false
        unsafe archive_entry_free(entry)
        unsafe archive_write_free(archive)
    }

    /// Begins an entry of exactly `size` bytes, which `write` then brings.
    ///
    /// - Throws: `PrimitivesError.tar` with `.size` when the entry before is not complete.
    package func begin(_ name: String, size: UInt64) throws(PrimitivesError) {
        guard remaining == 0, let length = Int64(exactly: size) else { throw .tar(.size) }
        unsafe archive_entry_set_pathname(entry, name)
        unsafe archive_entry_set_size(entry, length)
        unsafe archive_entry_set_filetype(entry, archive_entry_type_regular)
        unsafe archive_entry_set_perm(entry, 0o600)
        try check(unsafe archive_write_header(archive, entry))
        remaining = size
    }

    /// Adds bytes to the entry.
    ///
    /// - Throws: `PrimitivesError.tar` with `.size` when they are more than it was to have.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        guard UInt64(bytes.count) <= remaining else { throw .tar(.size) }
        let written = unsafe bytes.withUnsafeBytes { bytes in
            unsafe archive_write_data(archive, bytes.baseAddress, bytes.count)
        }
        guard written == bytes.count else { throw .tar(.stopped) }
        remaining -= UInt64(bytes.count)
    }

    /// Ends the archive with its two empty blocks.
    ///
    /// - Throws: `PrimitivesError.tar` with `.size` when the last entry is not complete.
    package func finish() throws(PrimitivesError) {
        guard remaining == 0 else { throw .tar(.size) }
        try check(unsafe archive_write_close(archive))
        channel.isOpen = false
    }

    private func check(_ status: Int32) throws(PrimitivesError) {
        guard status == ARCHIVE_OK else { throw .tar(.stopped) }
    }

    private static let write:
        @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer?, UnsafeRawPointer?, Int
        ) -> Int = { _, context, bytes, count in
            guard let context = unsafe context else { return -1 }
            let channel = unsafe Unmanaged<Channel>.fromOpaque(context).takeUnretainedValue()
            guard channel.isOpen else { return -1 }
            let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
            let span = unsafe buffer.bindMemory(to: UInt8.self).span
            return channel.sink(span) ? count : -1
        }
}
