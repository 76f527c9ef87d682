/// Where in the JSON of one session, as it stands in a key export or comes out of a key backup, its
/// properties are. Spec: B9, B10.
///
/// Properties that are not known stay where they are and mean nothing here.
package struct SessionFields: Sendable {
    /// The room, which a key backup says around the session.
    package private(set) var roomID: JSONPlace?
    /// The session's name, which a key backup says around the session.
    package private(set) var sessionID: JSONPlace?
    /// The device that made the session.
    package let senderKey: JSONPlace
    /// The session itself, in base64. Secret.
    package let sessionKey: JSONPlace
    /// Whether the room's history may be shared by it: what all of the three names that were used
    /// for this say; nil where none stands there.
    package private(set) var sharesHistory: Bool?

    /// The names by which clients said that a session may be shared.
    static let sharingNames: [JSONName] = [
        "shared_history", "org.matrix.msc3061.shared_history", "m.shared_history",
    ]

    /// Reads a session, in whose place nothing else may stand.
    ///
    /// - Throws: what is missing, malformed or of another algorithm.
    package init(reading json: Span<UInt8>) throws(RowFault) {
        var walk = try JSONObjectWalk(json)
        var algorithm: JSONPlace?
        var senderKey: JSONPlace?
        var sessionKey: JSONPlace?
        while try walk.nextName(json) {
            if walk.isNamed(.sessionKey, json) {
                sessionKey = try Self.string(.sessionKey, after: sessionKey, &walk, json)
            } else if walk.isNamed(.roomID, json) {
                roomID = try Self.string(.roomID, after: roomID, &walk, json)
            } else if walk.isNamed(.sessionID, json) {
                sessionID = try Self.string(.sessionID, after: sessionID, &walk, json)
            } else if walk.isNamed(.senderKey, json) {
                senderKey = try Self.string(.senderKey, after: senderKey, &walk, json)
            } else if walk.isNamed(.algorithm, json) {
                algorithm = try Self.string(.algorithm, after: algorithm, &walk, json)
            } else if walk.isNamed(.forwardingChain, json) {
                guard try walk.isListOfStrings(json) else { throw .malformed(.forwardingChain) }
            } else if walk.isNamed(.senderClaimedKeys, json) {
                try Self.readClaims(&walk, json)
            } else if Self.sharingNames.contains(where: { walk.isNamed($0, json) }) {
                let value = try walk.boolean(json) ?? false
                sharesHistory = (sharesHistory ?? true) && value
            } else {
                try walk.pass(json)
            }
        }
        guard try walk.isAtEnd(json) else { throw .plaintext }
        guard let algorithm else { throw .missing(.algorithm) }
        guard algorithm.text(in: json) == Self.megolm else { throw .algorithm }
        guard let senderKey else { throw .missing(.senderKey) }
        guard let sessionKey else { throw .missing(.sessionKey) }
        self.senderKey = senderKey
        self.sessionKey = sessionKey
    }

    /// Where in a session, which was read before, the values stand that say that its room's history
    /// may be shared.
    package static func valuesOfSharing(in json: Span<UInt8>) -> [Range<Int>] {
        var values: [Range<Int>] = []
        guard var walk = try? JSONObjectWalk(json) else { return [] }
        while (try? walk.nextName(json)) == true {
            let isSharing = sharingNames.contains { walk.isNamed($0, json) }
            guard let value = try? walk.value(json) else { return values }
            if isSharing { values.append(value) }
        }
        return values
    }

    /// The only algorithm of room keys that there is.
    package static let megolm: ExactText = "m.megolm.v1.aes-sha2"

    private static func string(
        _ property: RowFault.Property,
        after before: JSONPlace?,
        _ walk: inout JSONObjectWalk,
        _ json: Span<UInt8>
    ) throws(RowFault) -> JSONPlace {
        guard before == nil, let place = try walk.string(json) else { throw .malformed(property) }
        return place
    }

    /// Passes over the claimed keys, which are strings by name.
    private static func readClaims(
        _ walk: inout JSONObjectWalk,
        _ json: Span<UInt8>
    ) throws(RowFault) {
        guard try walk.enterObject(json) else { throw .malformed(.senderClaimedKeys) }
        while try walk.nextName(json) {
            guard try walk.string(json) != nil else { throw .malformed(.senderClaimedKeys) }
        }
    }
}

extension JSONName {
    fileprivate static let algorithm: JSONName = "algorithm"
    fileprivate static let forwardingChain: JSONName = "forwarding_curve25519_key_chain"
    fileprivate static let roomID: JSONName = "room_id"
    fileprivate static let senderClaimedKeys: JSONName = "sender_claimed_keys"
    fileprivate static let senderKey: JSONName = "sender_key"
    fileprivate static let sessionID: JSONName = "session_id"
    fileprivate static let sessionKey: JSONName = "session_key"
}
