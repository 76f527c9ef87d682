import Formats
import Primitives

extension AccountReader {
    /// A folder: what its own files say, or what Synapse exported to it. One that holds no account
    /// data itself may still hold one export.
    func readFolder(_ path: FilePath) throws(RecoveryError) -> AccountSource {
        if let export = try ExportFolder(at: path, files) {
            return try readExport(export, named: path, FolderContents())
        }
        let entries = try files.entries(of: path, limit: Self.entryLimit)
        let found = try contents(of: path, entries)
        if let archive = try ExtractedArchive(at: path, files) {
            return try readExtracted(archive, named: path, found)
        }
        guard found.isEmpty else { return try source(of: found, path, [path]) }
        var exports: [ExportFolder] = []
        for entry in entries where try files.status(of: entry)?.kind == .directory {
            if let export = try? ExportFolder(at: entry, files) { exports.append(export) }
        }
        guard let export = exports.first else { throw .noAccount(path) }
        guard exports.count == 1 else { throw .severalAccounts(exports.map(\.global)) }
        return try readExport(export, named: path, found)
    }

    /// The events that lie in a folder of single events by now, found as they were when the account
    /// was read: what was no event then is none here.
    ///
    /// - Throws: `RecoveryError.severalDumps` where a dump was put there since, and as `read`.
    func events(in folder: FilePath) throws(RecoveryError) -> [AccountDataEvent] {
        let entries = try files.entries(of: folder, limit: Self.entryLimit)
        let found = try contents(of: folder, entries)
        if let dump = try found.dump() { throw .severalDumps([dump.path]) }
        return try found.events().events
    }

    /// An export is a dump like any other: others in its folders must agree with it.
    private func readExport(
        _ export: ExportFolder,
        named path: FilePath,
        _ above: FolderContents
    ) throws(RecoveryError) -> AccountSource {
        var found = above
        found.add(try exported(at: export.global), at: export.global)
        let files = export.folders.flatMap(namedJSON)
        try add(files, .none, to: &found, limit: Self.siblingLimit)
        export.addUser(to: &found.beside, self.files)
        return try source(of: found, path, export.folders + [path])
    }

    /// The account data of an export, which for a new account is an object of nothing: a map all the
    /// same.
    func exported(at path: FilePath) throws(RecoveryError) -> AccountDocument {
        do throws(RecoveryError) {
            return try document(at: path)
        } catch .noAccount(path) {
            let bytes = try files.read(path, limit: Self.sizeLimit)
            guard let empty = try? AccountDocument(emptyMap: bytes) else { throw .noAccount(path) }
            return empty
        }
    }

    /// The account data of an extracted archive, with what the archive has beside it. A dump that
    /// lies there must agree with it, as in any other folder.
    private func readExtracted(
        _ archive: ExtractedArchive,
        named path: FilePath,
        _ above: FolderContents
    ) throws(RecoveryError) -> AccountSource {
        var found = above
        let entries = try files.entries(of: archive.accountData, limit: Self.entryLimit)
        let names = try ExtractedNames(in: archive.accountData, files)
        try add(entries, names, to: &found, limit: Self.sizeLimit)
        let beside = archive.besides.flatMap(namedJSON)
        try add(beside, .none, to: &found, limit: Self.siblingLimit)
        if found.beside.userID == nil { found.beside.userID = archive.userID }
        guard !found.isEmpty else { throw .noAccount(archive.accountData) }
        return try source(of: found, archive.accountData, [archive.accountData, path])
    }

    private func contents(
        of folder: FilePath,
        _ entries: [FilePath]
    ) throws(RecoveryError) -> FolderContents {
        var found = FolderContents()
        let names = try ExtractedNames(in: folder, files)
        try add(entries, names, to: &found, limit: Self.sizeLimit)
        return found
    }

    /// Adds what each file holds, up to `limit` bytes of those that are no account data. An editor's
    /// copy beside its original is passed over.
    private func add(
        _ entries: [FilePath],
        _ names: ExtractedNames,
        to found: inout FolderContents,
        limit: Int
    ) throws(RecoveryError) {
        let all = Set(entries.map(\.lastName))
        for entry in entries {
            guard try isFile(entry), !RotationJournal.isNamed(entry) else { continue }
            if let original = EventFileName.original(ofCopy: entry.lastName),
                all.contains(original)
            {
                continue
            }
            if names.type(of: entry) != nil {
                found.add(try document(at: entry, in: names), at: entry)
                continue
            }
            if addIfReadable(entry, to: &found.beside, limit: limit) { continue }
            guard let document = try documentIfAny(at: entry) else { continue }
            found.add(document, at: entry)
        }
    }

    /// Whether an entry of a folder is a file. What has an event's name and is none, such as a link
    /// that leads nowhere, may be all that is left of one.
    ///
    /// - Throws: `RecoveryError.noSuchFile`, `.primitive`.
    private func isFile(_ entry: FilePath) throws(RecoveryError) -> Bool {
        if entry.isNoteOfMacOS { return false }
        let kind = try files.status(of: entry)?.kind
        guard kind != .regular, entry.isNamedAsEvent else { return kind == .regular }
        switch kind {
        case nil: throw .noSuchFile(entry)
        case .directory: throw .primitive(.posix(.isFolder(entry)))
        default: throw .notReadAsFile(entry)
        }
    }

    /// A file with an event of a folder.
    ///
    /// - Throws: `RecoveryError.file`, `.primitive`.
    func document(
        at path: FilePath,
        in names: ExtractedNames
    ) throws(RecoveryError) -> AccountDocument {
        let bytes = try files.read(path, limit: Self.sizeLimit)
        do {
            guard let type = names.type(of: path) else {
                return try AccountDocument(recognising: bytes, fileName: path.lastName)
            }
            return try AccountDocument(content: bytes, of: type)
        } catch {
            throw .file(path, error)
        }
    }

    private func source(
        of found: FolderContents,
        _ path: FilePath,
        _ folders: [FilePath]
    ) throws(RecoveryError) -> AccountSource {
        guard let dump = try found.dump() else {
            let (events, places, equals) = try found.events()
            let place = AccountSource.Place.folder(path, places)
            var source = try source(place, events: events, found.beside, path)
            source.otherDumps = equals
            source.folders = folders
            return source
        }
        let place = AccountSource.Place.file(dump.path, dump.document)
        var source = try source(place, events: dump.document.events, found.beside, path)
        source.otherDumps = dump.others
        source.folders = folders
        return source
    }
}
