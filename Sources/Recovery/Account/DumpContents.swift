import Formats

/// A dump's global account data, to hold others against it.
///
/// Push rules are left out: only `/sync` has them. A blanked event counts as none: servers list it
/// in one answer and leave it out of the next. Traps: section 3.
struct DumpContents {
    private static let pushRules: EventType = "m.push_rules"
    private let contents: [EventType: JSONValue]

    /// The account data of a dump.
    init(_ document: AccountDocument) {
        let events = document.events.filter {
            $0.type != Self.pushRules && !$0.content.isEmptyObject
        }
        contents = Dictionary(events.map { ($0.type, $0.content) }) { first, _ in first }
    }

    /// Whether it says the same of an event.
    func agrees(with event: AccountDataEvent) -> Bool {
        guard event.type != Self.pushRules else { return true }
        guard let content = contents[event.type] else { return event.content.isEmptyObject }
        return content.isEquivalent(to: event.content)
    }

    /// Whether another dump holds the same.
    func agrees(with document: AccountDocument) -> Bool {
        let other = DumpContents(document).contents
        return contents.count == other.count
            && contents.allSatisfy { type, content in
                other[type].map { content.isEquivalent(to: $0) } ?? false
            }
    }
}
