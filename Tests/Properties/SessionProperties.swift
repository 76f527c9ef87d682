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

    /// The content is the session without its room and ID, and what says sharing may say no.
    static func contentIsKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard (try? SessionFields(reading: bytes.span)) != nil else { return }
        let members = (try? JSONValue(parsing: bytes))?.members ?? []
        let kept = members.filter { $0.name != "room_id" && $0.name != "session_id" }
        let chain = kept.last { $0.name == "forwarding_curve25519_key_chain" }
        for sharing in [SessionContent.Sharing.kept, .withheld] {
            var content: [UInt8] = []
            let forwarders = try? SessionContent.read(bytes.span, sharing) { piece in
                for index in piece.indices { content.append(piece[index]) }
            }
            let count = chain?.value.elements?.count ?? 0
            try expect(forwarders == count, "the devices that passed it on are counted")
            let read = (try? JSONValue(parsing: content))?.members ?? []
            try expect(read.map(\.name) == kept.map(\.name), "the other members stay")
            let values = kept.map { member in
                sharing == .withheld && SessionModel.sharingNames.contains(member.name)
                    ? Array("false".utf8) : member.value.encoded
            }
            try expect(read.map(\.value.encoded) == values, "their values stay byte for byte")
        }
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
