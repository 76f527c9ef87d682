/// A device begins a verification, which both agreed to.
package struct VerificationStart: Sendable {
    /// The device that begins.
    package let deviceID: ExactText
    /// The way.
    package let method: VerificationMethod
    /// What may be chosen from, where a person is to compare short strings.
    package let offer: SASOffer?
    /// The whole content, which the other commits itself to.
    package let content: JSONValue

    /// A start of our own making.
    package init(deviceID: ExactText, transactionID: ExactText, offer: SASOffer) {
        self.deviceID = deviceID
        method = .sas
        self.offer = offer
        content = .object(
            [
                ("transaction_id", .string(transactionID)), ("from_device", .string(deviceID)),
                ("method", .string(method.rawValue)),
            ] + offer.members
        )
    }

    init(_ fields: VerificationFields) throws(FormatError) {
        deviceID = try fields.text("from_device")
        method = VerificationMethod(rawValue: try fields.text("method"))
        offer = method == .sas ? try SASOffer(fields) : nil
        content = fields.content
    }
}
