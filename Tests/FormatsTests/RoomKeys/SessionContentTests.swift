import Formats
import Testing

/// Spec: B9. What a key backup seals of a session: all but its room and its ID.
struct SessionContentTests {
    private func content(
        _ json: String,
        _ sharing: SessionContent.Sharing = .kept
    ) throws -> (text: String, forwarders: Int) {
        var bytes: [UInt8] = []
        let text = Array(json.utf8)
        let forwarders = try SessionContent.read(text.span, sharing) { piece in
            for index in piece.indices { bytes.append(piece[index]) }
        }
        return (String(decoding: bytes, as: UTF8.self), forwarders)
    }

    @Test(arguments: [
        (#"{"room_id":"r","session_id":"s","a":1}"#, #"{"a":1}"#),
        (#"{"a":1,"room_id":"r","session_id":"s"}"#, #"{"a":1}"#),
        (#"{"room_id":"r","a":1,"session_id":"s"}"#, #"{"a":1}"#),
        (#"{"a":1,"room_id":"r","b":2,"session_id":"s","c":3}"#, #"{"a":1,"b":2,"c":3}"#),
        (#"{"room\u005fid":{"x":[1]},"a":1}"#, #"{"a":1}"#), (#"{"room_id":1}"#, "{}"),
        ("{}", "{}"),
        (#" { "a" : 1 , "b" : [ 2 ] , "room_id" : 3 } "#, #"{"a" : 1 , "b" : [ 2 ]}"#),
        (
            #"{"a":{"room_id":1},"b":{"session_id":2}}"#,
            #"{"a":{"room_id":1},"b":{"session_id":2}}"#
        ),
        (#"{"a":"\/\u0041","a":"twice"}"#, #"{"a":"\/\u0041","a":"twice"}"#),
    ])
    func leavesOutRoomAndID(_ json: String, _ expected: String) throws {
        #expect(try content(json).text == expected)
    }

    @Test(arguments: [
        ("{}", 0), (#"{"forwarding_curve25519_key_chain":[]}"#, 0),
        (#"{"forwarding_curve25519_key_chain":["a","b"]}"#, 2),
        (#"{"forwarding_curve25519_key_chain":[["a","b"],{"c":[1]},3]}"#, 3),
        (#"{"forwarding_curve25519_key_chain":null}"#, 0),
        (#"{"forwarding_curve25519_key_chain":{"a":1}}"#, 0),
    ])
    func countsTheForwarders(_ json: String, _ expected: Int) throws {
        let found = try content(json)
        #expect(found.forwarders == expected && found.text == json)
    }

    @Test(arguments: [
        (#"{"shared_history":true}"#, #"{"shared_history":false}"#),
        (
            #"{"a":1,"m.shared_history" : true , "b":2}"#,
            #"{"a":1,"m.shared_history" : false , "b":2}"#
        ),
        (
            #"{"room_id":1,"shared_history":true,"session_id":2,"m.shared_history":{"x":1},"c":3}"#,
            #"{"shared_history":false,"m.shared_history":false,"c":3}"#
        ),
        (
            #"{"shared_history":true,"org.matrix.msc3061.shared_history":true,"room_id":1}"#,
            #"{"shared_history":false,"org.matrix.msc3061.shared_history":false}"#
        ),
        (#"{"a":{"shared_history":true}}"#, #"{"a":{"shared_history":true}}"#),
    ])
    func withholdsSharedHistory(_ json: String, _ expected: String) throws {
        #expect(try content(json, .withheld).text == expected)
    }

    @Test(arguments: ["", "[]", "{", "{\"a\":}", "{\"a\":1", "5"])
    func refusesWhatIsNoObject(_ json: String) {
        #expect(throws: RowFault.self) { try content(json) }
    }
}
