import Formats

/// What one JSON object of a dump of events is: an event, or a document around some.
///
/// ```
/// {"type":…,"content":…}                                  an event
/// {"chunk":[event, …]}                                    /messages and its like
/// {"events_before":[…],"event":{…},"events_after":[…]}    /context; before is the latest first
/// {"rooms":{"join":{ROOM:{"timeline":{"events":[…]}}}}}   /sync; also leave, invite, knock
/// ```
enum EventDocument {
    /// An event, and the room that its surroundings say it is in.
    typealias Placed = (event: JSONValue, room: ExactText?)

    private static let memberships: [ExactText] = ["join", "leave", "invite", "knock"]

    /// The events in an object, in their order in the room where the form has one; nil for an
    /// object that is neither an event nor a known document.
    ///
    /// - Throws: `FormatError.json` for a name that stands twice where it is looked for.
    static func events(in root: JSONValue) throws(FormatError) -> [Placed]? {
        if let chunk = try root.member("chunk")?.elements {
            return chunk.map { ($0, nil) }
        }
        if let rooms = try root.member("rooms"), rooms.members != nil {
            return try timelines(of: rooms)
        }
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

    private static func timelines(of rooms: JSONValue) throws(FormatError) -> [Placed] {
        var placed: [Placed] = []
        for membership in memberships {
            for room in try rooms.member(membership)?.members ?? [] {
                let timeline = try room.value.member("timeline")
                for event in try timeline?.member("events")?.elements ?? [] {
                    placed.append((event, room.name))
                }
            }
        }
        return placed
    }
}
