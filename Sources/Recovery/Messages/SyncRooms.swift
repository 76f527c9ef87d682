import Formats

/// The rooms of a homeserver's answer to `/sync` or to sliding sync.
///
/// ```
/// {"rooms":{"join":{ROOM:{"timeline":{"events":[…]}}}}}   /sync; also leave, invite, knock
/// {"pos":…,"rooms":{ROOM:{"timeline":[…]}}}               sliding sync
/// ```
struct SyncRooms {
    /// One room, and what is said of it.
    typealias Room = (id: ExactText, value: JSONValue)

    private static let memberships: [ExactText] = ["join", "leave", "invite", "knock"]

    /// The rooms, in order.
    let rooms: [Room]
    private let isSliding: Bool

    /// The rooms that a document has.
    ///
    /// - Returns: nil for a document of another kind, such as a key backup, which has rooms too.
    /// - Throws: `FormatError.json` for a name that stands twice where it is looked for.
    init?(_ root: JSONValue) throws(FormatError) {
        guard let rooms = try root.member("rooms"), let members = rooms.members else { return nil }
        var joined: [Room] = []
        var isSync = members.isEmpty
        for membership in Self.memberships {
            guard let value = try rooms.member(membership) else { continue }
            isSync = true
            for room in value.members ?? [] { joined.append((room.name, room.value)) }
        }
        isSliding = !isSync
        self.rooms = isSync ? joined : members.map { ($0.name, $0.value) }
        if isSync { return }
        var hasTimeline = try root.member("pos") != nil
        for room in members where try room.value.member("timeline")?.elements != nil {
            hasTimeline = true
        }
        guard hasTimeline else { return nil }
    }

    /// The events of a room's timeline.
    ///
    /// - Throws: `FormatError.json` for a name that stands twice where it is looked for.
    func timeline(of room: Room) throws(FormatError) -> [JSONValue] {
        let timeline = try room.value.member("timeline")
        return try (isSliding ? timeline : timeline?.member("events"))?.elements ?? []
    }
}
