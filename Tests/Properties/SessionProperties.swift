import Formats

/// One session, as it stands in a key export.
enum SessionProperties {
    /// The fields that are found are those of the tree.
    static func fieldsAreFound(_ bytes: [UInt8]) throws(BrokenProperty) {
        let fields = Result { () throws(RowFault) in try SessionFields(reading: bytes.span) }
        let tree = try? JSONValue(parsing: bytes)
        let expected = tree.flatMap(SessionModel.init)
        switch (fields, expected) {
        case (.success(let fields), let expected?):
            let read = SessionModel(fields, in: bytes)
            try expect(read == expected, "the fields are those of the tree")
        case (.success, nil):
            throw BrokenProperty("what is taken for a session is one")
        case (.failure(let fault), let expected):
            try expect(expected == nil, "a session is taken for one")
            guard tree != nil else { return }
            try expect(fault != .plaintext, "what is JSON is not refused as none")
        }
        guard let members = tree?.members else { return }
        let sharing = SessionFields.valuesOfSharing(in: bytes.span)
        let values = members.filter { SessionModel.sharingNames.contains($0.name) }
        try expect(sharing == values.compactMap(\.value.sourceRange), "what says sharing is found")
    }

    /// Keys are read from bytes and from base64 alike.
    static func keysAreRead(_ bytes: [UInt8]) throws(BrokenProperty) {
        if let key = try? ExportedSessionKey(decoding: bytes.span) {
            let index = (0..<4).map { UInt8(truncatingIfNeeded: key.firstIndex >> (24 - 8 * $0)) }
            try expect([1] + index == Array(bytes[..<5]), "the index is where it is")
            try expect(key.publicKey == Array(bytes[133...]), "the public key is where it is")
            try expect(key.sessionID == ExactText(Base64.encode(key.publicKey)), "and is the ID")
        }
        try expectKey(inText: bytes)
        try expectKey(inText: Base64.encode(bytes.span))
        try expectKey(inText: Base64.encode(bytes.span, .padded))
    }

    private static func expectKey(inText text: [UInt8]) throws(BrokenProperty) {
        var target = [UInt8](repeating: 0, count: ExportedSessionKey.length)
        var span = target.mutableSpan
        let read = try? ExportedSessionKey(base64: text.span, into: &span)
        let plain = try? Base64.decode(text)
        let expected = plain.flatMap { try? ExportedSessionKey(decoding: $0.span) }
        try expect(read == expected, "base64 of a key is the key")
        if read != nil { try expect(target == plain, "the key's bytes are put in their place") }
    }
}

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
