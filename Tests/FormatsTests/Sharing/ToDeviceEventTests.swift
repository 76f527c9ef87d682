import Formats
import Testing

/// Spec: A12, B12. Events between devices, as a server delivers them.
struct ToDeviceEventTests {
    private func event(_ json: String) throws -> ToDeviceEvent {
        try ToDeviceEvent(decoding: JSONValue(parsing: Array(json.utf8)))
    }

    @Test func acceptsAnEvent() throws {
        let event = try event(#"{"content":{"a":1},"sender":"@a:x","type":"t","more":[]}"#)
        #expect(event.type == "t")
        #expect(event.sender == "@a:x")
        #expect(try event.content.member("a")?.integer == 1)
    }

    @Test(arguments: [
        (#"{"content":{},"sender":"@a:x"}"#, "type"),
        (#"{"content":{},"sender":"@a:x","type":1}"#, "type"),
        (#"{"content":{},"type":"t"}"#, "sender"),
        (#"{"content":{},"sender":null,"type":"t"}"#, "sender"),
        (#"{"sender":"@a:x","type":"t"}"#, "content"),
        (#"{"content":[],"sender":"@a:x","type":"t"}"#, "content"),
    ])
    func refusesWhatLacksSomething(_ json: String, _ property: String) {
        #expect(throws: FormatError.property(property)) { try event(json) }
    }

    @Test(arguments: ["[]", "1"])
    func refusesWhatIsNoObject(_ json: String) {
        #expect(throws: FormatError.property("type")) { try event(json) }
    }

    @Test func refusesATypeThatStandsTwice() {
        #expect(throws: FormatError.self) {
            try event(#"{"content":{},"sender":"@a:x","type":"t","type":"u"}"#)
        }
    }
}
