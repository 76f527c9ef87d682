extension SessionFields {
    /// Finds a session's fields while it is read for the first time, token by token.
    struct Finder: Sendable {
        /// What a member of the session is, by its name.
        private enum Member {
            case property(RowFault.Property)
            case sharing
            case other
        }

        private static let members: [(name: JSONName, member: Member)] =
            [
                ("algorithm", .property(.algorithm)), ("room_id", .property(.roomID)),
                ("session_id", .property(.sessionID)), ("session_key", .property(.sessionKey)),
                ("sender_key", .property(.senderKey)),
                ("sender_claimed_keys", .property(.senderClaimedKeys)),
                ("forwarding_curve25519_key_chain", .property(.forwardingChain)),
            ] + sharingNames.map { ($0, .sharing) }

        private var member = Member.other
        private var isMegolm: Bool?
        /// The room and the session, which are looked for even once there is a fault.
        private(set) var roomID: JSONPlace?
        private(set) var sessionID: JSONPlace?
        private var senderKey: JSONPlace?
        private var sessionKey: JSONPlace?
        private var sharesHistory: Bool?

        /// What is wrong, as far as it was read.
        private(set) var fault: RowFault?

        /// Behind the session's first token, which was an object's.
        init() {}

        /// Takes the token at hand.
        ///
        /// - Parameters:
        ///   - place: where in the window it stands, if it is a name or a string.
        ///   - depth: how many objects and arrays of the session are open behind it.
        ///   - start: where the session begins.
        mutating func take(
            _ token: JSONToken,
            at place: JSONPlace,
            depth: Int,
            start: Int,
            in window: Span<UInt8>
        ) {
            if case .name = token, depth == 1 {
                let known = Self.members.first { place.says($0.name, in: window) }
                member = known?.member ?? .other
                return
            }
            if fault != nil {
                if case .string = token, depth == 1 { takeName(at: place, start: start) }
                return
            }
            switch (token, depth) {
            case (.name, _), (.endObject, _), (.endArray, _):
                return
            case (.string, 1):
                takeString(at: place, start: start, in: window)
            case (_, 1), (.beginObject, 2), (.beginArray, 2):
                takeValue(token)
            case (.string, 2):
                return
            case (_, 2), (.beginObject, 3), (.beginArray, 3):
                refuseWithin()
            default:
                // A list may stand deeper in its text than a session may be by itself.
                if depth > JSONLimits.standard.maximumDepth { fail(.plaintext) }
            }
        }

        /// Takes note of what is wrong, if nothing was before.
        mutating func fail(_ fault: RowFault) {
            if self.fault == nil { self.fault = fault }
        }

        /// The fields, or what is wrong with them.
        var fields: Result<SessionFields, RowFault> {
            if let fault { return .failure(fault) }
            guard let isMegolm else { return .failure(.missing(.algorithm)) }
            guard isMegolm else { return .failure(.algorithm) }
            guard let senderKey else { return .failure(.missing(.senderKey)) }
            guard let sessionKey else { return .failure(.missing(.sessionKey)) }
            return .success(
                SessionFields(
                    roomID: roomID,
                    sessionID: sessionID,
                    senderKey: senderKey,
                    sessionKey: sessionKey,
                    sharesHistory: sharesHistory
                )
            )
        }
    }
}

extension SessionFields.Finder {
    /// Takes the room or the session of what is no session, unless that came before.
    private mutating func takeName(at here: JSONPlace, start: Int) {
        let place = here.moved(by: -start)
        switch member {
        case .property(.roomID): roomID = roomID ?? place
        case .property(.sessionID): sessionID = sessionID ?? place
        case .property, .sharing, .other: break
        }
    }

    /// Takes a member's value that is a string.
    private mutating func takeString(
        at here: JSONPlace,
        start: Int,
        in window: Span<UInt8>
    ) {
        guard case .property(let property) = member else { return takeValue(.string) }
        let place = here.moved(by: -start)
        let isFirst: Bool
        switch property {
        case .algorithm:
            let megolm = SessionFields.megolm
            let says = here.withText(in: window) { $0.isEqual(to: megolm.utf8.span) }
            (isFirst, isMegolm) = (isMegolm == nil, says)
        case .roomID: (isFirst, roomID) = (roomID == nil, roomID ?? place)
        case .sessionID: (isFirst, sessionID) = (sessionID == nil, sessionID ?? place)
        case .senderKey: (isFirst, senderKey) = (senderKey == nil, place)
        case .sessionKey: (isFirst, sessionKey) = (sessionKey == nil, place)
        default: isFirst = false
        }
        if !isFirst { fail(.malformed(property)) }
    }

    /// Takes a member's value of another type, or the beginning of it.
    private mutating func takeValue(_ token: JSONToken) {
        switch (member, token) {
        case (.property(.forwardingChain), .beginArray), (.property(.forwardingChain), .null),
            (.property(.senderClaimedKeys), .beginObject), (.other, _):
            return
        case (.property(let property), _):
            fail(.malformed(property))
        case (.sharing, .bool(let value)):
            sharesHistory = (sharesHistory ?? true) && value
        case (.sharing, _):
            sharesHistory = false
        }
    }

    /// Refuses what stands in a member's value and is no string: chain and claims have strings only.
    private mutating func refuseWithin() {
        if case .property(let property) = member { fail(.malformed(property)) }
    }
}
