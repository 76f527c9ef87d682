package import Formats

/// Which copy of every session is the best, of any number of files. Spec: B11.
///
/// The copy that opens more is the better one; of two that open as much, the first. A session is
/// known by 128 bits that are hashed with this process's random seed from its room and its ID, so that
/// a million of them fit in tens of megabytes, and nobody can make two that are taken for one.
package struct SessionIndex: Sendable {
    /// The best copy of a session.
    package struct Entry: Sendable {
        /// The first message that it opens.
        package fileprivate(set) var firstIndex: UInt32
        /// What its key is, in few bits.
        fileprivate(set) var fingerprint: UInt32
        /// Which session of all that were read it is.
        fileprivate(set) var place: UInt32
        /// Which room it is of, in the order in which they were met.
        package let room: UInt32
        /// How long it is once it is sealed, where that was measured.
        fileprivate var size: SealedSize
        /// Whether all copies say that the room's history may be shared by it.
        package fileprivate(set) var isShared: Bool
    }

    /// A session's name.
    private struct Mark: Hashable {
        let first: Int
        let second: Int

        init(_ session: SessionBatch.Session) {
            var hasher = Hasher()
            hasher.combine(session.id)
            hasher.combine(session.room)
            var other = hasher
            other.combine(1)
            first = hasher.finalize()
            second = other.finalize()
        }
    }

    /// What became of a copy.
    package enum Place: Sendable {
        /// It is the first copy.
        case new
        /// It is better than those before it.
        case better
        /// It opens no more than one before it.
        case known
        /// It begins where another does, and is another key: one of the two is wrong.
        case contradicts
    }

    private var entries: [Mark: Entry] = [:]
    private var places: UInt32 = 0
    private var roomNumbers: [ExactText: UInt32] = [:]
    /// The rooms, in the order in which they were met.
    package private(set) var rooms: [ExactText] = []

    /// An index of nothing.
    package init() {}

    /// How many sessions there are.
    package var count: Int { entries.count }

    /// How many sessions each room has and how long their rows are once they are sealed, where they
    /// were measured.
    var sealedTotals: [(rows: Int, bytes: Int)] {
        var totals = [(rows: Int, bytes: Int)](repeating: (0, 0), count: rooms.count)
        for entry in entries.values {
            totals[Int(entry.room)].rows += 1
            let size = entry.isShared ? entry.size.whole : entry.size.withheld
            totals[Int(entry.room)].bytes += Int(size)
        }
        return totals
    }

    /// Takes note of a copy.
    package mutating func add(_ session: SessionBatch.Session) -> Place { add(session, .none) }

    /// Takes note of a copy, and of how long it is once it is sealed.
    mutating func add(_ session: SessionBatch.Session, _ size: SealedSize) -> Place {
        let place = places
        places &+= 1
        let sharing = session.sharesHistory ?? false
        let mark = Mark(session)
        guard var entry = entries[mark] else {
            entries[mark] = Entry(
                firstIndex: session.firstIndex,
                fingerprint: session.fingerprint,
                place: place,
                room: number(of: session.room),
                size: size,
                isShared: sharing
            )
            return .new
        }
        entry.isShared = entry.isShared && sharing
        defer { entries[mark] = entry }
        if session.firstIndex < entry.firstIndex {
            entry.firstIndex = session.firstIndex
            entry.fingerprint = session.fingerprint
            entry.place = place
            entry.size = size
            return .better
        }
        let isSame = session.fingerprint == entry.fingerprint
        return session.firstIndex == entry.firstIndex && !isSame ? .contradicts : .known
    }

    /// The entry of a session, if this copy is the best.
    ///
    /// - Parameter place: which of all sessions it is, which are read again in the same order.
    package func best(_ session: SessionBatch.Session, at place: UInt32) -> Entry? {
        guard let entry = entries[Mark(session)], entry.place == place else { return nil }
        return entry
    }

    /// The best copy of a session that there is.
    func entry(of session: SessionBatch.Session) -> Entry? { entries[Mark(session)] }

    /// What two files have, session by session: this one's entry, and the other's.
    package func compare(
        to other: SessionIndex,
        _ body: (ExactText, Entry?, Entry?) -> Void
    ) {
        for (mark, entry) in entries { body(rooms[Int(entry.room)], entry, other.entries[mark]) }
        for (mark, entry) in other.entries where entries[mark] == nil {
            body(other.rooms[Int(entry.room)], nil, entry)
        }
    }

    private mutating func number(of room: ExactText) -> UInt32 {
        if let number = roomNumbers[room] { return number }
        let number = UInt32(rooms.count)
        roomNumbers[room] = number
        rooms.append(room)
        return number
    }
}

extension SessionIndex.Entry {
    /// Whether the key is another's, though it begins at the same message.
    package func contradicts(_ other: SessionIndex.Entry) -> Bool {
        firstIndex == other.firstIndex && fingerprint != other.fingerprint
    }
}
