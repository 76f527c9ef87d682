/// What a device tells the other devices of its user about a secret that it lacks: `m.secret.request`.
///
/// It travels in the clear, and says of nobody that he is allowed to ask. Spec: A12, A17.
package struct SecretRequest: Equatable, Sendable {
    /// What is wanted.
    package enum Action: Equatable, Sendable {
        /// The secret that is stored as this.
        case request(EventType)
        /// Nothing any more.
        case cancellation
    }

    /// The type of its event.
    package static let eventType: ExactText = "m.secret.request"

    /// What is wanted.
    package let action: Action
    /// The device that asks.
    package let deviceID: ExactText
    /// What the request is told by; a repetition and the cancellation have the same.
    package let requestID: ExactText

    /// A request of our own.
    package init(_ action: Action, deviceID: ExactText, requestID: ExactText) {
        self.action = action
        self.deviceID = deviceID
        self.requestID = requestID
    }

    /// Reads an event's content. `cancel_request` is what drafts called a cancellation.
    ///
    /// - Throws: `FormatError.property` for a member that is missing or of another type, and for an action
    ///   that is none; `FormatError.json` with `duplicateName`.
    package init(decoding content: JSONValue) throws(FormatError) {
        switch try Self.text("action", of: content) {
        case "request": action = .request(EventType(try Self.text("name", of: content)))
        case "request_cancellation", "cancel_request": action = .cancellation
        default: throw .property("action")
        }
        deviceID = try Self.text("requesting_device_id", of: content)
        requestID = try Self.text("request_id", of: content)
    }

    private static func text(
        _ name: ExactText,
        of content: JSONValue
    ) throws(FormatError) -> ExactText {
        guard let text = try content.member(name)?.text else { throw .property(name.string) }
        return text
    }

    /// The event's content.
    package var content: JSONValue {
        let rest: [(ExactText, JSONValue)] = [
            ("requesting_device_id", .string(deviceID)), ("request_id", .string(requestID)),
        ]
        switch action {
        case .request(let name):
            return .object(
                [("action", .string("request")), ("name", .string(name.rawValue))] + rest
            )
        case .cancellation:
            return .object([("action", .string("request_cancellation"))] + rest)
        }
    }
}
