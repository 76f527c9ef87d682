internal import Formats
internal import Primitives
internal import Recovery

/// An archive of room keys alone, of each the copy that opens the most.
final class RoomKeyArchive {
    /// What comes to be written.
    enum Copies {
        /// Any, of which the best are to be found.
        case any
        /// The best alone.
        case best
    }

    /// Where the room keys wait.
    private enum Waiting {
        case gathering(RoomKeyGathering)
        case spool(RoomKeySpool)
    }

    /// Where the archive is, or is to be.
    let place: ArchivePlace
    /// What the archive says of itself, once it has its name.
    private(set) var manifest: ArchiveManifest?

    private let waiting: Waiting
    private let contents: ArchiveContents
    private let readers: SealKeySources.Readers
    private let form: AgeForm
    private let context: Context

    /// Begins to gather.
    ///
    /// - Parameter contents: what goes in beside the room keys.
    /// - Throws: `PrimitivesError.posix`.
    init(
        _ place: ArchivePlace,
        of copies: Copies,
        _ contents: ArchiveContents,
        for readers: SealKeySources.Readers,
        as form: AgeForm,
        in context: Context
    ) throws {
        self.place = place
        self.contents = contents
        self.readers = readers
        self.form = form
        self.context = context
        waiting =
            switch copies {
            case .any: .gathering(try RoomKeyGathering(beside: place.path))
            case .best: .spool(try RoomKeySpool(beside: place.path))
            }
    }

    /// How many sessions there are, each counted once.
    var count: Int {
        switch waiting {
        case .gathering(let gathering): gathering.count
        case .spool(let spool): spool.count
        }
    }

    /// How many sessions of a room have copies that contradict each other, where there are any.
    var contradictions: [ExactText: Int] {
        if case .gathering(let gathering) = waiting { gathering.contradictingRooms } else { [:] }
    }

    /// Takes a session.
    ///
    /// - Parameter sharing: for one of the best, whether the room's history may be shared by it,
    ///   where other copies of it say something else than it does.
    /// - Returns: whether it goes in, since it does not contradict a copy before it.
    /// - Throws: `PrimitivesError.posix`.
    func add(
        _ session: SessionBatch.Session,
        of batch: SessionBatch,
        sharing: Bool? = nil
    ) throws(RecoveryError) -> Bool {
        switch waiting {
        case .gathering(let gathering):
            return try gathering.take(session, of: batch)
        case .spool(let spool):
            try spool.add(session, of: batch, sharing: sharing)
            return true
        }
    }

    /// Seals what was taken.
    ///
    /// - Parameter last: what is done when all is written and nothing has a name yet.
    /// - Throws: what `last` throws; `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func finish(_ last: () throws -> Void) throws {
        var contents = contents
        switch waiting {
        case .gathering(let gathering):
            try gathering.finish()
            contents.roomKeys = try gathering.content()
        case .spool(let spool):
            try spool.finish()
            contents.roomKeys = spool.content
        }
        manifest = try context.seal(contents, readers, place, as: form) { _ in try last() }
    }
}
