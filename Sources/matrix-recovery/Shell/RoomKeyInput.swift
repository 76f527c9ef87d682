internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// A file with room keys, of whatever form, which can be read more than once.
struct RoomKeyInput {
    /// What it is.
    enum Form {
        /// The rows of a key backup, or a plain list of sessions.
        case plain
        /// An archive.
        case archive
    }

    /// How much is looked at to tell what a file is.
    private static let beginning = 64 << 10

    /// What it is called.
    let name: String
    /// What it is.
    let form: Form
    private let path: FilePath
    private let keys: RoomKeyKeys

    /// Looks at the file.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    init(_ name: String, _ keys: RoomKeyKeys, in context: Context) throws {
        self.name = name == "-" ? "standard input" : name
        self.keys = keys
        path = name == "-" ? .standardInput : FilePath(name)
        let isArchive = try name == "-" ? false : context.isArchive(path)
        form = isArchive ? .archive : .plain
    }

    /// Reads it.
    ///
    /// - Throws: `RecoveryError`.
    func read(
        _ progress: RoomKeyProgress,
        _ deliver: RoomKeyReader.Delivery
    ) throws {
        let reader = try RoomKeyReader(
            keys: keys.backupKeys,
            room: keys.room,
            threads: keys.threads
        )
        let file = try FileDescriptor(reading: path)
        let size = try file.status().size
        progress.begin(of: Int64(clamping: size))
        do throws(RecoveryError) {
            try reader.read(file) { (batch) throws(RecoveryError) in
                progress.add(batch, position: Int64(reader.position))
                try deliver(batch)
            }
        } catch .format(let error) {
            throw RecoveryError.file(FilePath(name), error)
        }
    }
}

/// How far the reading of room keys is.
final class RoomKeyProgress {
    private let progress: Progress
    private var total: Int64?
    private var done: Int64 = 0
    private var rows: Int64 = 0

    init(_ progress: Progress) {
        self.progress = progress
    }

    /// Another file of so many bytes begins.
    func begin(of size: Int64) {
        total = size
    }

    /// So much was read.
    func add(_ batch: SessionBatch, position: Int64) {
        rows += Int64(batch.sessions.count + batch.rejects.count)
        progress.advance(to: position, of: total, items: rows)
    }
}
