/// Why a tar archive could not be written or read.
package enum TarError: Error, Equatable, Sendable {
    /// The other side of the stream failed, and knows why.
    case stopped
    /// libarchive found the archive damaged, or not a tar archive at all.
    case malformed
    /// An entry that is not a plain regular file: a folder, a link, a device or a sparse file.
    case notARegularFile
    /// An entry without a name, or with one that is not ASCII.
    case name
    /// More or fewer bytes than the entry's header says.
    case size
}
