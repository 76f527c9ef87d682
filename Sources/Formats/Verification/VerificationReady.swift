/// A device that was asked to verify agrees.
package struct VerificationReady: Sendable {
    /// The device that agrees.
    package let deviceID: ExactText
    /// The ways that it knows.
    package let methods: [VerificationMethod]

    /// An answer of our own making.
    package init(deviceID: ExactText, methods: [VerificationMethod]) {
        self.deviceID = deviceID
        self.methods = methods
    }

    init(_ fields: VerificationFields) throws(FormatError) {
        deviceID = try fields.text("from_device")
        methods = try fields.methods()
    }

    var members: [(ExactText, JSONValue)] {
        [("from_device", .string(deviceID)), ("methods", methods.encoded)]
    }
}
