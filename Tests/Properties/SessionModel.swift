import Formats

/// What a session says, found in its tree by the plainest means.
struct SessionModel: Equatable {
    static let sharingNames: [ExactText] = [
        "shared_history", "org.matrix.msc3061.shared_history", "m.shared_history",
    ]

    let roomID: ExactText?
    let sessionID: ExactText?
    let senderKey: ExactText
    let sessionKey: ExactText
    let sharesHistory: Bool?

    /// What was found.
    init(_ fields: SessionFields, in json: [UInt8]) {
        roomID = fields.roomID?.text(in: json.span)
        sessionID = fields.sessionID?.text(in: json.span)
        senderKey = fields.senderKey.text(in: json.span)
        sessionKey = fields.sessionKey.text(in: json.span)
        sharesHistory = fields.sharesHistory
    }

    /// What should be found; nil in what is no session.
    init?(_ value: JSONValue) {
        guard let members = value.members else { return nil }
        var texts: [ExactText: ExactText] = [:]
        for name in ["algorithm", "room_id", "session_id", "sender_key", "session_key"] {
            let name = ExactText(name)
            let values = members.filter { $0.name == name }.map(\.value)
            guard values.count < 2, values.allSatisfy({ $0.text != nil }) else { return nil }
            texts[name] = values.first?.text
        }
        for member in members where member.name == "forwarding_curve25519_key_chain" {
            let isList = member.value.elements?.allSatisfy { $0.text != nil } ?? false
            guard isList || member.value.isNull else { return nil }
        }
        for member in members where member.name == "sender_claimed_keys" {
            guard let claims = member.value.members,
                claims.allSatisfy({ $0.value.text != nil })
            else { return nil }
        }
        guard texts["algorithm"] == "m.megolm.v1.aes-sha2",
            let senderKey = texts["sender_key"],
            let sessionKey = texts["session_key"]
        else { return nil }
        (roomID, sessionID) = (texts["room_id"], texts["session_id"])
        (self.senderKey, self.sessionKey) = (senderKey, sessionKey)
        let sharing = members.filter { Self.sharingNames.contains($0.name) }
        sharesHistory = sharing.isEmpty ? nil : sharing.allSatisfy { $0.value.boolean == true }
    }
}
