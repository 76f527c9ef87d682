import Formats
import Testing

/// A directory holds one event in each file, with the type inside or in the file's name.
struct EventFileNameTests {
    @Test(arguments: [
        ("m.direct", "m.direct.json"),
        ("m.secret_storage.key.a/b+c==", "m.secret_storage.key.a%2Fb%2Bc%3D%3D.json"),
        ("..", "%2E..json"),
        (".hidden", "%2Ehidden.json"),
        ("-rf", "%2Drf.json"),
        ("_x", "_x.json"),
        ("best animal", "best%20animal.json"),
        ("m.x.json", "m.x.json.json"),
        ("é\u{0}", "%C3%A9%00.json"),
        ("a%2Fb", "a%252Fb.json"),
    ])
    func roundTrips(type: String, name: String) {
        let type = EventType(ExactText(type))
        #expect(EventFileName.name(for: type) == name)
        #expect(EventFileName.type(named: name) == type)
    }

    @Test(arguments: ["m.secret_storage.key.a/b+c==", "m.direct", "é=2F%41", ".x", "m.X y"])
    func readsTheNamesOfAnExtractedArchive(type: String) {
        let name = EscapedName.escape(ExactText(type)) + ".json"
        #expect(EventFileName.type(named: name)?.rawValue == ExactText(type))
    }

    @Test(arguments: [
        ("m.direct", "m.direct"),
        ("m.secret_storage.key.a+b==.json", "m.secret_storage.key.a+b=="),
        ("100%", "100%"),
    ])
    func readsPlainNames(name: String, type: String) {
        #expect(EventFileName.type(named: name)?.rawValue == ExactText(type))
    }

    @Test(arguments: ["", ".json", ".hidden.json", ".", "..", "m.x=.1.json", "m.x=.12"])
    func refusesNamesThatSayNoType(name: String) {
        #expect(EventFileName.type(named: name) == nil)
    }

    @Test func boundsTheLengthAndKeepsLongTypesApart() {
        let long = String(repeating: "/", count: 5000)
        let names = ["", long, long + "x"].map { EventFileName.name(for: EventType(ExactText($0))) }
        #expect(names.allSatisfy { $0.utf8.count <= 200 && $0.hasSuffix(".json") })
        #expect(Set(names).count == 3)
        #expect(names.allSatisfy { EventFileName.type(named: $0) == nil })
    }

    @Test func readsBareContentUnderItsName() throws {
        let content = Array(#" {"encrypted": {}} "#.utf8)
        let document = try AccountDocument(
            recognising: content,
            fileName: "m.cross_signing.master.json"
        )
        #expect(document.form == .content)
        #expect(document.events.map(\.type) == [.master])
        let edited = try document.setting(.master, to: .object([("a", .integer(1))]))
        #expect(String(decoding: edited.bytes, as: UTF8.self) == #" {"a":1} "#)
        #expect(edited.form == .content)
        #expect(throws: FormatError.account(.notInDocument("m.x"))) {
            try document.setting("m.x", to: .object([]))
        }
    }

    @Test func takesContentThatLooksLikeAMapForContent() throws {
        let bytes = Array(#"{"m.x":{}}"#.utf8)
        #expect(
            try AccountDocument(recognising: bytes, fileName: "m.tags").events[0].type == "m.tags"
        )
        #expect(try AccountDocument(recognising: bytes, fileName: "dump.json").form == .map)
        #expect(try AccountDocument(recognising: bytes, fileName: "my.account.dump").form == .map)
    }

    @Test func prefersTheTypeThatStandsInside() throws {
        let bytes = Array(#"{"type":"m.x","content":{}}"#.utf8)
        let document = try AccountDocument(recognising: bytes, fileName: "m.y.json")
        #expect(document.events.map(\.type) == ["m.x"])
    }

    @Test(arguments: ["notes.json", "expected.json", ".m.x.json"])
    func refusesOtherFiles(name: String) {
        #expect(throws: FormatError.account(.unrecognised)) {
            try AccountDocument(recognising: Array(#"{"a":1}"#.utf8), fileName: name)
        }
    }

    @Test func refusesContentThatCannotBeTheEvents() {
        #expect(throws: FormatError.account(.unrecognised)) {
            try AccountDocument(recognising: Array("[1]".utf8), fileName: "m.x.json")
        }
    }
}
