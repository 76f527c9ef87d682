internal import Formats
internal import Recovery

/// How many events were read, by room, and why others were not.
struct MessageTally {
    /// What came of one room's encrypted events.
    struct Room {
        /// Those that were read.
        var read = 0
        /// Those of them whose message another event had before.
        var replayed = 0
        /// Those that were not.
        var unread = 0
    }

    /// The rooms; events of which nothing says where they are stand under none.
    private(set) var rooms: [ExactText?: Room] = [:]
    /// Why events were not read, with how often.
    private(set) var reasons: [ReadWords: Int] = [:]
    /// Events that were not encrypted.
    private(set) var plain = 0

    /// Encrypted events that were read.
    var read: Int { rooms.values.reduce(0) { $0 + $1.read } }
    /// Those of them whose message another event had before.
    var replayed: Int { rooms.values.reduce(0) { $0 + $1.replayed } }
    /// Encrypted events that were not read.
    var unread: Int { reasons.values.reduce(0, +) }
    /// All events.
    var count: Int { plain + read + unread }

    /// Whether every message of a room was read and is one event's.
    var isComplete: Bool { replayed == 0 && !reasons.keys.contains(where: \.isMissed) }

    /// Counts an event.
    mutating func add(_ event: ReadEvent) {
        switch event.outcome {
        case .plain: plain += 1
        case .decrypted: rooms[event.room, default: Room()].read += 1
        case .replayed:
            rooms[event.room, default: Room()].read += 1
            rooms[event.room, default: Room()].replayed += 1
        case .unreadable(let reason):
            reasons[ReadWords(reason), default: 0] += 1
            rooms[event.room, default: Room()].unread += 1
        }
    }
}
