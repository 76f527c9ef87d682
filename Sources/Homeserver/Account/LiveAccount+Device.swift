package import Formats
package import Recovery

extension LiveAccount: DeviceServer {
    private static let mailLimit = 64 << 20

    /// Nothing but what came for the device.
    private static let mailFilter: ExactText =
        #"{"room":{"rooms":[]},"presence":{"types":[]},"account_data":{"types":[]}}"#

    package func upload(keys: JSONValue) throws(RecoveryError) -> Int? {
        var request = HTTPRequest(.post, "/_matrix/client/v3/keys/upload", .json(keys.encoded))
        request.repetition = .harmless
        return try carryingHomeserver { () throws(HomeserverError) in
            try Self.oneTimeKeys(client.json(request).part("one_time_key_counts"))
        }
    }

    /// A key that nobody got, since the answer was lost, is one of many.
    package func claimKey(of device: ExactText) throws(RecoveryError) -> JSONValue? {
        let wanted = JSONValue.object([(device, .string("signed_curve25519"))])
        let body = JSONValue.object([
            ("one_time_keys", .object([(session.userID, wanted)])), ("timeout", .integer(10_000)),
        ])
        var request = HTTPRequest(.post, "/_matrix/client/v3/keys/claim", .json(body.encoded))
        request.repetition = .harmless
        return try carryingHomeserver { () throws(HomeserverError) in
            let keys = try client.json(request).part("one_time_keys")
            return try keys?.part(session.userID)?.part(device)?.members?.first?.value
        }
    }

    package func send(_ letter: Letter) throws(RecoveryError) -> Letter.Delivery {
        let type = PercentEncoding.segment(letter.type)
        let transaction = PercentEncoding.segment(letter.transactionID)
        let contents = try carryingFormat { () throws(FormatError) in
            var contents: [(ExactText, JSONValue)] = []
            for (device, bytes) in letter.contents.sorted(by: { $0.key < $1.key }) {
                contents.append((device, try JSONValue(parsing: bytes)))
            }
            return contents
        }
        let messages = JSONValue.object([(session.userID, .object(contents))])
        let request = HTTPRequest(
            .put,
            "/_matrix/client/v3/sendToDevice/\(type)/\(transaction)",
            .json(JSONValue.object([("messages", messages)]).encoded)
        )
        do throws(HomeserverError) {
            _ = try client.json(request)
            return .taken
        } catch {
            guard error.isForGood else { throw .homeserver(error) }
            notify(.notSent(to: contents.map(\.0), error))
            return .refused(error)
        }
    }

    package func mail(
        after position: ExactText?,
        waiting seconds: Int
    ) throws(RecoveryError) -> Mail {
        // The server is to answer before it counts as silent.
        let wait = position == nil ? 0 : min(seconds * 1000, patience.silence * 500)
        var path = "/_matrix/client/v3/sync?timeout=\(wait)&filter="
        path += PercentEncoding.segment(Self.mailFilter)
        if let position { path += "&since=" + PercentEncoding.segment(position) }
        var request = HTTPRequest(.get, path)
        request.limit = Self.mailLimit
        return try carryingHomeserver { () throws(HomeserverError) in
            try Self.mail(client.json(request))
        }
    }

    private static func mail(_ answer: JSONValue) throws(HomeserverError) -> Mail {
        let entries = try answer.part("to_device")?.part("events")?.elements ?? []
        let events = entries.compactMap { try? ToDeviceEvent(decoding: $0) }
        let fallback = try answer.part("device_unused_fallback_key_types")?.elements
        return Mail(
            events: events,
            malformed: entries.count - events.count,
            position: try answer.required("next_batch"),
            oneTimeKeys: try oneTimeKeys(answer.part("device_one_time_keys_count")),
            hasFallbackKey: fallback?.contains { $0.text == "signed_curve25519" }
        )
    }

    private static func oneTimeKeys(_ counts: JSONValue?) throws(HomeserverError) -> Int? {
        guard let counts else { return nil }
        return Int(try counts.part("signed_curve25519")?.wholeNumber ?? 0)
    }
}
