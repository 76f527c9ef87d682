import Secrets

/// Text that equals another only if its bytes do.
///
/// Swift's `String` treats canonically equivalent spellings as equal, so two account data events
/// whose names differ only in Unicode normalisation would become one in a dictionary. Names that
/// come from outside (event types, key IDs, JSON member names) are therefore kept as their bytes:
/// UTF-8, or, for a JSON string with a lone surrogate, UTF-8 with that surrogate encoded like any
/// other scalar, which `isWellFormed` tells.
package struct ExactText: Hashable, Sendable {
    /// The bytes.
    package let utf8: [UInt8]

    /// Text with these bytes.
    package init(utf8: some Sequence<UInt8>) {
        self.utf8 = Array(utf8)
    }

    /// The same text as `string`, by its UTF-8 bytes.
    package init(_ string: String) {
        utf8 = Array(string.utf8)
    }

    /// Whether the bytes are valid UTF-8.
    package var isWellFormed: Bool { String(validating: utf8, as: UTF8.self) != nil }

    /// The text as a `String`; what is not UTF-8 becomes U+FFFD. For display and comparison with
    /// known ASCII names.
    package var string: String { String(decoding: utf8, as: UTF8.self) }

    /// Whether the text begins with `prefix`.
    package func hasPrefix(_ prefix: ExactText) -> Bool { utf8.starts(with: prefix.utf8) }
}

extension ExactText {
    /// Whether both have the same bytes.
    package static func == (one: ExactText, other: ExactText) -> Bool {
        one.utf8.span.isEqual(to: other.utf8.span)
    }

    /// Takes in the bytes, eight at a time.
    package func hash(into hasher: inout Hasher) {
        let bytes = utf8.span
        var index = 0
        while index <= bytes.count - 8 {
            hasher.combine(bytes.word(at: index))
            index += 8
        }
        var rest = UInt64(bytes.count - index)
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        hasher.combine(rest)
    }
}

extension ExactText: Comparable {
    /// Orders by bytes, which for UTF-8 is the order of code points that canonical JSON asks for.
    package static func < (left: ExactText, right: ExactText) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

extension ExactText: ExpressibleByStringLiteral {
    /// A literal's UTF-8 bytes.
    package init(stringLiteral value: String) { self.init(value) }
}

extension ExactText: CustomStringConvertible {
    /// The text as a `String`.
    package var description: String { string }
}
