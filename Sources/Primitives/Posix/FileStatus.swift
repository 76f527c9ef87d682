internal import Glibc

/// What the system says of a file.
package struct FileStatus: Equatable, Sendable {
    /// The kinds that matter here.
    package enum Kind: Sendable { case regular, directory, pipe, terminalOrDevice, other }

    /// Which file it is, whatever its name: equal for two names of one file.
    package struct Identity: Hashable, Sendable {
        let device: UInt64
        let number: UInt64

        /// The file with this number on this device.
        package init(device: UInt64, number: UInt64) {
            self.device = device
            self.number = number
        }
    }

    /// What it is.
    package let kind: Kind
    /// How many bytes it holds; means nothing but for a regular file.
    package let size: Int
    /// When its contents changed last, in nanoseconds since 1970.
    package let modified: Int64
    /// The permission bits, such as 0o600.
    package let permissions: UInt32
    /// Which file it is.
    package let identity: Identity
    /// Whose it is.
    package let owner: UInt32
    /// The group that its group permissions are for.
    package let group: UInt32

    /// What is said of a file that is not the system's, such as one in memory.
    package init(
        kind: Kind,
        size: Int,
        modified: Int64,
        permissions: UInt32,
        identity: Identity,
        owner: UInt32 = 0,
        group: UInt32 = 0
    ) {
        self.kind = kind
        self.size = size
        self.modified = modified
        self.permissions = permissions
        self.identity = identity
        self.owner = owner
        self.group = group
    }

    /// Whether it is the same file with the same contents, so far as the system tells; nothing both
    /// times is the same too.
    package static func areUnchanged(_ before: FileStatus?, _ now: FileStatus?) -> Bool {
        before?.identity == now?.identity && before?.size == now?.size
            && before?.modified == now?.modified
    }

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFIFO, S_IFSOCK: .pipe
            case S_IFCHR, S_IFBLK: .terminalOrDevice
            default: .other
            }
        size = Int(status.st_size)
        modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
        permissions = UInt32(status.st_mode & 0o7777)
        identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        owner = status.st_uid
        group = status.st_gid
    }
}
