/// A session's JSON without what stands around it in a key backup: its room and its ID. Spec: B9.
///
/// The members that stay are given byte for byte, with what is between them.
package struct SessionContent {
    /// What becomes of the marks that say that the room's history may be shared by the session.
    package enum Sharing: Sendable {
        /// They stay as they are.
        case kept
        /// They say no.
        case withheld
    }

    private static let begin = Array("{".utf8)
    private static let comma = Array(",".utf8)
    private static let no = Array("false".utf8)
    private static let end = Array("}".utf8)

    /// Members that are to be given in one piece.
    private var pending: Range<Int>?
    /// Whether the next piece goes on within a member.
    private var isWithin = false
    private var isFirst = true
    /// How many devices passed the session on, as it says itself.
    private var forwarders = 0

    private init() {}

    /// Gives the pieces of the content, one after the other.
    ///
    /// - Returns: how many devices passed the session on, as it says itself.
    /// - Throws: what `SessionFields` would refuse as well.
    package static func read(
        _ json: Span<UInt8>,
        _ sharing: Sharing,
        _ put: (Span<UInt8>) -> Void
    ) throws(RowFault) -> Int {
        var content = SessionContent()
        var walk = try JSONObjectWalk(json)
        put(begin.span)
        while try walk.nextName(json) {
            if walk.isNamed(.roomID, json) || walk.isNamed(.sessionID, json) {
                content.give(json, put)
                try walk.pass(json)
            } else {
                try content.take(&walk, json, sharing, put)
            }
        }
        content.give(json, put)
        put(end.span)
        return content.forwarders
    }

    /// Takes the member whose name is at hand.
    private mutating func take(
        _ walk: inout JSONObjectWalk,
        _ json: Span<UInt8>,
        _ sharing: Sharing,
        _ put: (Span<UInt8>) -> Void
    ) throws(RowFault) {
        let start = pending?.lowerBound ?? walk.tokenStart
        if sharing == .withheld,
            SessionFields.sharingNames.contains(where: { walk.isNamed($0, json) })
        {
            let value = try walk.value(json)
            pending = start..<value.lowerBound
            give(json, put)
            put(Self.no.span)
            isWithin = true
            pending = value.upperBound..<value.upperBound
            return
        }
        if walk.isNamed(.forwardingChain, json) {
            forwarders = try walk.elementCount(json)
        } else {
            try walk.pass(json)
        }
        pending = start..<walk.offset
    }

    /// Gives what is pending.
    private mutating func give(_ json: Span<UInt8>, _ put: (Span<UInt8>) -> Void) {
        guard let range = pending else { return }
        if !isWithin, !isFirst { put(Self.comma.span) }
        put(json.extracting(range))
        pending = nil
        isWithin = false
        isFirst = false
    }
}

extension JSONName {
    fileprivate static let forwardingChain: JSONName = "forwarding_curve25519_key_chain"
    fileprivate static let roomID: JSONName = "room_id"
    fileprivate static let sessionID: JSONName = "session_id"
}
