/// The ID of a storage key: everything behind `m.secret_storage.key.` in the type of its
/// description.
///
/// Clients make them of letters and digits, of base64 with `/`, `+` and `=`, or with dots; they are
/// compared by bytes. Spec: A3.
package struct KeyID: RawRepresentable, Hashable, Sendable {
    /// The ID's text.
    package let rawValue: ExactText

    /// The ID with this text.
    package init(rawValue: ExactText) {
        self.rawValue = rawValue
    }

    /// The ID with this text.
    package init(_ text: ExactText) {
        self.init(rawValue: text)
    }
}

extension KeyID: Comparable {
    /// Orders by bytes.
    package static func < (left: KeyID, right: KeyID) -> Bool { left.rawValue < right.rawValue }
}

extension KeyID: ExpressibleByStringLiteral {
    /// A literal's UTF-8 bytes.
    package init(stringLiteral value: String) { self.init(ExactText(value)) }
}

extension KeyID: CustomStringConvertible {
    /// The ID's text; what is not UTF-8 becomes U+FFFD.
    package var description: String { rawValue.string }
}
