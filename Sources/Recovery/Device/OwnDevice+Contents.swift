import Formats
import Olm
import Secrets

/// A device as it is saved, before it is sealed.
///
/// ```
/// {"device": {"user_id", "device_id", "position", "master", "verification": {"id", "devices": [device]},
///             "outbox": [{"id", "type", "contents": {device: JSON}}],
///             "requests": [{"id", "name", "time", "asked": {device: [Ed25519 key, Curve25519 key]}}],
///             "pending": [content of m.secret.request], "fallback_replaced": time,
///             "broken": [device], "replaced": {device: time},
///             "handover": {"names": [name], "digest"}},
///  "olm": base64 of the keys and sessions, "received": {name: secret},
///  "answers": {request: {device: secret}}}
/// ```
extension OwnDevice {
    /// The contents.
    var contents: SecretBytes {
        SecretJSON.object([
            ("device", SecretBytes(copying: plain.encoded)),
            ("olm", SecretJSON.string(Base64.encode(olm.encoded))),
            ("received", Self.saved(received.map { ($0.key.rawValue, $0.value) })),
            (
                "answers",
                SecretJSON.object(
                    requests.requests.map { request in
                        (request.requestID, Self.saved(request.answers.map { ($0.key, $0.value) }))
                    }
                )
            ),
        ])
    }

    private static func saved(_ secrets: [(ExactText, SecretBytes)]) -> SecretBytes {
        SecretJSON.object(
            secrets.sorted { $0.0 < $1.0 }.map { ($0.0, SecretJSON.string($0.1)) }
        )
    }

    private var plain: JSONValue {
        var members: [(ExactText, JSONValue)] = [
            ("user_id", .string(userID)), ("device_id", .string(deviceID)),
        ]
        if let position { members.append(("position", .string(position))) }
        if let master { members.append(("master", .string(Base64.encode(master)))) }
        if let verification { members.append(("verification", verification.saved)) }
        members.append(("outbox", .array(outbox.map(\.saved))))
        members.append(("requests", .array(requests.requests.map(\.saved))))
        members.append(("pending", .array(pending.map(\.content))))
        if let fallbackReplaced {
            members.append(("fallback_replaced", .integer(fallbackReplaced)))
        }
        members.append(("broken", .array(broken.waiting.map { .string($0) })))
        let replaced = broken.replaced.sorted { $0.key < $1.key }
        members.append(("replaced", .object(replaced.map { ($0.key, .integer($0.value)) })))
        if let handover { members.append(("handover", handover.saved)) }
        return .object(members)
    }

    /// Reads contents.
    ///
    /// - Throws: `FormatError`, also for keys and sessions that are none.
    init(contents: SecretBytes) throws(FormatError) {
        let whole = try SecretObject(parsing: contents)
        guard let plain = try whole.plain("device") else { throw .property("device") }
        let olm: OlmState
        do {
            olm = try OlmState(decoding: Base64.decode(whole.secret("olm")))
        } catch {
            throw .property("olm")
        }
        self.init(
            userID: try plain.savedText("user_id"),
            deviceID: try plain.savedText("device_id"),
            olm: olm
        )
        position = try plain.member("position")?.text
        if let text = try plain.member("master")?.text {
            master = try Base64.decode(text.utf8)
        }
        if let saved = try plain.member("verification") {
            verification = try OpenVerification(saved: saved)
        }
        for entry in try plain.savedList("outbox") { outbox.append(try Letter(saved: entry)) }
        var requests: [OpenRequests.Request] = []
        let answers = try whole.object("answers")
        for entry in try plain.savedList("requests") {
            var request = try OpenRequests.Request(saved: entry)
            let kept = try answers.object(request.requestID)
            for id in kept.names { request.answers[id] = try kept.secret(id) }
            requests.append(request)
        }
        self.requests = OpenRequests(requests)
        for entry in try plain.savedList("pending") {
            pending.append(try SecretRequest(decoding: entry))
        }
        fallbackReplaced = try plain.member("fallback_replaced")?.wholeNumber
        broken = try BrokenSessions(saved: plain)
        let received = try whole.object("received")
        for name in received.names { self.received[EventType(name)] = try received.secret(name) }
        if let saved = try plain.member("handover") { handover = try Handover(saved: saved) }
    }
}

