import Formats
import Primitives
import Recovery
import Support
import Testing

/// Where the events of an export lie, and which rooms their folders are of. Traps: section 3.
struct EventFileTests {
    private static let event = Array("{\"type\":\"m.t\",\"content\":{}}".utf8)
    private static let room = "!43-characters-without-a-server"

    private let files = MemoryFiles()

    init() {
        files.put(FilePath("x/rooms/\(Self.room)/events"), Self.event)
        files.put(FilePath("x/rooms/\(Self.room)/state"), Self.event + Self.event)
        files.put("x/rooms/other/events", Self.event)
        files.put("x/one.json", Self.event)
    }

    private func rooms(_ path: String, _ room: ExactText? = nil) throws -> [String?] {
        var rooms: [String?] = []
        let file = try EventFile(FilePath(path), in: files, defaultRoom: room)
        try file.forEachEvent { (_, room) throws(RecoveryError) in rooms.append(room?.string) }
        return rooms
    }

    /// Rooms of version 12 have no server's name; a folder that is no room's is left out.
    @Test func namesRoomsAfterFolders() throws {
        for path in ["x", "x/", "x/rooms"] { #expect(try rooms(path) == [Self.room]) }
        #expect(try rooms("x/rooms/\(Self.room)") == [Self.room])
        #expect(try rooms("x/rooms/\(Self.room)/events", "!given") == [Self.room])
    }

    @Test func takesTheGivenRoomElsewhere() throws {
        #expect(try rooms("x/rooms/other/events") == [nil])
        #expect(try rooms("x/rooms/other/events", "!given") == ["!given"])
        #expect(try rooms("x/one.json", "!given") == ["!given"])
        #expect(try rooms("x/rooms/\(Self.room)/state", "!given") == ["!given", "!given"])
    }

    @Test func namesTheFileThatIsAtFault() throws {
        let path = FilePath("x/rooms/\(Self.room)/events")
        files.put(path, Self.event + Array("{".utf8))
        let fault = JSONError(.truncated, at: Self.event.count + 1)
        #expect(throws: RecoveryError.file(path, .json(fault))) { try rooms("x/rooms") }
        files.put(path, Array("{}".utf8))
        #expect(throws: RecoveryError.noEvents(path)) { try rooms("x/rooms") }
    }
}
