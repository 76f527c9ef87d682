/// One file's bytes with account data in them, recognised by what they hold and not by a name.
///
/// The bytes are the document. Editing splices an event's new content into them: every other byte,
/// white space, order and unknown properties included, stays as it was.
package struct AccountDocument: Sendable {
    /// The shapes in which account data is met.
    package enum Form: Equatable, Sendable {
        /// A `/sync` response: `account_data.events`, or sliding sync's
        /// `extensions.account_data.global`.
        case sync
        /// A list of events, bare or as `{"events":[…]}`.
        case eventList
        /// An object from type to content, as Synapse's `export-data` writes it.
        case map
        /// Synapse's admin API: `{"account_data":{"global":{type: content},"rooms":{…}}}`.
        case adminMap
        /// One event with its `type` and `content`.
        case singleEvent
        /// One event's content alone; the file's name says its type.
        case content
    }

    private let layout: AccountLayout

    /// The document's bytes.
    package let bytes: [UInt8]

    /// The events in the order of the file, each type once.
    package let events: [AccountDataEvent]

    /// The shape of the document.
    package var form: Form { layout.form }

    /// Reads a document of any form but `content`.
    ///
    /// - Throws: `FormatError.json` for what is no JSON, `FormatError.account` with `unrecognised`
    ///   for other JSON or `duplicateEvent` for a type that stands twice with different contents,
    ///   `FormatError.property` for an event that is none.
    package init(recognising bytes: [UInt8]) throws(FormatError) {
        let layout = try AccountLayout(
            recognising: try JSONValue(parsing: bytes, limits: .document)
        )
        try self.init(bytes, layout)
    }

    /// Reads a map that is known to be one and holds nothing yet.
    ///
    /// - Throws: `FormatError.json`, `FormatError.account` with `unrecognised` for anything else.
    package init(emptyMap bytes: [UInt8]) throws(FormatError) {
        let root = try JSONValue(parsing: bytes, limits: .document)
        guard root.isEmptyObject else { throw .account(.unrecognised) }
        try self.init(bytes, AccountLayout(map: root))
    }

    /// Reads a file of a directory that holds one event in each, and documents of other forms.
    ///
    /// What is of no other form is the content of the event whose type the file's name is, where
    /// that is a name as event types have them, of two parts or more. A sealed secret may have any name.
    ///
    /// - Parameter fileName: the last component of the path.
    /// - Throws: as `init(recognising:)`, and `FormatError.account` with `typeNotNamed` for what
    ///   may be an event that would be lost, as its name does not say the type.
    package init(recognising bytes: [UInt8], fileName: String) throws(FormatError) {
        let root = try JSONValue(parsing: bytes, limits: .document)
        let isSecret = try AccountShape.isSecret(root)
        if let type = EventFileName.type(named: fileName),
            type.hasUsualShape || type.hasShortShape || isSecret
        {
            try self.init(bytes, try AccountLayout(recognising: root, orContentOf: type))
            return
        }
        let mayBeLost = isSecret || (EventFileName.isShort(fileName) && root.members != nil)
        let layout: AccountLayout
        do {
            layout = try AccountLayout(recognising: root)
        } catch .account(.unrecognised) {
            throw .account(mayBeLost ? .typeNotNamed : .unrecognised)
        }
        try self.init(bytes, layout)
    }

    /// Reads a file that is the content of an event of `type` and nothing else, whatever shape the
    /// content has.
    ///
    /// - Throws: `FormatError.json` for what is no JSON.
    package init(content bytes: [UInt8], of type: EventType) throws(FormatError) {
        let root = try JSONValue(parsing: bytes, limits: .document)
        try self.init(bytes, AccountLayout(content: root, of: type))
    }

    private init(_ bytes: [UInt8], _ layout: AccountLayout) throws(FormatError) {
        var contents: [EventType: [UInt8]] = [:]
        var events: [AccountDataEvent] = []
        for event in layout.events {
            let content = event.content.encoded
            if let first = contents.updateValue(content, forKey: event.type) {
                guard first == content else {
                    throw .account(.duplicateEvent(event.type.rawValue))
                }
            } else {
                events.append(event)
            }
        }
        self.bytes = bytes
        self.layout = layout
        self.events = events
    }

    /// The event of this type, if the document holds one.
    package func event(_ type: EventType) -> AccountDataEvent? {
        events.first { $0.type == type }
    }
}

extension AccountDocument {
    /// The document with an event's content replaced, or with a new event behind the others. It is
    /// an object as a rule; what else an account was found to hold can be put back.
    ///
    /// - Throws: `FormatError.account` with `notInDocument` if this is a document of one event and
    ///   the type is not that event's.
    package func setting(
        _ type: EventType,
        to content: JSONValue
    ) throws(FormatError) -> AccountDocument {
        let places = layout.events.filter { $0.type == type }.compactMap(\.content.sourceRange)
        var edited = bytes
        for place in places.reversed() { edited.replaceSubrange(place, with: content.encoded) }
        if places.isEmpty {
            let event = AccountDataEvent(type: type, content: content)
            let addition = try layout.addition(of: event, to: bytes)
            edited.insert(contentsOf: addition.bytes, at: addition.offset)
        }
        let root = try JSONValue(parsing: edited, limits: .document)
        return try AccountDocument(edited, try layout.reread(root))
    }

    /// A new document in the form of a map, one event a line.
    ///
    /// - Throws: `FormatError.account` with `duplicateEvent` for a type that is given twice with
    ///   different contents.
    package static func map(of events: [AccountDataEvent]) throws(FormatError) -> AccountDocument {
        var bytes = Array("{".utf8)
        for (index, event) in events.enumerated() {
            bytes += (index == 0 ? "\n  " : ",\n  ").utf8
            bytes += JSONValue.string(event.type.rawValue).encoded + Array(": ".utf8)
            bytes += event.content.encoded
        }
        bytes += "\n}\n".utf8
        let root = try JSONValue(parsing: bytes, limits: .document)
        return try AccountDocument(bytes, AccountLayout(map: root))
    }

    /// A new document of one event, for a file of its own.
    ///
    /// - Throws: `FormatError.account`, `FormatError.json` for content past the limits.
    package static func single(_ event: AccountDataEvent) throws(FormatError) -> AccountDocument {
        try AccountDocument(recognising: event.encoded + "\n".utf8)
    }
}

extension AccountDataEvent {
    /// The event as a JSON object of its type and content.
    package var encoded: [UInt8] {
        JSONValue.object([("type", .string(type.rawValue)), ("content", content)]).encoded
    }
}
