import Formats
import Testing

/// What a session has to have, in a key export or out of a key backup. Spec: B9, B10; traps 34, 36.
struct SessionFieldsTests {
    private static let needed =
        #""algorithm":"m.megolm.v1.aes-sha2","sender_key":"S","session_key":"K""#

    private static func fields(_ text: String) throws(RowFault) -> SessionFields {
        try SessionFields(reading: Array(text.utf8).span)
    }

    /// What is found where the session is the second one of a list; nil if that is no JSON.
    private static func partsInList(_ text: String) -> RowParts? {
        let list = Array("[{}, \(text)\n]".utf8)
        var rows = RoomKeyRows()
        for _ in 0..<2 {
            guard case .row? = try? rows.next(in: list.span, isWhole: true) else { return nil }
        }
        return rows.row
    }

    /// What is no session still says what it is of, wherever the fault stands.
    @Test(arguments: [
        #"{"algorithm":"m.olm","room_id":"!r","session_id":"S"}"#,
        #"{"room_id":"!r","session_id":"S"}"#,
        #"{"session_key":[[1,{"room_id":"!x"}]],"a":[1],"room_id":"!r","session_id":"S"}"#,
        #"{"sender_key":null,"room_id":"!r","x":{"session_id":"T"},"session_id":"S"}"#,
        #"{"room_id":"!r","room_id":"!other","session_id":"S","session_id":"T"}"#,
        #"{"forwarding_curve25519_key_chain":[[1,2]],"room_id":"!r","session_id":"S"}"#,
    ])
    func saysTheRoomAndSessionOfWhatIsNone(_ text: String) throws {
        let parts = try #require(Self.partsInList(text))
        #expect(throws: RowFault.self) { try parts.sessionFields() }
        let names = parts.names
        #expect(names.room?.text(in: Array(text.utf8).span) == "!r")
        #expect(names.session?.text(in: Array(text.utf8).span) == "S")
    }

