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
        let found = try contents(of: entries, limit: Self.sizeLimit)
        guard found.isEmpty else { return try source(of: found, path) }
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
        let found = try contents(of: entries, limit: Self.sizeLimit)
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
        found.add(try document(at: export.global), at: export.global)
        let files = export.folders.flatMap(namedJSON)
        try add(files, to: &found, limit: Self.siblingLimit)
        export.addUser(to: &found.beside, self.files)
        return try source(of: found, path)
    }

    private func contents(
        of entries: [FilePath],
        limit: Int
    ) throws(RecoveryError) -> FolderContents {
        var found = FolderContents()
        try add(entries, to: &found, limit: limit)
        return found
    }

    /// Adds what each file holds, up to `limit` bytes of those that are no account data.
    private func add(
        _ entries: [FilePath],
        to found: inout FolderContents,
        limit: Int
    ) throws(RecoveryError) {
        for entry in entries where try files.status(of: entry)?.kind == .regular {
            if RotationJournal.isNamed(entry) { continue }
            if addIfReadable(entry, to: &found.beside, limit: limit) { continue }
            guard let document = try documentIfAny(at: entry) else { continue }
            found.add(document, at: entry)
        }
    }

    private func source(
        of found: FolderContents,
        _ path: FilePath
    ) throws(RecoveryError) -> AccountSource {
        guard let dump = try found.dump() else {
            let (events, places) = try found.events()
            return try source(.folder(path, places), events: events, found.beside, path)
        }
        let place = AccountSource.Place.file(dump.path, dump.document)
        var source = try source(place, events: dump.document.events, found.beside, path)
        source.otherDumps = dump.others
        return source
    }
}
