import Formats
import Primitives
import Recovery
import Support
import Testing

/// The copy that an interrupted restore sealed is told from others by what it holds.
struct CopiedEventsTests {
    private static let path: FilePath = "/copy.tar.age.restore"

    private func event(_ type: EventType, _ json: String) throws -> AccountDataEvent {
        AccountDataEvent(type: type, content: try JSONValue(parsing: Array(json.utf8)))
    }

    @Test func holdsWhatWasCopied() throws {
        let events = [try event("a", #"{"b":1,"c":[]}"#), try event("b", "{}")]
        let copied = CopiedEvents(events)
        #expect(copied.hold(events))
        #expect(copied.hold([events[1]]))
        #expect(copied.hold([try event("a", #"{ "c": [], "b": 1 }"#)]))
    }

    @Test func holdsNothingElse() throws {
        let copied = CopiedEvents([try event("a", #"{"b":1}"#), try event("b", "{}")])
        #expect(!copied.hold([try event("a", #"{"b":2}"#)]))
        #expect(!copied.hold([try event("b", #"{"b":1}"#)]))
        #expect(!copied.hold([try event("a", #"{"b":1}"#), try event("c", "{}")]))
    }

    @Test func refusesAnotherFile() throws {
        let files = MemoryFiles()
        for text in ["", "{}", #"{"format":"matrix-recovery.restore.v1"}"#] {
            try files.replace(Self.path, with: Array(text.utf8))
            #expect(throws: RecoveryError.self) { try CopiedEvents.read(Self.path, files) }
        }
    }

    @Test func isReadBackFromBesideTheCopy() throws {
        let files = MemoryFiles()
        let copied = CopiedEvents([try event("a", #"{"b":"secret"}"#)])
        let path = CopiedEvents.path(beside: "/copy.tar.age")
        #expect(path == Self.path)
        #expect(try CopiedEvents.read(path, files) == nil)
        try copied.write(path, files)
        #expect(try CopiedEvents.read(path, files) == copied)
        let text = String(decoding: try files.read(path, limit: 1 << 10), as: UTF8.self)
        #expect(!text.contains("secret"))
    }
}
