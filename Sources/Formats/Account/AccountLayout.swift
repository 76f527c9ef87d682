/// Where the account data stands in a document.
struct AccountLayout: Sendable {
    /// The shape of the document.
    let form: AccountDocument.Form
    /// The array or object that holds the events; for a single event, that event or its content.
    let container: JSONValue
    /// Every event, in the order of the document; one that stands twice is here twice.
    let events: [AccountDataEvent]

    private init(
        _ form: AccountDocument.Form,
        in container: JSONValue,
        _ events: [AccountDataEvent]
    ) {
        self.form = form
        self.container = container
        self.events = events
    }

    /// The layout of a map from type to content.
    init(map: JSONValue, form: AccountDocument.Form = .map) {
        let events = (map.members ?? []).map { member in
            AccountDataEvent(type: EventType(member.name), content: member.value)
        }
        self.init(form, in: map, events)
    }

    /// The layout of a list of events.
    ///
    /// - Throws: `FormatError.property` for an element that is no event.
    init(list: JSONValue, form: AccountDocument.Form) throws(FormatError) {
        var events: [AccountDataEvent] = []
        let path = form == .eventList ? "events" : "account_data.events"
        for (index, element) in (list.elements ?? []).enumerated() {
            guard let event = try AccountShape.listed(element) else {
                throw .property("\(path)[\(index)]")
            }
            events.append(event)
        }
        self.init(form, in: list, events)
    }

    /// The layout of a file that is an event's content alone.
    init(content: JSONValue, of type: EventType) {
        self.init(.content, in: content, [AccountDataEvent(type: type, content: content)])
    }

    /// Finds the account data in a document by its shape.
    ///
    /// - Throws: `FormatError.account` with `unrecognised`, `FormatError.property` for an event
    ///   that is none, `FormatError.json` with `duplicateName` where a property on the way stands
    ///   twice.
    init(recognising root: JSONValue) throws(FormatError) {
        if let events = try AccountShape.syncEvents(root) {
            try self.init(list: events, form: .sync)
        } else if let map = try root.member("account_data")?.member("global"), map.members != nil {
            self.init(map: map, form: .adminMap)
        } else if let event = try AccountShape.event(root) {
            self.init(.singleEvent, in: root, [event])
        } else if let list = try AccountShape.eventList(root) {
            try self.init(list: list, form: .eventList)
        } else if AccountShape.isMap(root) {
            self.init(map: root)
        } else {
            throw .account(.unrecognised)
        }
    }

    /// Finds the account data in a document that may also be the content of an event of `type`.
    ///
    /// - Throws: as `init(recognising:)`.
    init(recognising root: JSONValue, orContentOf type: EventType) throws(FormatError) {
        let isSpecified = type.rawValue.hasPrefix("m.")
        if AccountShape.isMap(root), isSpecified {
            self.init(content: root, of: type)
            return
        }
        do {
            try self.init(recognising: root)
        } catch .account(.unrecognised) {
            guard AccountShape.canBeContent(root, of: type) else { throw .account(.unrecognised) }
            self.init(content: root, of: type)
        }
    }

    /// The same layout in the edited document `root`.
    ///
    /// - Throws: as `init(recognising:)`.
    func reread(_ root: JSONValue) throws(FormatError) -> AccountLayout {
        switch form {
        case .map: AccountLayout(map: root)
        case .content:
            events.first.map { AccountLayout(content: root, of: $0.type) } ?? self
        case .sync, .eventList, .adminMap, .singleEvent: try AccountLayout(recognising: root)
        }
    }
}
