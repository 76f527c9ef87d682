import Formats

/// What one JSON object of a dump of events is: an event, or a document around some.
///
/// ```
/// {"type":…,"content":…}                                  an event
/// {"chunk":[event, …]}                                    /messages and its like
/// {"events_before":[…],"event":{…},"events_after":[…]}    /context; before is the latest first
/// {"rooms":…}                                             /sync and sliding sync
/// ```
enum EventDocument {
    /// An event, and the room that its surroundings say it is in.
    typealias Placed = (event: JSONValue, room: ExactText?)

    /// The events in an object, in their order in the room where the form has one; nil for an
    /// object that is neither an event nor a known document.
    ///
    /// - Throws: `FormatError.json` for a name that stands twice where it is looked for.
    static func events(in root: JSONValue) throws(FormatError) -> [Placed]? {
        if let chunk = try root.member("chunk")?.elements {
            return chunk.map { ($0, nil) }
        }
        if let sync = try SyncRooms(root) { return try timelines(of: sync) }
        if try root.member("type") != nil, try root.member("content") != nil {
            return [(root, nil)]
        }
        if let event = try root.member("event"), event.members != nil {
            let before = try root.member("events_before")?.elements ?? []
            let after = try root.member("events_after")?.elements ?? []
            return (before.reversed() + [event] + after).map { ($0, nil) }
        }
        return nil
    }

    private static func timelines(of sync: SyncRooms) throws(FormatError) -> [Placed] {
        var placed: [Placed] = []
        for room in sync.rooms {
            placed += try sync.timeline(of: room).map { ($0, room.id) }
        }
        return placed
    }
}
