internal import Glibc

extension FileDescriptor {
    /// Gives this file another's owner, group and permissions, so far as the system lets this user.
    ///
    /// Where the group is not kept, its members and all others are held to what both were allowed,
    /// so that nobody may do more than before. The bits that let a program run as its owner or
    /// group are never kept. A file system that has no permissions has none to keep.
    ///
    /// - Throws: `PosixError.call`.
    func takeOverAccess(of other: FileStatus) throws(PrimitivesError) {
        if fchown(number, other.owner, other.group) != 0 {
            // Nobody but root gives files away; to a group of one's own is another matter.
            _ = fchown(number, uid_t.max, other.group)
        }
        var permissions = other.permissions & 0o777
        if try status().group != other.group {
            let shared = (permissions >> 3) & permissions & 0o007
            permissions = permissions & 0o700 | shared << 3 | shared
        }
        _ = fchmod(number, permissions)
    }
}
