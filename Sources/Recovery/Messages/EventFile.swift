package import Formats
package import Primitives

/// The events at a path: a dump's file, or a folder that Synapse's `export-data` wrote.
///
/// ```
/// ROOT/rooms/!ROOM/events      ROOT, ROOT/rooms or ROOT/rooms/!ROOM may be given, or the file
/// ```
/// The folder's name says which room its events are in, where they do not. Traps: section 3.
package struct EventFile {
    /// One file, and the room that its place says its events are in.
    private struct Part {
        let path: FilePath
        let room: ExactText?
    }

    /// The most rooms of one export.
    private static let roomLimit = 1 << 20
    private static let fileName = Array("events".utf8)

    private let parts: [Part]
    private let defaultRoom: ExactText?
    private let content: (FilePath) -> any StreamedContent

    /// Finds the files with events at a path.
    ///
    /// - Parameters:
    ///   - defaultRoom: the room of events of which nothing says where they are.
    ///   - content: the bytes of the file at a path.
    /// - Throws: `RecoveryError.noSuchFile`, `RecoveryError.noEvents` for a folder that has none,
    ///   `RecoveryError.primitive`.
    package init(
        _ path: FilePath,
        _ files: any FileAccess,
        defaultRoom: ExactText? = nil,
        content: @escaping (FilePath) -> any StreamedContent = { FileContent($0) }
    ) throws(RecoveryError) {
        self.defaultRoom = defaultRoom
        self.content = content
        let path = path.withoutSlashesAtEnd
        guard let status = try files.status(of: path) else { throw .noSuchFile(path) }
        if status.kind == .directory {
            parts = try Self.parts(in: path, files)
            if parts.isEmpty { throw .noEvents(path) }
        } else {
            let isInRoom = path.name == Self.fileName
            parts = [Part(path: path, room: isInRoom ? Self.room(path.parent) : nil)]
        }
    }

    /// Gives each event to `body`, room after room, in the order of the files.
    ///
    /// - Throws: as `EventStream.forEachEvent`, with the file's path where its contents are at
    ///   fault.
    package func forEachEvent(
        _ body: (_ event: JSONValue, _ room: ExactText?) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        for part in parts {
            let stream = EventStream(content(part.path), room: part.room ?? defaultRoom)
            do throws(RecoveryError) {
                try stream.forEachEvent(body)
            } catch {
                switch error {
                case .format(let fault): throw .file(part.path, fault)
                case .noEvents: throw .noEvents(part.path)
                default: throw error
                }
            }
        }
    }

    /// The files.
    package var paths: [FilePath] { parts.map(\.path) }

    private static func parts(
        in folder: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) -> [Part] {
        if let part = try part(in: folder, files) { return [part] }
        let rooms = folder.appending("rooms")
        let isRoot = try files.status(of: rooms)?.kind == .directory
        var parts: [Part] = []
        for entry in try files.entries(of: isRoot ? rooms : folder, limit: roomLimit) {
            guard room(entry) != nil, let part = try part(in: entry, files) else { continue }
            parts.append(part)
        }
        return parts
    }

    /// The events of a room's folder; nil where there are none.
    private static func part(
        in folder: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) -> Part? {
        let path = folder.appending(fileName)
        guard try files.status(of: path)?.kind == .regular else { return nil }
        return Part(path: path, room: room(folder))
    }

    /// The room that a folder is named after. Nothing but the first character is looked at: rooms
    /// of version 12 have no server's name.
    private static func room(_ folder: FilePath) -> ExactText? {
        let name = ExactText(utf8: folder.name)
        return name.hasPrefix("!") && name.isWellFormed ? name : nil
    }
}
