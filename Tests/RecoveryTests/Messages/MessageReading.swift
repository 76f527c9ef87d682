import Formats
import Primitives
import Recovery
import Support
import Testing

/// Reads events as the command does: which sessions they need first, then keys, then the events.
enum MessageReading {
    static func parse(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    /// Reads events with keys, as the command does: needs first, then keys, then the events.
    static func read(
        _ events: [String],
        keys: [(room: String, key: [UInt8])],
        room: ExactText? = nil
    ) throws -> [ReadEvent] {
        let stream = EventStream(MemoryContent(events.joined(separator: "\n")), room: room)
        var needs = MessageNeeds()
        try stream.forEachEvent { (event, room) throws(RecoveryError) in
            needs.add(event, room: room)
        }
        let held = MessageKeys(needing: needs)
        for (room, key) in keys { held.offer(roomID: ExactText(room), sessionKey: key.span) }
        let reader = MessageReader(keys: held)
        var results: [ReadEvent] = []
        try stream.forEachEvent { (event, room) throws(RecoveryError) in
            results.append(reader.read(event, room: room))
        }
        return results
    }

    static func read(
        _ event: String,
        key: [UInt8],
        room: String
    ) throws -> ReadEvent {
        try #require(try read([event], keys: [(room, key)]).first)
    }

    static func reason(_ result: ReadEvent) throws -> ReadEvent.Reason {
        guard case .unreadable(let reason) = result.outcome else {
            throw TestDataError.malformed("\(result.outcome)")
        }
        return reason
    }

    static func plain(_ result: ReadEvent) throws -> String {
        guard case .decrypted(let event) = result.outcome else {
            throw TestDataError.malformed("\(result.outcome)")
        }
        return String(decoding: event.encoded, as: UTF8.self)
    }
}
