/// What tells one shape of account data from another, and from other JSON.
enum AccountShape {
    /// The event that an object with a type and a content is; nil for other values and for the
    /// events of rooms, which have a sender.
    static func event(_ value: JSONValue) throws(FormatError) -> AccountDataEvent? {
        guard let event = try listed(value), canBeContent(event.content, of: event.type) else {
            return nil
        }
        return event
    }

    /// The event that an element of a list of events is, whatever its content.
    static func listed(_ value: JSONValue) throws(FormatError) -> AccountDataEvent? {
        guard let type = try value.member("type")?.text, let content = try value.member("content"),
            try value.member("sender") == nil, try value.member("event_id") == nil
        else { return nil }
        return AccountDataEvent(type: EventType(type), content: content)
    }

    /// Whether an event of this type can have such a content: an object, or the bare string by
    /// which a draft of 2019 named the default key.
    static func canBeContent(_ value: JSONValue, of type: EventType) -> Bool {
        value.members != nil || (type == .defaultKey && value.text != nil)
    }

    /// Whether an object is sealed under storage keys: under any name it is a secret.
    static func isSecret(_ root: JSONValue) throws(FormatError) -> Bool {
        try root.member("encrypted")?.members != nil
    }

    /// The list in a `/sync` response or in a sliding one.
    static func syncEvents(_ root: JSONValue) throws(FormatError) -> JSONValue? {
        let sliding = try root.member("extensions")?.member("account_data")?.member("global")
        let list = try root.member("account_data")?.member("events") ?? sliding
        return list?.elements == nil ? nil : list
    }

    /// The list that a document of nothing but events is, bare or under `events`.
    static func eventList(_ root: JSONValue) throws(FormatError) -> JSONValue? {
        let list = root.elements == nil ? try root.member("events") : root
        guard let list, let first = list.elements?.first else { return nil }
        return try event(first) == nil ? nil : list
    }

    /// Whether an object is a map from type to content: every value can be a content, or has a name
    /// that only an event has, and one content at least has such a name. Where one is sealed, the others
    /// may be whatever they are. A `.well-known/matrix/client` document is none.
    static func isMap(_ root: JSONValue) -> Bool {
        guard let members = root.members else { return false }
        let isSealed = members.contains { member in
            EventType(member.name).hasUsualShape && (try? isSecret(member.value)) == true
        }
        if isSealed { return true }
        var hasEvent = false
        for member in members {
            let type = EventType(member.name)
            let isContent = canBeContent(member.value, of: type)
            guard isContent || type.hasUsualShape else { return false }
            if isContent, type.hasUsualShape { hasEvent = true }
        }
        return hasEvent && !members.contains { $0.name == "m.homeserver" }
    }
}

extension EventType {
    /// Whether the type is shaped as types are: `m.name`, or three parts and more that begin with a
    /// top-level domain of two to four letters, as `im.vector.setting.breadcrumbs`.
    package var hasUsualShape: Bool {
        let dot = UInt8(ascii: ".")
        let parts = rawValue.utf8.split(separator: dot, omittingEmptySubsequences: false)
        guard let domain = parts.first else { return false }
        if domain.elementsEqual("m".utf8) { return parts.count >= 2 }
        let isLowerCase = domain.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        return isLowerCase && 2...4 ~= domain.count && parts.count >= 3
    }

    /// Whether the type has two parts, the first of which is a top-level domain that types begin with:
    /// other files have names of two parts as well.
    var hasShortShape: Bool {
        let dot = UInt8(ascii: ".")
        let parts = rawValue.utf8.split(separator: dot, omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[1].isEmpty
            && Self.domains.contains(String(decoding: parts[0], as: UTF8.self))
    }

    private static let domains: Set<String> = [
        "app", "chat", "com", "de", "dev", "eu", "fr", "im", "in", "io", "me", "net", "org", "uk",
        "xyz",
    ]
}
