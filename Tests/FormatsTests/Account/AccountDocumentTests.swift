import Formats
import Testing

/// Dumps of account data are recognised by what they hold.
struct AccountDocumentTests {
    private func document(_ text: String) throws -> AccountDocument {
        try AccountDocument(recognising: Array(text.utf8))
    }

    /// Where one event is sealed, no other takes the map its meaning, whatever it is.
    @Test(arguments: ["null", "[]", "1"])
    func readsAMapWithAnEventThatIsNone(_ content: String) throws {
        let text = "{\"x.y\":\(content),\"m.cross_signing.master\":{\"encrypted\":{}}}"
        #expect(try document(text).events.count == 2)
    }

    @Test(arguments: [
        (
            #"{"next_batch":"s1","account_data":{"events":[EVENT]},"rooms":{}}"#,
            AccountDocument.Form.sync
        ),
        (#"{"account_data":{"events":[EVENT]}}"#, .sync),
        (#"{"pos":"1","extensions":{"account_data":{"global":[EVENT]}}}"#, .sync),
        (#"[EVENT]"#, .eventList),
        (#"{"events":[EVENT]}"#, .eventList),
        (#"{"account_data":{"global":{"m.direct":{"@a:b":["!c"]}},"rooms":{}}}"#, .adminMap),
        (#"EVENT"#, .singleEvent),
        (#"{"m.direct":{"@a:b":["!c"]}}"#, .map),
    ])
    func recognisesEveryForm(text: String, form: AccountDocument.Form) throws {
        let event = #"{"type":"m.direct","content":{"@a:b":["!c"]}}"#
        let document = try document(text.split("EVENT", joined: event))
        #expect(document.form == form)
        #expect(document.events.map(\.type) == ["m.direct"])
        #expect(document.event("m.direct")?.content.encoded == Array(#"{"@a:b":["!c"]}"#.utf8))
    }

    @Test func recognisesEmptyContainersThatSayWhatTheyAre() throws {
        #expect(try document(#"{"account_data":{"events":[]}}"#).events.isEmpty)
        #expect(try document(#"{"account_data":{"global":{},"rooms":{}}}"#).events.isEmpty)
    }

    @Test func keepsTheBareStringOfOldDefaultKeys() throws {
        let list = try document(#"[{"type":"m.secret_storage.default_key","content":"abc"}]"#)
        #expect(list.events.first?.content.text == "abc")
        let map = try document(#"{"m.secret_storage.default_key":"abc","m.direct":{}}"#)
        #expect(map.event(.defaultKey)?.content.text == "abc")
    }

    /// No client can put these there today, and nothing else of the account may suffer for them.
    @Test(arguments: ["\"x\"", "null", "[1]", "1e999", "false"])
    func keepsContentsThatAreNoObjects(_ content: String) throws {
        let texts = [
            #"{"account_data":{"events":[{"type":"m.x","content":ODD},EVENT]}}"#,
            #"[EVENT,{"type":"m.x","content":ODD}]"#,
            #"{"m.x":ODD,"m.y":{}}"#, #"{"account_data":{"global":{"m.x":ODD,"m.y":{}}}}"#,
        ]
        for text in texts {
            let event = #"{"type":"m.y","content":{}}"#
            let odd = text.split("EVENT", joined: event).split("ODD", joined: content)
            let document = try document(odd)
            #expect(document.event("m.x")?.content.encoded == Array(content.utf8))
            #expect(document.events.count == 2)
        }
    }

    // traps 3: servers give all of this back as it came.
    @Test func givesContentBackByteForByte() throws {
        let content = #"""
            { "a" :1.50, "\u0061":"\/\ud800", "b":[ 1e400, 10.0 , -0.0,9007199254740993 ], "\u0000":"\u0000" }
            """#
        let document = try document(#"{"m.x": CONTENT }"#.split("CONTENT", joined: content))
        #expect(document.events[0].content.encoded == Array(content.utf8))
    }

    @Test func takesTheSameEventTwiceAsOne() throws {
        let document = try document(#"{"m.x":{"a":1},"m.y":{},"m.x":{"a":1}}"#)
        #expect(document.events.map(\.type) == ["m.x", "m.y"])
    }

    @Test(arguments: [
        "{}", "[]", "null", "\"m.x\"", "[1]", #"[{"type":"m.x"}]"#,
        #"{"account_data":{}}"#, #"{"rooms":{}}"#, #"{"device_keys":{},"failures":{}}"#,
        #"{"errcode":"M_NOT_FOUND","error":"No backup found"}"#,
        #"{"auth_data":{},"version":"1","algorithm":"m.megolm_backup.v1"}"#,
        #"{"m.homeserver":{"base_url":"https://example.org"}}"#,
        #"{"type":"m.room.create","content":{},"sender":"@a:b"}"#,
        #"{"encrypted":{"key":{"iv":"","ciphertext":"","mac":""}}}"#,
        #"{"m.x":1}"#, #"{"best animal":{}}"#, #"{"example.org":{"ed25519:a":{}}}"#,
    ])
    func refusesOtherJSON(text: String) {
        #expect(throws: FormatError.account(.unrecognised)) { try document(text) }
    }

    @Test func refusesOneTypeWithTwoContents() {
        #expect(throws: FormatError.account(.duplicateEvent("m.x"))) {
            try document(#"{"m.x":{"a":1},"m.x":{"a":2}}"#)
        }
        #expect(throws: FormatError.account(.duplicateEvent("m.x"))) {
            try document(#"[{"type":"m.x","content":{}},{"type":"m.x","content":{ }}]"#)
        }
    }

    @Test func refusesAListWithSomethingElseInIt() {
        #expect(throws: FormatError.property("account_data.events[1]")) {
            try document(#"{"account_data":{"events":[{"type":"m.x","content":{}},{"type":1}]}}"#)
        }
    }

    @Test func refusesRoomEventsAmongOthers() {
        #expect(throws: FormatError.property("events[1]")) {
            try document(
                #"[{"type":"m.x","content":{}},{"type":"m.y","content":{},"sender":"@a:x"}]"#
            )
        }
    }

    @Test func refusesNamesOnTheWayThatStandTwice() {
        let error = FormatError.json(JSONError(.duplicateName("account_data"), at: 30))
        #expect(throws: error) {
            try document(#"{"account_data":{"events":[]},"account_data":{"events":[]}}"#)
        }
    }

    @Test func refusesConcatenatedDocuments() {
        #expect(throws: FormatError.json(JSONError(.trailingData, at: 8))) {
            try document(#"{"a": 1}{"a": 2}"#)
        }
    }
}

extension String {
    /// The text with every `placeholder` replaced.
    func split(_ placeholder: String, joined replacement: String) -> String {
        split(separator: placeholder, omittingEmptySubsequences: false)
            .joined(separator: replacement)
    }
}
