/// How a short string is shown to be compared, an open set.
package struct SASForm: RawRepresentable, Hashable, Sendable {
    /// The form's name.
    package let rawValue: ExactText

    /// A form of this name.
    package init(rawValue: ExactText) { self.rawValue = rawValue }

    /// Three numbers of four digits.
    package static let decimal = SASForm(rawValue: "decimal")
    /// Seven pictures.
    package static let emoji = SASForm(rawValue: "emoji")
}

extension VerificationFields {
    /// The list `short_authentication_string`.
    ///
    /// - Throws: as `texts`.
    func forms() throws(FormatError) -> [SASForm] {
        try texts("short_authentication_string").map(SASForm.init(rawValue:))
    }
}

extension [SASForm] {
    /// The list as it is written.
    var encoded: JSONValue { .array(map { .string($0.rawValue) }) }
}