    @Test(arguments: ["7", #"["room_id","!r"]"#, "{}", #"{"room_id":5,"session_id":{}}"#])
    func saysNothingOfWhatSaysNothing(_ text: String) throws {
        let names = try #require(Self.partsInList(text)).names
        #expect(names.room == nil && names.session == nil)
    }

    /// A session with these members beside the needed ones.
    private static func session(_ members: String) -> String { "{\(needed),\(members)}" }

    @Test func findsTheFields() throws {
        let text = Array(
            " { \"x\":[{\"session_key\":1}],\"room_id\":\"!\\u00e9\",\(Self.needed),\"session_id\":\"I/+\",\n\"y\":{} } "
                .utf8
        )
        let fields = try SessionFields(reading: text.span)
        #expect(fields.roomID?.text(in: text.span) == "!é")
        #expect(fields.roomID?.hasEscapes == true)
        #expect(fields.sessionID?.text(in: text.span) == "I/+")
        #expect(fields.senderKey.text(in: text.span) == "S")
        #expect(fields.sessionKey.text(in: text.span) == "K")
        #expect(fields.sharesHistory == nil)
        let row = String(decoding: text, as: UTF8.self).trimmingPrefix(" ")
        let listed = try #require(Self.partsInList(String(row))).sessionFields()
        #expect(listed.senderKey == fields.senderKey.moved(by: -1))
        #expect(listed.sessionKey == fields.sessionKey.moved(by: -1))
        #expect(listed.roomID == fields.roomID?.moved(by: -1))
        #expect(listed.sessionID == fields.sessionID?.moved(by: -1))
    }

    /// In a list, a session may stand deeper in the text than by itself, but not nest deeper.
    @Test(arguments: [(127, nil), (128, RowFault.plaintext)])
    func nestsAsDeepInAList(depth: Int, fault: RowFault?) throws {
        let value = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let text = Self.session("\"x\":\(value)")
        let listed = try #require(Self.partsInList(text))
        if let fault {
            #expect(throws: fault) { try Self.fields(text) }
            #expect(throws: fault) { try listed.sessionFields() }
        } else {
            _ = try Self.fields(text)
            _ = try listed.sessionFields()
        }
    }

    /// Room and ID are said around a row of a key backup.
    @Test func needsNeitherRoomNorID() throws {
        let fields = try Self.fields("{\(Self.needed)}")
        #expect(fields.roomID == nil && fields.sessionID == nil)
    }

    @Test(arguments: [
        #""sender_claimed_keys":{}"#, #""sender_claimed_keys":{"ed25519":"A","x":"B"}"#,
        #""forwarding_curve25519_key_chain":[]"#, #""forwarding_curve25519_key_chain":null"#,
        #""forwarding_curve25519_key_chain":["A","B"]"#, #""org.example":{"a":[1,null,{}]}"#,
    ])
    func accepts(members: String) throws {
        _ = try Self.fields(Self.session(members))
    }

    /// Three names were used; all that stand there have to say so.
    @Test(arguments: [
        (#""shared_history":true"#, true), (#""m.shared_history":true"#, true),
        (#""org.matrix.msc3061.shared_history":true"#, true), (#""shared_history":false"#, false),
        (#""shared_history":true,"m.shared_history":false"#, false),
        (#""shared_history":true,"m.shared_history":true"#, true),
        (#""shared_history":"true""#, false), (#""shared_history":null"#, false),
        (#""shared_history":{}"#, false), (#""shared_history":true,"shared_history":false"#, false),
    ])
    func saysWhetherHistoryIsShared(members: String, expected: Bool) throws {
        let text = Array(Self.session(members).utf8)
        #expect(try SessionFields(reading: text.span).sharesHistory == expected)
        let values = SessionFields.valuesOfSharing(in: text.span)
        #expect(values.count == members.count { $0 == ":" })
        for value in values {
            #expect(try JSONValue(parsing: Array(text[value])).sourceRange != nil)
        }
    }

    @Test func findsNoSharingInWhatIsNoSession() {
        for text in ["", "[]", #"{"shared_history""#] {
            let values = SessionFields.valuesOfSharing(in: Array(text.utf8).span)
            #expect(values.isEmpty)
        }
    }

    @Test(arguments: [
        ("[]", RowFault.notAnObject), ("null", .notAnObject), ("\"x\"", .notAnObject),
        ("", .plaintext), ("{", .plaintext), ("{}x", .plaintext), ("{} {}", .plaintext),
        ("{\"a\":\"\u{1}\"}", .plaintext), ("{\"a\":01}", .plaintext),
        ("{}", .missing(.algorithm)), (#"{"algorithm":"m.olm.v1"}"#, .algorithm),
        (#"{"algorithm":"m.megolm.v1.aes-sha2"}"#, .missing(.senderKey)),
        (#"{"algorithm":"m.megolm.v1.aes-sha2","sender_key":"S"}"#, .missing(.sessionKey)),
        (#"{"algorithm":7}"#, .malformed(.algorithm)),
        (#"{"sender_key":null}"#, .malformed(.senderKey)),
        (#"{"session_key":["A"]}"#, .malformed(.sessionKey)),
        (session(#""room_id":{}"#), .malformed(.roomID)),
        (session(#""session_id":false"#), .malformed(.sessionID)),
        (session(#""session_key":"K""#), .malformed(.sessionKey)),
        (session(#""algorithm":"m.megolm.v1.aes-sha2""#), .malformed(.algorithm)),
        (session(#""room_id":"a","room_id":"a""#), .malformed(.roomID)),
        (session(#""forwarding_curve25519_key_chain":{}"#), .malformed(.forwardingChain)),
        (session(#""forwarding_curve25519_key_chain":"A""#), .malformed(.forwardingChain)),
        (session(#""forwarding_curve25519_key_chain":["A",1]"#), .malformed(.forwardingChain)),
        // A key in a chain was also written as a list of its bytes.
        (session(#""forwarding_curve25519_key_chain":[[1,2]]"#), .malformed(.forwardingChain)),
        (session(#""sender_claimed_keys":[]"#), .malformed(.senderClaimedKeys)),
        (session(#""sender_claimed_keys":{"ed25519":1}"#), .malformed(.senderClaimedKeys)),
        (session(#""sender_claimed_keys":{"ed25519":{}}"#), .malformed(.senderClaimedKeys)),
    ])
    func refuses(text: String, fault: RowFault) {
        #expect(throws: fault) { try Self.fields(text) }
        guard fault != .plaintext, let listed = Self.partsInList(text) else { return }
        #expect(throws: fault) { try listed.sessionFields() }
    }
}
