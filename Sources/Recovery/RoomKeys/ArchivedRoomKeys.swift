package import Formats
import Primitives
package import Secrets

/// Reads the room keys of an archive as it passes: those that it holds opened, and the rows of its key
/// backups, for which it holds the key as a rule.
package final class ArchivedRoomKeys: ArchiveVisitor {
    /// Which room keys are read.
    package enum Selection: Sendable {
        /// Those that are there opened, and the rows of key backups.
        case all
        /// Only those that are there opened.
        case opened

        /// What gives each room key of an archive once: what its rows open to is there already where
        /// room keys are there opened, unless there is another key to the rows.
        package init(of manifest: ArchiveManifest, keys: [SecretBytes]) {
            let isOpened = manifest.entries.contains { $0.kind == .roomKeys }
            self = isOpened && keys.isEmpty ? .opened : .all
        }
    }

    private static let longestKey = 4096

    private let selection: Selection
    private let room: ExactText?
    private let threads: Int
    private let deliver: RoomKeyReader.Delivery
    private var keys: [SecretBytes]
    private var reader: RoomKeyReader?
    private var secret: SecretBuilder?

    /// - Parameters:
    ///   - keys: more private keys of backups.
    ///   - deliver: what becomes of the sessions.
    package init(
        _ selection: Selection = .all,
        keys: [SecretBytes],
        room: ExactText?,
        threads: Int,
        _ deliver: @escaping RoomKeyReader.Delivery
    ) {
        self.selection = selection
        self.keys = keys
        self.room = room
        self.threads = threads
        self.deliver = deliver
    }

    /// A file begins.
    package func begin(
        _ name: EntryName,
        size: UInt64,
        entry: ManifestEntry?
    ) throws(RecoveryError) {
        switch entry?.kind {
        case .backupKeys? where selection == .opened:
            return
        case .backupKeys?, .roomKeys?:
            reader = try RoomKeyReader(keys: keys, room: room, threads: threads)
        case .secret? where entry?.type.map(Self.isBackupKey) == true:
            secret = SecretBuilder(limit: Self.longestKey)
        default:
            return
        }
    }

    /// Whether a secret is the key of a key backup, or was before.
    private static func isBackupKey(_ type: EventType) -> Bool {
        type == .megolmBackup || StoredBackupKey.isKept(type)
    }

    /// Its next bytes.
    package func take(_ bytes: Span<UInt8>) throws(RecoveryError) {
        try reader?.take(bytes, deliver)
        // A value that is too long is no key, and none is made of its beginning.
        if secret?.append(bytes) == false { secret = nil }
    }

    /// It is whole and right.
    package func end() throws(RecoveryError) {
        try reader?.finish(deliver)
        reader = nil
        if let text = secret?.finish(), let key = try? BackupKey.read(text) { keys.append(key) }
        secret = nil
    }
}
