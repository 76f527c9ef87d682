/// What an entry of an archive is.
///
/// The set is open: a later version may add kinds, and an entry of an unknown kind is verified and
/// extracted like any other.
package struct ArchiveEntryKind: RawRepresentable, Hashable, Sendable {
    /// The kind as the manifest names it.
    package let rawValue: ExactText

    /// The kind of this name.
    package init(rawValue: ExactText) {
        self.rawValue = rawValue
    }

    /// The letter to whoever finds the archive.
    package static let readme = ArchiveEntryKind(rawValue: "readme")
    /// An account data event's content, byte for byte as it was read.
    package static let accountData = ArchiveEntryKind(rawValue: "account_data")
    /// A secret's opened value.
    package static let secret = ArchiveEntryKind(rawValue: "secret")
    /// The published keys: a response to `/keys/query`.
    package static let identity = ArchiveEntryKind(rawValue: "identity")
    /// A key backup's version: a response to `/room_keys/version`.
    package static let backupVersion = ArchiveEntryKind(rawValue: "backup_version")
    /// A key backup's rows: a response to `/room_keys/keys`.
    package static let backupKeys = ArchiveEntryKind(rawValue: "backup_keys")
    /// Opened room keys, in the form of a key export without its armor.
    package static let roomKeys = ArchiveEntryKind(rawValue: "room_keys")
}
