internal import Formats
internal import Primitives

/// Makes text from outside harmless to look at.
///
/// A file name, an event type or a server's words may hold control characters that move the cursor,
/// marks that turn the direction of writing, or bytes that are no text. All of these are written
/// as what they are, `\u{1B}` or `\xFF`, and everything else is left alone.
enum Escaping {
    /// The text in a form that is safe on a terminal and in one line.
    static func text(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            if isHarmless(scalar) {
                safe.unicodeScalars.append(scalar)
            } else {
                safe += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        return safe
    }

    /// The bytes as text, those that are no UTF-8 as `\xFF`.
    static func text(utf8 bytes: some Sequence<UInt8>) -> String {
        let bytes = Array(bytes)
        var safe = ""
        var start = 0
        while start < bytes.count {
            let end = (start + 1...min(start + 4, bytes.count)).first { end in
                String(validating: bytes[start..<end], as: UTF8.self) != nil
            }
            if let end {
                safe += text(String(decoding: bytes[start..<end], as: UTF8.self))
            } else {
                safe += "\\x\(String(bytes[start], radix: 16, uppercase: true))"
            }
            start = end ?? start + 1
        }
        return safe
    }

    /// A name from outside.
    static func text(_ text: ExactText) -> String { self.text(utf8: text.utf8) }

    /// A storage key's ID. An empty one is shown as two quotation marks.
    static func text(_ id: KeyID) -> String {
        id.rawValue.utf8.isEmpty ? "\"\"" : text(id.rawValue)
    }

    /// A path.
    static func text(_ path: FilePath) -> String { text(utf8: path.bytes) }

    /// Several names.
    static func text(_ types: [EventType]) -> String {
        types.map { text($0.rawValue) }.joined(separator: ", ")
    }

    /// Whether a scalar is seen as what it is.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
            .unassigned:
            false
        default: true
        }
    }
}
