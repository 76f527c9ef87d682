/// A JSON value that was parsed or built.
///
/// A parsed value and everything in it share one buffer, the text they came from, and give their
/// own bytes back exactly: white space, escapes and digits as they stood. What is built or edited
/// is written compactly, with the parsed values in it still byte for byte as they were.
package struct JSONValue: Sendable {
    /// What a value is.
    package enum Kind: Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A number by its digits as they stand: any size, no precision lost.
        case number(ExactText)
        /// A string without its escapes.
        case string(ExactText)
        /// Values in order.
        case array([JSONValue])
        /// Members in order; names may stand twice.
        case object([JSONMember])
    }

    /// The text that a parsed value came from, and its place there.
    private struct Source {
        let bytes: [UInt8]
        let range: Range<Int>
    }

    private let source: Source?

    /// What this value is.
    package let kind: Kind

    /// A value of our own making.
    init(_ kind: Kind) {
        self.kind = kind
        source = nil
    }

    /// A value that stands in `bytes`.
    init(_ kind: Kind, in bytes: [UInt8], at range: Range<Int>) {
        self.kind = kind
        source = Source(bytes: bytes, range: range)
    }

    /// Where the value stood in the text that it was parsed from; nil if it was built or edited.
    package var sourceRange: Range<Int>? { source?.range }

    /// The value's bytes as they were parsed, or compact JSON if it was built or edited.
    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    private func append(to bytes: inout [UInt8]) {
        if let source {
            bytes += source.bytes[source.range]
            return
        }
        switch kind {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let digits): bytes += digits.utf8
        case .string(let text): JSONString.append(text, to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONString.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }
}

extension JSONValue {
    /// The members, if this is an object.
    package var members: [JSONMember]? {
        if case .object(let members) = kind { members } else { nil }
    }

    /// The elements, if this is an array.
    package var elements: [JSONValue]? {
        if case .array(let elements) = kind { elements } else { nil }
    }

    /// The text, if this is a string.
    package var text: ExactText? {
        if case .string(let text) = kind { text } else { nil }
    }

    /// The integer, if this is a number without fraction and exponent that 64 bits hold.
    package var integer: Int64? {
        if case .number(let digits) = kind { Int64(digits.string) } else { nil }
    }

    /// The integer that a number is worth, however it is written, if 64 bits hold it: servers give
    /// `10` back as `10.0`, and `1e1` is the same.
    package var wholeNumber: Int64? {
        guard case .number(let digits) = kind else { return nil }
        return WholeNumber.value(of: digits.utf8)
    }

    /// The truth value, if this is one.
    package var boolean: Bool? {
        if case .bool(let value) = kind { value } else { nil }
    }

    /// Whether this is `null`.
    package var isNull: Bool {
        if case .null = kind { true } else { false }
    }

    /// Whether this is `{}`, which in account data means a deleted event.
    package var isEmptyObject: Bool { members?.isEmpty ?? false }
}