extension OpenVerification {
    fileprivate var saved: JSONValue {
        .object([
            ("id", .string(transactionID)), ("devices", .array(devices.map { .string($0) })),
        ])
    }

    fileprivate init(saved: JSONValue) throws(FormatError) {
        self.init(
            transactionID: try saved.savedText("id"),
            devices: try saved.savedList("devices").compactMap(\.text)
        )
    }
}

extension OwnDevice.Handover {
    fileprivate var saved: JSONValue {
        .object([
            ("names", .array(names.map { .string($0.rawValue) })),
            ("digest", .string(Base64.encode(digest))),
        ])
    }

    fileprivate init(saved: JSONValue) throws(FormatError) {
        self.init(
            of: try saved.savedList("names").compactMap(\.text).map { EventType($0) },
            digest: try Base64.decode(saved.savedText("digest").utf8)
        )
    }
}

extension BrokenSessions {
    fileprivate init(saved: JSONValue) throws(FormatError) {
        var replaced: [ExactText: Int64] = [:]
        for member in try saved.member("replaced")?.members ?? [] {
            guard let time = member.value.wholeNumber else { throw .property("replaced") }
            replaced[member.name] = time
        }
        self.init(
            waiting: try saved.savedList("broken").compactMap(\.text),
            replaced: replaced
        )
    }
}

extension Letter {
    fileprivate var saved: JSONValue {
        let contents = contents.sorted { $0.key < $1.key }
            .map { ($0.key, JSONValue.string(ExactText(utf8: $0.value))) }
        return .object([
            ("id", .string(transactionID)), ("type", .string(type)),
            ("contents", .object(contents)),
        ])
    }

    fileprivate init(saved: JSONValue) throws(FormatError) {
        var contents: [ExactText: [UInt8]] = [:]
        for member in try saved.member("contents")?.members ?? [] {
            guard let text = member.value.text else { throw .property("contents") }
            contents[member.name] = text.utf8
        }
        self.init(
            transactionID: try saved.savedText("id"),
            type: try saved.savedText("type"),
            contents: contents
        )
    }
}

extension OpenRequests.Request {
    fileprivate var saved: JSONValue {
        let asked = asked.map { device in
            let keys = [Base64.encode(device.fingerprint), device.identityKey.base64]
            return (device.deviceID, JSONValue.array(keys.map { .string($0) }))
        }
        return .object([
            ("id", .string(requestID)), ("name", .string(name.rawValue)), ("time", .integer(time)),
            ("asked", .object(asked)),
        ])
    }

    fileprivate init(saved: JSONValue) throws(FormatError) {
        var asked: [TrustedDevices.Device] = []
        for member in try saved.member("asked")?.members ?? [] {
            let keys = (member.value.elements ?? []).compactMap(\.text)
            guard keys.count == 2, let fingerprint = try? Base64.decode(keys[0].utf8),
                let identityKey = Curve25519Key(base64: keys[1])
            else { throw .property("asked") }
            asked.append(
                TrustedDevices.Device(
                    deviceID: member.name,
                    fingerprint: fingerprint,
                    identityKey: identityKey
                )
            )
        }
        guard let time = try saved.member("time")?.wholeNumber else { throw .property("time") }
        self.init(
            name: EventType(try saved.savedText("name")),
            requestID: try saved.savedText("id"),
            asked: asked,
            time: time
        )
    }
}

extension JSONValue {
    fileprivate func savedText(_ name: ExactText) throws(FormatError) -> ExactText {
        guard let text = try member(name)?.text else { throw .property(name.string) }
        return text
    }

    fileprivate func savedList(_ name: ExactText) throws(FormatError) -> [JSONValue] {
        guard let elements = try member(name)?.elements else { throw .property(name.string) }
        return elements
    }
}
