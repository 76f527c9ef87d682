/// A way in which devices verify each other, an open set.
package struct VerificationMethod: RawRepresentable, Hashable, Sendable {
    /// The method's name.
    package let rawValue: ExactText

    /// A method of this name.
    package init(rawValue: ExactText) { self.rawValue = rawValue }

    /// A person compares short strings.
    package static let sas = VerificationMethod(rawValue: "m.sas.v1")
}

extension VerificationFields {
    /// The list `methods`.
    ///
    /// - Throws: as `texts`.
    func methods() throws(FormatError) -> [VerificationMethod] {
        try texts("methods").map(VerificationMethod.init(rawValue:))
    }
}

extension [VerificationMethod] {
    /// The list as it is written.
    var encoded: JSONValue { .array(map { .string($0.rawValue) }) }
}
