package import Formats

/// The events of a rotation as they were before it, and all that it makes of them: what is put back
/// when it is rolled back, and how what others wrote since is told apart.
///
/// ```
/// [{"type": "…", "before": {…} or null, "written": [{…}, …]}, …]
/// ```
package struct RotationRecord: Sendable {
    /// One event.
    package struct Event: Sendable {
        /// Its type.
        package let type: EventType
        /// What stood there before; nil for nothing.
        package let before: JSONValue?
        /// What the rotation writes there, in order.
        package fileprivate(set) var written: [JSONValue]

        /// Whether `content` is what stood there before, or what the rotation wrote.
        func isKnown(_ content: JSONValue?) -> Bool {
            PlanRun.isSame(content, before) || written.contains { PlanRun.isSame(content, $0) }
        }
    }

    /// The events, in the order in which they are written first.
    package private(set) var events: [Event]

    /// What a plan starts from and writes.
    package init(_ plan: Plan) {
        events = []
        _ = add(plan)
    }

    /// Adds what a plan writes that was made for the same rotation after an interruption.
    ///
    /// - Returns: whether there was anything new.
    mutating func add(_ plan: Plan) -> Bool {
        var places = Dictionary(events.enumerated().map { ($0.element.type, $0.offset) }) { $1 }
        var isNews = false
        for write in plan.writes {
            if let place = places[write.type] {
                if events[place].isKnown(write.after) { continue }
                events[place].written.append(write.after)
            } else {
                places[write.type] = events.count
                let event = Event(type: write.type, before: write.before, written: [write.after])
                events.append(event)
            }
            isNews = true
        }
        return isNews
    }

    /// The record as JSON.
    var encoded: JSONValue {
        .array(
            events.map { event in
                .object([
                    ("type", .string(event.type.rawValue)), ("before", event.before ?? .null),
                    ("written", .array(event.written)),
                ])
            }
        )
    }

    /// Reads a record.
    ///
    /// - Throws: `FormatError` for what is none.
    init(decoding value: JSONValue) throws(FormatError) {
        guard let elements = value.elements else { throw .property("before") }
        events = []
        for element in elements {
            guard let type = try element.member("type")?.text else { throw .property("type") }
            guard let written = try element.member("written")?.elements else {
                throw .property("written")
            }
            let before = try element.member("before")
            let event = Event(
                type: EventType(type),
                before: before?.isNull == true ? nil : before,
                written: written
            )
            events.append(event)
        }
    }
}
