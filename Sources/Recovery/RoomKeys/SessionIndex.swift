package import Formats

/// Which copy of every session is the best, of any number of files. Spec: B11.
///
/// The copy that opens more is the better one, if it agrees with the one before; of two that open as
/// much, the first. Copies that begin at the same message are to be one key. Of those that begin at
/// others, what a ratchet's first value is must be the same; its other values are not looked at, since
/// that would need both keys at once. Whether a session's copies agree does not depend on their order
/// as long as they begin within the same 2^24 messages.
///
/// A session is known by 128 bits that are hashed with this process's random seed from its room and its
/// ID, so that a million of them fit in tens of megabytes, and nobody can make two that are taken for one.
package struct SessionIndex: Sendable {
    /// The best copy of a session.
    package struct Entry: Sendable {
        /// The first message that it opens.
        package fileprivate(set) var firstIndex: UInt32
        /// What its key is, in few bits.
        fileprivate(set) var fingerprint: UInt32
        /// What the first value of its ratchet is, in few bits.
        fileprivate var chain: UInt32
        /// Which session of all that were read it is.
        fileprivate(set) var place: UInt32
        /// Which room it is of, in the order in which they were met.
        package let room: UInt32
        /// How long it is once it is sealed, where that was measured.
        fileprivate var size: SealedSize
        /// Whether all copies say that the room's history may be shared by it.
        package fileprivate(set) var isShared: Bool
        /// Whether there are copies that contradict each other.
        fileprivate var isContradicted = false
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

        /// The name of a copy that begins at `index`, of the session with the name `mark`.
        init(_ mark: Mark, at index: UInt32) {
            var hasher = Hasher()
            hasher.combine(mark)
            hasher.combine(index)
            var other = hasher
            other.combine(1)
            first = hasher.finalize()
            second = other.finalize()
        }
    }

    private var entries: [Mark: Entry] = [:]
    /// The fingerprints of copies that begin elsewhere than the best one of their session.
    private var others: [Mark: UInt32] = [:]
    /// How many sessions of a room have copies that contradict each other, where there are any.
    package private(set) var contradictions: [ExactText: Int] = [:]
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
    ///
    /// - Returns: whether it agrees with those before it. One that does not is never the best, whatever
    ///   comes after it.
    @discardableResult
    package mutating func add(_ session: SessionBatch.Session) -> Bool { add(session, .none) }

    /// Takes note of a copy, and of how long it is once it is sealed.
    mutating func add(_ session: SessionBatch.Session, _ size: SealedSize) -> Bool {
        let place = places
        places &+= 1
        let sharing = session.sharesHistory ?? false
        let mark = Mark(session)
        guard var entry = entries[mark] else {
            entries[mark] = Entry(
                firstIndex: session.firstIndex,
                fingerprint: session.fingerprint,
                chain: session.chain,
                place: place,
                room: number(of: session.room),
                size: size,
                isShared: sharing
            )
            return true
        }
        entry.isShared = entry.isShared && sharing
        defer { entries[mark] = entry }
        guard agrees(session, mark, entry) else {
            if !entry.isContradicted { contradictions[session.room, default: 0] += 1 }
            entry.isContradicted = true
            return false
        }
        guard session.firstIndex < entry.firstIndex else { return true }
        others[Mark(mark, at: entry.firstIndex)] = entry.fingerprint
        entry.firstIndex = session.firstIndex
        entry.fingerprint = session.fingerprint
        entry.chain = session.chain
        entry.place = place
        entry.size = size
        return true
    }

    /// Whether a copy agrees with those before it, and takes note of one that begins elsewhere.
    private mutating func agrees(
        _ session: SessionBatch.Session,
        _ mark: Mark,
        _ entry: Entry
    ) -> Bool {
        guard session.firstIndex != entry.firstIndex else {
            return session.fingerprint == entry.fingerprint
        }
        guard !entry.differs(from: session.chain, at: session.firstIndex) else { return false }
        let copy = Mark(mark, at: session.firstIndex)
        if let known = others[copy] { return known == session.fingerprint }
        if session.firstIndex > entry.firstIndex { others[copy] = session.fingerprint }
        return true
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
    /// Whether copies of the session contradict each other, in one of two files or across them.
    package func contradicts(_ other: SessionIndex.Entry) -> Bool {
        if isContradicted || other.isContradicted { return true }
        guard firstIndex == other.firstIndex else {
            return differs(from: other.chain, at: other.firstIndex)
        }
        return fingerprint != other.fingerprint
    }

    /// Whether the first value of the ratchet differs though it cannot have moved.
    fileprivate func differs(from chain: UInt32, at index: UInt32) -> Bool {
        firstIndex >> 24 == index >> 24 && self.chain != chain
    }
}
