import Formats
import Support
import Testing

/// Every dump of the accounts that real clients left holds the same events, and takes edits in
/// place.
struct FixtureDumpTests {
    /// One dump of one account.
    struct Dump: CustomTestStringConvertible {
        let fixture: Fixture
        let file: String
        var testDescription: String { fixture.name + "/" + file }
    }

    static func dumps() throws -> [Dump] {
        try Fixture.all().flatMap { fixture in
            try fixture.files()
                .filter { file in
                    file == "sync.json" || file == "admin_accountdata.json"
                        || file.hasSuffix("account_data/global")
                }
                .map { Dump(fixture: fixture, file: $0) }
        }
    }

    @Test(arguments: try dumps())
    func holdsEverySecretAndDeletion(dump: Dump) throws {
        let document = try AccountDocument(recognising: dump.fixture.bytes(dump.file))
        for secret in dump.fixture.expected.secrets {
            let event = try #require(document.event(secret.name))
            let entries = try event.content.object(at: "encrypted")
            #expect(Set(entries.map { KeyID($0.name) }) == Set(secret.keys))
        }
        for type in dump.fixture.expected.deleted {
            #expect(document.event(type)?.content.isEmptyObject == true)
        }
        for key in dump.fixture.expected.keys where !key.isDescriptionMissing {
            #expect(document.events.contains { $0.type.keyID == key.id })
        }
    }

    @Test(arguments: try dumps())
    func takesEditsOfEveryEventInPlace(dump: Dump) throws {
        let bytes = try dump.fixture.bytes(dump.file)
        let document = try AccountDocument(recognising: bytes)
        let content = JSONValue.object([("replaced", .string("/é"))])
        for event in document.events {
            let place = try #require(event.content.sourceRange)
            let edited = try document.setting(event.type, to: content)
            #expect(edited.form == document.form)
            let head = bytes[..<place.lowerBound]
            let tail = bytes[place.upperBound...]
            #expect(edited.bytes == head + content.encoded + tail)
            let back = try edited.setting(event.type, to: event.content)
            #expect(back.bytes == bytes)
        }
        let added = try document.setting("org.example.new", to: content)
        #expect(added.events.map(\.type) == document.events.map(\.type) + ["org.example.new"])
        let head = zip(bytes, added.bytes).prefix { $0 == $1 }.count
        #expect(added.bytes.suffix(bytes.count - head) == bytes.suffix(bytes.count - head))
    }

    @Test(arguments: try dumps())
    func makesAMapOfTheSameEvents(dump: Dump) throws {
        let document = try AccountDocument(recognising: dump.fixture.bytes(dump.file))
        let map = try AccountDocument.map(of: document.events)
        #expect(try AccountDocument(recognising: map.bytes).form == .map)
        #expect(map.events.map(\.type) == document.events.map(\.type))
        #expect(map.events.map(\.content.encoded) == document.events.map(\.content.encoded))
    }

    @Test(arguments: try dumps())
    func comesBackFromOneFileForEachEvent(dump: Dump) throws {
        let document = try AccountDocument(recognising: dump.fixture.bytes(dump.file))
        var names: Set<String> = []
        for event in document.events {
            let name = EventFileName.name(for: event.type)
            #expect(names.insert(name).inserted)
            let single = try AccountDocument.single(event).bytes
            for (bytes, form) in [
                (single, AccountDocument.Form.singleEvent), (event.content.encoded, .content),
            ] {
                let file = try AccountDocument(recognising: bytes, fileName: name)
                #expect(file.form == form)
                #expect(file.events.map(\.type) == [event.type])
                #expect(file.events.map(\.content.encoded) == [event.content.encoded])
            }
        }
    }
}
