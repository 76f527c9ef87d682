import Formats

/// A device of a user by code that is not ours, which asks other devices for secrets, answers them, and
/// answers them as it must not.
package struct DevicePeer: Sendable {
    /// How it answers.
    package enum Manner: String, Sendable {
        /// As it should.
        case right
        /// With another value.
        case otherValue = "other-value"
        /// For another request.
        case otherRequest = "other-request"
        /// What is encrypted says that it is from another user.
        case otherSender = "other-sender"
        /// What is encrypted says that it is from another device.
        case otherSenderKey = "other-sender-key"
        /// What is encrypted says that it is for another user.
        case otherRecipient = "other-recipient"
        /// What is encrypted says that it is for another device.
        case otherRecipientKey = "other-recipient-key"
        /// With no secret in it.
        case noAnswer = "no-answer"
        /// In the clear.
        case plaintext
        /// As if encrypted for a room.
        case megolm
        /// With the last byte of the message changed.
        case tampered
        /// With the last message once more.
        case again
    }

    /// A request that it saw, or that one was taken back.
    package struct Request: Hashable, Sendable {
        /// The device that asks.
        package let deviceID: String
        /// The request.
        package let requestID: String
        /// The secret; nil where the request is taken back.
        package let name: String?
    }

    /// A secret that came to it.
    package struct Secret: Hashable, Sendable {
        /// The request.
        package let requestID: String
        /// The device that encrypted it.
        package let deviceID: String
        /// Of its value, in hexadecimal.
        package let sha256: String
    }

    /// All that it saw.
    package struct Seen: Sendable {
        /// What it was asked for.
        package let requests: [Request]
        /// What is wanted no more.
        package let cancellations: [Request]
        /// What it was given.
        package let secrets: [Secret]
    }

    private let process: ToolProcess

    /// The user.
    package let user: TestUser
    /// The device that the login made.
    package let deviceID: String

    /// Logs in, with keys that the self-signing key of this seed vouches for; nobody's without one.
    ///
    /// - Throws: what `ToolProcess` does.
    package init(_ user: TestUser, signedBy seed: String? = nil) throws {
        process = try ToolProcess("device-peer")
        var members: [(ExactText, JSONValue)] = [
            ("do", .string("login")), ("url", .string(user.url)), ("user_id", .string(user.id)),
            ("password", .string(user.password)),
        ]
        if let seed { members.append(("self_signing", .string(seed))) }
        let answer = try process.ask(.object(members))
        self.user = user
        deviceID = try answer.string(at: "device_id")
    }

    /// Signs a device of the user with a seed, as a client does once it was compared.
    ///
    /// - Throws: what `ToolProcess` does.
    package func sign(_ deviceID: String, by seed: String) throws {
        _ = try ask(
            "sign",
            [("device_id", .string(deviceID)), ("self_signing", .string(seed))]
        )
    }

    /// From now on gives these secrets to what asks for them.
    ///
    /// - Throws: what `ToolProcess` does.
    package func answer(with secrets: [String: String]) throws {
        let secrets = secrets.map { (ExactText($0.key), JSONValue.string($0.value)) }
        _ = try ask("answer", [("secrets", .object(secrets))])
    }

    /// Answers a request, asked or not.
    ///
    /// - Throws: what `ToolProcess` does.
    package func send(
        _ value: String,
        as requestID: String,
        to deviceID: String,
        of userID: String? = nil,
        _ manner: Manner = .right
    ) throws {
        _ = try ask(
            "send",
            [
                ("user_id", .string(userID ?? user.id)), ("device_id", .string(deviceID)),
                ("request_id", .string(requestID)), ("value", .string(value)),
                ("manner", .string(manner.rawValue)),
            ]
        )
    }

    /// Asks devices for secrets, and returns the requests in the order of the names.
    ///
    /// - Parameter userID: whose devices; the user's own by default.
    /// - Throws: what `ToolProcess` does.
    package func ask(
        for names: [String],
        of devices: [String],
        ofUser userID: String? = nil
    ) throws -> [String] {
        let answer = try ask(
            "ask",
            [
                ("names", .strings(names)), ("devices", .strings(devices)),
                ("user_id", .string(userID ?? user.id)),
            ]
        )
        return try answer.strings(at: "requests")
    }

    /// Takes a request back.
    ///
    /// - Parameter action: as the specification has it, or a draft of it.
    /// - Throws: what `ToolProcess` does.
    package func cancel(
        _ requestID: String,
        at devices: [String],
        _ action: String = "request_cancellation"
    ) throws {
        _ = try ask(
            "cancel",
            [
                ("request_id", .string(requestID)), ("devices", .strings(devices)),
                ("action", .string(action)),
            ]
        )
    }

    /// Waits until so much came, and says all that did.
    ///
    /// - Throws: what `ToolProcess` does; also where it does not come.
    @discardableResult package func await(
        requests: Int = 0,
        cancellations: Int = 0,
        secrets: Int = 0
    ) throws -> Seen {
        let counts = [
            ("seconds", 60), ("requests", requests), ("cancellations", cancellations),
            ("secrets", secrets),
        ]
        let answer = try ask(
            "await",
            counts.map { (ExactText($0.0), JSONValue.integer(Int64($0.1))) }
        )
        return Seen(
            requests: try answer.array(at: "requests").map { try Request($0) },
            cancellations: try answer.array(at: "cancellations").map { try Request($0) },
            secrets: try answer.array(at: "secrets").map { secret in
                Secret(
                    requestID: try secret.string(at: "request_id"),
                    deviceID: try secret.string(at: "device_id"),
                    sha256: try secret.string(at: "sha256")
                )
            }
        )
    }

    func ask(
        _ command: String,
        _ members: [(ExactText, JSONValue)] = []
    ) throws -> JSONValue {
        try process.ask(.object([("do", .string(command))] + members))
    }
}

extension DevicePeer.Request {
    fileprivate init(_ value: JSONValue) throws {
        deviceID = try value.string(at: "device_id")
        requestID = try value.string(at: "request_id")
        name = try value.stringIfPresent(at: "name")
    }
}

extension JSONValue {
    fileprivate static func strings(_ texts: [String]) -> JSONValue {
        .array(texts.map { .string($0) })
    }
}
