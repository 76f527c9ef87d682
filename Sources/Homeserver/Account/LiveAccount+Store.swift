package import Formats
package import Recovery

extension LiveAccount: AccountStore {
    /// The most bytes of account data: what the reader of files takes.
    private static let limit = 256 << 20

    /// Asks for account data alone: no room, no presence. Synapse answers the same question for two
    /// minutes with what it answered first, so that no two are the same.
    private static func filter() -> ExactText {
        let unlike = "org.example.\(UInt64.random(in: .min ... .max))"
        let data = #""account_data":{"not_types":["\#(unlike)"]}"#
        return ExactText(#"{"room":{"rooms":[]},"presence":{"types":[]},\#(data)}"#)
    }

    package func events() throws(RecoveryError) -> [AccountDataEvent] {
        var path = "/_matrix/client/v3/sync?timeout=0&filter="
        path += PercentEncoding.segment(Self.filter())
        var request = HTTPRequest(.get, path)
        request.limit = Self.limit
        let data: JSONValue
        do throws(HomeserverError) {
            data = try client.json(request).part("account_data") ?? .object([])
        } catch {
            throw .homeserver(error)
        }
        guard let members = data.members, !members.isEmpty else { return [] }
        let document = try carryingFormat { () throws(FormatError) in
            try AccountDocument(recognising: JSONValue.object([("account_data", data)]).encoded)
        }
        return document.events
    }

    package func content(of type: EventType) throws(RecoveryError) -> JSONValue? {
        var request = HTTPRequest(.get, path(of: type))
        request.limit = Self.limit
        return try carryingHomeserver { () throws(HomeserverError) in
            try client.jsonIfAny(request)
        }
    }

    /// Where nobody knows what became of a write, the event is read before the next try: it may have
    /// been written, by this or by another client.
    package func set(
        _ type: EventType,
        to content: JSONValue,
        over before: JSONValue?
    ) throws(RecoveryError) {
        let request = HTTPRequest(.put, path(of: type), .json(content.encoded))
        var patience = Patience()
        while true {
            do throws(HomeserverError) {
                _ = try client.jsonOnce(request)
                return
            } catch {
                guard client.wait(after: error, &patience) else { throw .homeserver(error) }
            }
            let now = try self.content(of: type)
            if PlanRun.isSame(now, content) { return }
            guard PlanRun.isSame(now, before) else { throw .changedMeanwhile(type) }
        }
    }

    private func path(of type: EventType) -> String {
        "\(userPath)/account_data/\(PercentEncoding.segment(type.rawValue))"
    }
}

extension JSONValue {
    /// A member of an answer.
    ///
    /// - Throws: `HomeserverError.answer` where it stands twice.
    func part(_ name: ExactText) throws(HomeserverError) -> JSONValue? {
        do {
            return try member(name)
        } catch {
            throw .answer(property: name.string)
        }
    }
}
