/// What a device that begins a verification by short strings leaves the other to choose from.
package struct SASOffer: Equatable, Sendable {
    /// How keys are agreed on.
    package let keyAgreements: [ExactText]
    /// How the other's commitment is made.
    package let hashes: [ExactText]
    /// How keys are vouched for.
    package let macs: [ExactText]
    /// How the short string is shown.
    package let forms: [SASForm]

    /// An offer of these.
    package init(
        keyAgreements: [ExactText],
        hashes: [ExactText],
        macs: [ExactText],
        forms: [SASForm]
    ) {
        self.keyAgreements = keyAgreements
        self.hashes = hashes
        self.macs = macs
        self.forms = forms
    }

    /// All that we take part in.
    ///
    /// The deprecated `hkdf-hmac-sha256` is not among it: clients that hold an account's secrets have
    /// offered its successor since 2022, and matrix-nio, which has only the old one, knows no
    /// cross-signing.
    package static let own = SASOffer(
        keyAgreements: ["curve25519-hkdf-sha256"],
        hashes: ["sha256"],
        macs: ["hkdf-hmac-sha256.v2"],
        forms: [.decimal, .emoji]
    )

    init(_ fields: VerificationFields) throws(FormatError) {
        keyAgreements = try fields.texts("key_agreement_protocols")
        hashes = try fields.texts("hashes")
        macs = try fields.texts("message_authentication_codes")
        forms = try fields.forms()
    }

    var members: [(ExactText, JSONValue)] {
        func list(_ texts: [ExactText]) -> JSONValue { .array(texts.map { .string($0) }) }
        return [
            ("key_agreement_protocols", list(keyAgreements)), ("hashes", list(hashes)),
            ("message_authentication_codes", list(macs)),
            ("short_authentication_string", forms.encoded),
        ]
    }
}
