internal import Formats

/// JSON to be shown: members sorted by name, two spaces a level, one member a line.
enum JSONText {
    /// The text, without a line end after it.
    static func pretty(_ value: JSONValue) -> String {
        pretty(value, indent: "")
    }

    private static func pretty(_ value: JSONValue, indent: String) -> String {
        let inner = indent + "  "
        if let elements = value.elements, !elements.isEmpty {
            let lines = elements.map { inner + pretty($0, indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        }
        if let members = value.members, !members.isEmpty {
            let lines = members.sorted { $0.name < $1.name }.map { member in
                inner + compact(.string(member.name)) + ": " + pretty(member.value, indent: inner)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
        return compact(value)
    }

    private static func compact(_ value: JSONValue) -> String {
        String(decoding: value.encoded, as: UTF8.self)
    }
}
