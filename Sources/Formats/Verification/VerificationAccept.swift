/// A device goes along with a verification that another began, and commits itself to a key that it
/// does not show yet.
package struct VerificationAccept: Sendable {
    /// How keys are agreed on.
    package let keyAgreement: ExactText
    /// How the commitment is made.
    package let hash: ExactText
    /// How keys are vouched for.
    package let mac: ExactText
    /// How the short string is shown.
    package let forms: [SASForm]
    /// The hash of the key and of the start.
    package let commitment: [UInt8]

    /// An answer of our own making.
    package init(
        keyAgreement: ExactText,
        hash: ExactText,
        mac: ExactText,
        forms: [SASForm],
        commitment: [UInt8]
    ) {
        self.keyAgreement = keyAgreement
        self.hash = hash
        self.mac = mac
        self.forms = forms
        self.commitment = commitment
    }

    init(_ fields: VerificationFields) throws(FormatError) {
        keyAgreement = try fields.text("key_agreement_protocol")
        hash = try fields.text("hash")
        mac = try fields.text("message_authentication_code")
        forms = try fields.forms()
        commitment = try fields.code("commitment")
    }

    var members: [(ExactText, JSONValue)] {
        [
            ("method", .string(VerificationMethod.sas.rawValue)),
            ("key_agreement_protocol", .string(keyAgreement)), ("hash", .string(hash)),
            ("message_authentication_code", .string(mac)),
            ("short_authentication_string", forms.encoded),
            ("commitment", .string(Base64.encode(commitment))),
        ]
    }
}
