internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Files with room keys, of any form, and what opens them.
struct RoomKeyFiles: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Key exports, lists of sessions, rows of a key backup, or archives, in any order.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var files: [String]

    @OptionGroup var opening: RoomKeyOpening

    /// The files that any of it is read from.
    var inputs: [FilePath] { files.map { FilePath($0) } + opening.inputs }

    func validate() throws { for file in files { try refuseDash(asInput: file) } }

    /// Opens all of them.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func read(
        in context: Context,
        _ output: OutputOptions
    ) async throws -> [RoomKeyInput] {
        let keys = try await opening.read(in: context, output)
        return try files.map { try RoomKeyInput($0, keys, in: context) }
    }
}

/// Which room keys are wanted.
struct RoomKeyFilterOptions: ParsableArguments {
    private static let limit = 256 << 20

    @Option(
        name: .customLong("room"),
        help: ArgumentHelp("Only those of this room.", valueName: "!room")
    )
    var rooms: [String] = []

    @Option(
        name: .customLong("rooms-from"),
        help: ArgumentHelp("Only those of the rooms in a /sync response.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var roomLists: [String] = []

    @Option(
        name: .customLong("session"),
        help: ArgumentHelp("Only the one with this session ID.", valueName: "id")
    )
    var sessions: [String] = []

    @Option(
        name: .customLong("sender-key"),
        help: ArgumentHelp("Only those that the device with this key made.", valueName: "key")
    )
    var senderKeys: [String] = []

    @Option(
        name: .customLong("archived-from"),
        help: ArgumentHelp(
            "Only those in archives that were made on this day or later.",
            valueName: "YYYY-MM-DD"
        )
    )
    var from: String?

    @Option(
        name: .customLong("archived-to"),
        help: ArgumentHelp(
            "Only those in archives that were made on this day or before.",
            valueName: "YYYY-MM-DD"
        )
    )
    var to: String?

    /// The files that any of it is read from.
    var inputs: [FilePath] { roomLists.map { FilePath($0) } }

    /// When archives were made that are wanted.
    var dates: ArchiveDates { ArchiveDates(from: from, to: to) }

    func validate() throws {
        for date in [from, to].compactMap(\.self) where !CalendarDay.isWritten(as: date) {
            throw ValidationError("a day is written YYYY-MM-DD, and is one of the calendar")
        }
    }

    /// What is wanted, read.
    ///
    /// - Throws: `RecoveryError`.
    func read(in context: Context) throws -> SessionFilter {
        var filter = SessionFilter()
        filter.rooms = Set(rooms.map { ExactText($0) })
        for name in roomLists {
            let path = FilePath(name)
            let bytes = try context.files.read(path, limit: Self.limit)
            do {
                filter.rooms.formUnion(try SessionFilter.rooms(ofSync: bytes))
            } catch {
                throw RecoveryError.file(path, error)
            }
        }
        filter.sessions = Set(sessions.map { ExactText($0) })
        filter.senderKeys = Set(senderKeys.map { ExactText($0) })
        return filter
    }
}
