/// A device wants to verify and be verified.
package struct VerificationRequest: Sendable {
    /// The device that asks.
    package let deviceID: ExactText
    /// The ways that it knows.
    package let methods: [VerificationMethod]
    /// When it asked, in milliseconds since 1970.
    package let timestamp: Int64

    /// A request of our own making.
    package init(deviceID: ExactText, methods: [VerificationMethod], timestamp: Int64) {
        self.deviceID = deviceID
        self.methods = methods
        self.timestamp = timestamp
    }

    init(_ fields: VerificationFields) throws(FormatError) {
        deviceID = try fields.text("from_device")
        methods = try fields.methods()
        guard let timestamp = try fields.content.member("timestamp")?.wholeNumber else {
            throw .property("timestamp")
        }
        self.timestamp = timestamp
    }

    var members: [(ExactText, JSONValue)] {
        [
            ("from_device", .string(deviceID)), ("methods", methods.encoded),
            ("timestamp", .integer(timestamp)),
        ]
    }
}
