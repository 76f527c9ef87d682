package import Formats
import Primitives

/// Account data in files, written one event at a time, each time whole and durably.
///
/// Every read is a fresh one, so that a change by someone else is seen.
package struct FileAccountStore: AccountStore {
    private enum Target {
        case file(FilePath)
        case folder(FilePath, [EventType: FilePath], ExtractedNames)
    }

    private let target: Target
    private let files: any FileAccess

    /// A store over the files that an account was read from.
    ///
    /// - Throws: `RecoveryError.archiveIsReadOnly`, and for a folder `.file` or `.primitive`.
    package init(
        _ place: AccountSource.Place,
        _ files: any FileAccess
    ) throws(RecoveryError) {
        self.files = files
        switch place {
        case .file(let path, _): target = .file(path)
        case .folder(let folder, let places):
            target = .folder(folder, places, try ExtractedNames(in: folder, files))
        case .archive, .server: throw .archiveIsReadOnly
        }
    }

    package func events() throws(RecoveryError) -> [AccountDataEvent] {
        switch target {
        case .file(let path):
            return try document(at: path).events
        case .folder(let folder, _, _):
            return try AccountReader(files).events(in: folder)
        }
    }

    package func content(of type: EventType) throws(RecoveryError) -> JSONValue? {
        try event(type)?.content
    }

    private func event(_ type: EventType) throws(RecoveryError) -> AccountDataEvent? {
        let path = path(for: type)
        guard try files.status(of: path) != nil else { return nil }
        return try document(at: path, of: type).event(type)
    }

    package func set(
        _ type: EventType,
        to content: JSONValue,
        over before: JSONValue?
    ) throws(RecoveryError) {
        let path = path(for: type)
        // Looked at before it is read: what changes from here on is seen when it is replaced.
        let found = try files.status(of: path)
        let document = found == nil ? nil : try document(at: path, of: type)
        guard PlanRun.isSame(document?.event(type)?.content, before) else {
            throw .changedMeanwhile(type)
        }
        let changed = try carryingFormat { () throws(FormatError) in
            guard let document else {
                return try AccountDocument.single(AccountDataEvent(type: type, content: content))
            }
            return try document.setting(type, to: content)
        }
        do throws(RecoveryError) {
            try files.rewrite(path, with: changed.bytes, over: found)
        } catch .primitive(.posix(.changed)) {
            throw .changedMeanwhile(type)
        }
    }

    private func path(for type: EventType) -> FilePath {
        switch target {
        case .file(let path): path
        case .folder(let folder, let places, _):
            places[type] ?? folder.appending(EventFileName.name(for: type))
        }
    }

    /// The document of an event. In a folder, a content that was emptied tells no more what it is, and is
    /// known by its place.
    private func document(
        at path: FilePath,
        of type: EventType
    ) throws(RecoveryError) -> AccountDocument {
        guard case .folder(_, let places, let names) = target else {
            return try document(at: path)
        }
        do throws(RecoveryError) {
            return try AccountReader(files).document(at: path, in: names)
        } catch .file(_, .account(.unrecognised)) where places[type] == path {
            let bytes = try files.read(path, limit: AccountReader.sizeLimit)
            return try carryingFormat { () throws(FormatError) in
                try AccountDocument(content: bytes, of: type)
            }
        }
    }

    private func document(at path: FilePath) throws(RecoveryError) -> AccountDocument {
        let bytes = try files.read(path, limit: AccountReader.sizeLimit)
        do {
            // A dump is read as it was when the account was: its name says nothing.
            return try AccountDocument(recognising: bytes)
        } catch {
            throw .file(path, error)
        }
    }
}
