internal import Formats
internal import Primitives
internal import Recovery

/// Where an account is restored to: account data that is there, a folder to fill, or a new file.
struct RestoreTarget {
    private enum Place {
        case existing(AccountSource, any AccountStore)
        case emptyFolder(FilePath)
        case newFile(FilePath)
    }

    private let place: Place

    /// Looks at what is there.
    ///
    /// - Throws: `RecoveryError`, `PosixError.notAFile`, `PosixError.call` where a new file has the
    ///   name of a folder.
    init(_ path: FilePath, in context: Context) throws {
        guard let status = try context.files.status(of: path) else {
            try context.ensureNoFolder(path)
            place = .newFile(path)
            return
        }
        try context.ensureNoDevice(path)
        let limit = AccountReader.entryLimit
        if status.kind == .directory, try context.files.entries(of: path, limit: limit).isEmpty {
            place = .emptyFolder(path)
        } else {
            let source = try AccountReader(context.files).read(path)
            place = .existing(source, try source.store(context.files))
        }
    }

    /// The events that are there now.
    var events: [AccountDataEvent] {
        switch place {
        case .existing(let source, _): source.account.events
        case .emptyFolder, .newFile: []
        }
    }

    /// The folders whose every file is read for the account.
    var folders: [FilePath] {
        switch place {
        case .existing(let source, _): source.folders
        case .emptyFolder(let folder): [folder]
        case .newFile: []
        }
    }

    /// Whether surely nothing there is sealed under a new key: its description is written before
    /// all that is.
    func hasNothing(under keyID: KeyID, in context: Context) async -> Bool {
        let type = EventType.keyDescription(keyID)
        do throws(RecoveryError) {
            switch place {
            case .newFile(let path):
                return try context.files.status(of: path) == nil
            case .emptyFolder(let folder):
                let store = try FileAccountStore(.folder(folder, [:]), context.files)
                return try store.content(of: type) == nil
            case .existing(_, let store):
                return try await store.content(of: type) == nil
            }
        } catch {
            return false
        }
    }

    /// Writes what is to be restored: a new file at once, all else one event at a time.
    ///
    /// - Throws: `RecoveryError`.
    func apply(
        _ restoration: Restoration,
        in context: Context,
        _ progress: Progress
    ) async throws {
        let writes = restoration.plan.writes.count
        var written = 0
        let advance = { (_: Plan.Write) in
            written += 1
            progress.advance(to: Int64(written), of: Int64(writes))
        }
        switch place {
        case .newFile(let path):
            let document = try AccountDocument.map(of: restoration.result)
            try context.write(document.bytes, to: path, mayReplace: false)
        case .emptyFolder(let folder):
            let store = try FileAccountStore(.folder(folder, [:]), context.files)
            try await PlanRun(on: store).apply(restoration.plan, progress: advance)
        case .existing(_, let store):
            try await PlanRun(on: store).apply(restoration.plan, progress: advance)
        }
    }
}
