internal import Formats

/// JSON to be shown: members sorted by name, two spaces a level, one member a line.
///
/// What a terminal would obey or not show is written as `\u001b`, which is the same JSON.
enum JSONText {
    /// The text, without a line end after it.
    static func pretty(_ value: JSONValue) -> String {
        pretty(value, indent: "")
    }

    /// The value in one line, with its members in their order and its numbers as they are, and without
    /// a line end after it.
    static func line(_ value: JSONValue) -> [UInt8] {
        var line: [UInt8] = []
        var isInString = false
        var isEscaped = false
        var isPlain = true
        for byte in value.encoded {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte <= UInt8(ascii: " ") {
                continue
            } else {
                isInString = byte == UInt8(ascii: "\"")
            }
            line.append(byte)
            if byte >= 0x7F { isPlain = false }
        }
        return isPlain ? line : Array(safe(String(decoding: line, as: UTF8.self)).utf8)
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

    /// A value without members or elements. Only a string holds a scalar that has to be escaped.
    private static func compact(_ value: JSONValue) -> String {
        if value.members != nil { return "{}" }
        if value.elements != nil { return "[]" }
        return safe(String(decoding: value.encoded, as: UTF8.self))
    }

    private static func safe(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            if Escaping.isHarmless(scalar) {
                safe.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 { safe += escape(unit) }
            }
        }
        return safe
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}
