import Formats
import Testing

/// Editing a dump changes the event's content and no other byte.
struct AccountDocumentEditingTests {
    private let content = JSONValue.object([("new", .bool(true))])

    private func edit(_ text: String, _ type: EventType) throws -> String {
        let document = try AccountDocument(recognising: Array(text.utf8))
        let edited = try document.setting(type, to: content)
        #expect(edited.form == document.form)
        #expect(edited.event(type)?.content.encoded == content.encoded)
        for event in document.events where event.type != type {
            #expect(edited.event(event.type)?.content.encoded == event.content.encoded)
        }
        return String(decoding: edited.bytes, as: UTF8.self)
    }

    /// What is replaced stands between the marks `‹` and `›`.
    @Test(arguments: [
        #" {"next_batch":"\/", "account_data" : {"events":[ {"x":1, "content":‹{"old":1 }›,"type":"m.x"} ]},"z":1.0} "#,
        #"[{"type":"m.w","content":{}},{"type":"m.\u0078","content" : ‹{}› } ]"#,
        #"{"extensions":{"account_data":{"global":[{"type":"m.x","content":‹{}›}]}}}"#,
        #"{"account_data":{"global":{"m.w":{ },"m.x": ‹{"a":"é"}› },"rooms":{}}}"#,
        #"{"m.x":‹{"a":{}}›,"m.y":{"b":1}}"# + "\n",
        #"{"content":‹{}›,"type":"m.x","age":3}"#,
        #"{"m.x":‹{"a":1}›,"m.y":{},"m.x":‹{"a":1}›}"#,
    ])
    func replacesNothingButTheContent(marked: String) throws {
        let before = marked.filter { $0 != "‹" && $0 != "›" }
        let parts = marked.split(separator: "‹").enumerated().map { index, part in
            index == 0 ? part : part.drop { $0 != "›" }.dropFirst()
        }
        #expect(try edit(before, "m.x") == parts.joined(separator: #"{"new":true}"#))
    }

    @Test(arguments: [
        (#"{"account_data":{"events":[]}}"#, #"{"account_data":{"events":[EVENT]}}"#),
        (#"{"account_data":{"events":[ ]}}"#, #"{"account_data":{"events":[EVENT ]}}"#),
        (
            #"[{"type":"m.w","content":{}}]"#,
            #"[{"type":"m.w","content":{}},EVENT]"#
        ),
        (
            "[\n  {\"type\":\"m.w\",\"content\":{}}\n]\n",
            "[\n  {\"type\":\"m.w\",\"content\":{}},\n  EVENT\n]\n"
        ),
        (#"{"m.w":{}}"#, #"{"m.w":{},"m.x":CONTENT}"#),
        (#"{"m.v": {}, "m.w": {}}"#, #"{"m.v": {}, "m.w": {}, "m.x": CONTENT}"#),
        (
            #"{"account_data":{"global":{},"rooms":{}}}"#,
            #"{"account_data":{"global":{"m.x":CONTENT},"rooms":{}}}"#
        ),
    ])
    func appendsNewEventsInTheFilesOwnStyle(before: String, after: String) throws {
        let expected =
            after
            .split("EVENT", joined: #"{"type":"m.x","content":CONTENT}"#)
            .split("CONTENT", joined: #"{"new":true}"#)
        #expect(try edit(before, "m.x") == expected)
    }

    @Test func escapesTypesThatNeedIt() throws {
        let document = try AccountDocument(recognising: Array(#"{"m.w":{}}"#.utf8))
        let edited = try document.setting("m.\"\n\\", to: content)
        #expect(edited.event("m.\"\n\\") != nil)
    }

    @Test func refusesASecondEventBesideASingleOne() throws {
        let text = #"{"type":"m.w","content":{}}"#
        #expect(throws: FormatError.account(.notInDocument("m.x"))) { try edit(text, "m.x") }
    }

    @Test func takesContentThatIsNoObject() throws {
        let document = try AccountDocument(recognising: Array(#"{"m.x":{},"m.y":{}}"#.utf8))
        let edited = try document.setting("m.x", to: .string("text"))
        #expect(edited.bytes == Array(#"{"m.x":"text","m.y":{}}"#.utf8))
        #expect(edited.events.count == 2)
    }

    @Test func makesMapsWithAnEventALine() throws {
        let events = [
            AccountDataEvent(type: "m.x", content: content),
            AccountDataEvent(
                type: "best animal",
                content: try JSONValue(parsing: Array("{ }".utf8))
            ),
        ]
        let document = try AccountDocument.map(of: events)
        #expect(
            String(decoding: document.bytes, as: UTF8.self)
                == "{\n  \"m.x\": {\"new\":true},\n  \"best animal\": { }\n}\n"
        )
        #expect(document.events.map(\.type) == ["m.x", "best animal"])
        let edited = try document.setting("m.y", to: content)
        #expect(
            edited.bytes.count == document.bytes.count + ",\n  \"m.y\": {\"new\":true}".utf8.count
        )
    }

    @Test func makesMapsOfNothing() throws {
        let document = try AccountDocument.map(of: [])
        #expect(document.events.isEmpty)
        #expect(try document.setting("odd", to: content).events.map(\.type) == ["odd"])
    }

    @Test func makesDocumentsOfOneEvent() throws {
        let document = try AccountDocument.single(AccountDataEvent(type: "m.x", content: content))
        #expect(document.form == .singleEvent)
        #expect(document.bytes == Array("{\"type\":\"m.x\",\"content\":{\"new\":true}}\n".utf8))
    }
}
