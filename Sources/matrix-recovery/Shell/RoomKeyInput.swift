internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// A file with room keys, of whatever form, which can be read more than once.
struct RoomKeyInput {
    /// What it is.
    private enum Form {
        case plain
        case keyExport(KeyExportReader)
        case archive(ArchiveKeys)
    }

    /// How much of it is read.
    private enum Extent {
        /// All, or it is refused.
        case whole
        /// As far as it is JSON.
        case untilItEnds
    }

    /// What it is called.
    let name: String
    private let form: Form
    private let keys: RoomKeyKeys
    /// Rows that were fetched, which no path leads to.
    private let fetched: UnnamedFile?
    /// Where what a key export holds is no JSON any more, once it was salvaged up to there.
    private let end = Kept<JSONError?>(nil)
    private var path: FilePath { FilePath(name) }

    /// The rows of a live account's key backup.
    init(_ rows: UnnamedFile, of userID: String, _ keys: RoomKeyKeys) {
        name = userID
        form = .plain
        self.keys = keys
        fetched = rows
    }

    /// Looks at the file, and derives what a key export's passphrase becomes.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    init(_ name: String, _ keys: RoomKeyKeys, in context: Context) throws {
        if UserArgument.isMeant(by: name) { throw CommandError.notAFileOfRoomKeys(name) }
        self.name = name
        self.keys = keys
        fetched = nil
        let file = FilePath(name)
        let kind = try context.files.status(of: file)?.kind
        guard kind == nil || kind == .regular || kind == .directory else {
            throw CommandError.roomKeysInPipe(file)
        }
        let start = try context.files.readPrefix(of: file, count: KeyExportArmorDecoder.reach)
        if AgeHeader.isMeant(by: start) {
            form = .archive(try keys.archiveKeys(for: file, in: context))
        } else if KeyExportArmor.isMeant(by: start) {
            let passphrases = try keys.exportPassphrases(for: file, in: context)
            let open = { () throws(PrimitivesError) -> any ByteSource in
                try FileDescriptor(reading: file)
            }
            do throws(RecoveryError) {
                form = .keyExport(
                    keys.salvages
                        ? try KeyExportReader(salvaging: open, passphrases: passphrases)
                        : try KeyExportReader(open: open, passphrases: passphrases)
                )
            } catch {
                throw error.about(file)
            }
        } else {
            form = .plain
        }
    }

    /// Whose room keys they are, where an account says so.
    var user: ExactText? { keys.examination?.account.userID }

    /// What is to be said of it as a key export once it was read, if it is one.
    var exportFindings: ExportFindings? {
        guard case .keyExport(let reader) = form else { return nil }
        return ExportFindings(name, reader.facts, endingAt: end.value)
    }

    /// Reads it.
    ///
    /// - Parameter dates: when an archive was made, for it to be read.
    /// - Throws: `RecoveryError`.
    func read(
        _ progress: RoomKeyProgress,
        made dates: ArchiveDates = ArchiveDates(),
        _ deliver: @escaping RoomKeyReader.Delivery
    ) throws {
        do throws(RecoveryError) {
            switch form {
            case .plain:
                let file = try opened()
                let size = try Int64(clamping: size(of: file))
                try read(file, size: size, .whole, progress, deliver)
            case .keyExport(let reader):
                let size = Int64(reader.facts.byteCount)
                let extent: Extent = keys.salvages ? .untilItEnds : .whole
                try read(reader.plaintext(), size: size, extent, progress, deliver)
            case .archive(let opening):
                let reader = try ArchiveReader(source: opened(), keys: opening)
                guard dates.contain(reader.manifest.created) else { return }
                progress.begin(of: nil)
                let visitor = ArchivedRoomKeys(
                    ArchivedRoomKeys.Selection(of: reader.manifest, keys: keys.backupKeys),
                    keys: keys.backupKeys,
                    room: keys.room,
                    threads: keys.threads
                ) { (batch) throws(RecoveryError) in
                    progress.add(batch, position: 0)
                    try deliver(batch)
                }
                try reader.readAll(visitor)
            }
        } catch {
            throw error.about(path)
        }
    }

    private func read(
        _ source: any ByteSource,
        size: Int64,
        _ extent: Extent,
        _ progress: RoomKeyProgress,
        _ deliver: RoomKeyReader.Delivery
    ) throws(RecoveryError) {
        let reader = try RoomKeyReader(
            keys: keys.backupKeys,
            room: keys.room,
            threads: keys.threads
        )
        progress.begin(of: size)
        var opened = 0
        var unopened = 0
        let body = { (batch: SessionBatch) throws(RecoveryError) in
            if reader.form != .list, keys.backupKeys.isEmpty { throw keys.noBackupKey }
            opened += batch.sessions.count
            unopened += batch.rejects.count { $0.fault == .notOpened }
            progress.add(batch, position: Int64(reader.position))
            try deliver(batch)
        }
        try withoutActuallyEscaping(body) { (body) throws(RecoveryError) in
            switch extent {
            case .whole: try reader.read(source, body)
            case .untilItEnds: end.value = try reader.salvage(source, body)
            }
        }
        guard opened == 0, unopened > 0 else { return }
        let publicKeys = try keys.backupKeys.map { (key) throws(RecoveryError) in
            try carryingPrimitive { () throws(PrimitivesError) in try X25519.publicKey(of: key) }
        }
        throw .noRowOpened(rows: unopened, publicKeys: publicKeys)
    }

    private func opened() throws(RecoveryError) -> FileDescriptor {
        try carryingPrimitive { () throws(PrimitivesError) in
            try FileDescriptor(reading: fetched?.path ?? path)
        }
    }

    private func size(of file: FileDescriptor) throws(RecoveryError) -> UInt64 {
        try carryingPrimitive { () throws(PrimitivesError) in
            UInt64(clamping: try file.status().size)
        }
    }
}

extension RecoveryError {
    /// A refusal of what is in a file, with the file's name.
    fileprivate func about(_ path: FilePath) -> RecoveryError {
        if case .format(let error) = self { .file(path, error) } else { self }
    }
}

/// When archives were made that are wanted, as RFC 3339 text in UTC or the beginning of such; nil for
/// any time.
struct ArchiveDates {
    var from: String?
    var to: String?

    /// Whether a time is between them, to the precision with which they are given.
    func contain(_ time: String) -> Bool {
        if let from, time.prefix(from.count) < from { return false }
        if let to, time.prefix(to.count) > to { return false }
        return true
    }
}

/// How far the reading of room keys is.
final class RoomKeyProgress {
    private let progress: Progress
    private var total: Int64?
    private var rows: Int64 = 0

    init(_ progress: Progress) {
        self.progress = progress
    }

    /// Another file begins, of so many bytes where that is known.
    func begin(of size: Int64?) {
        total = size
    }

    /// So much was read.
    func add(_ batch: SessionBatch, position: Int64) {
        rows += Int64(batch.sessions.count + batch.rejects.count)
        progress.advance(to: position, of: total, items: rows)
    }
}
