import Formats
import Primitives
import Recovery
import Support
import Testing

/// However a small text is made, what is asked for at once is bounded.
struct RoomKeyMemoryTests {
    /// What a batch may want, which has many rows.
    private static let most = 256 << 10

    /// How much memory the largest batch has, and what is wrong with the rows.
    private func read(_ text: String) throws -> (largest: Int, rejects: [SessionBatch.Reject]) {
        let reader = try RoomKeyReader(keys: [SampleRow.key], threads: 1)
        var largest = 0
        var rejects: [SessionBatch.Reject] = []
        let body = { (batch: SessionBatch) throws(RecoveryError) in
            largest = max(largest, batch.bytes.count)
            rejects += batch.rejects
        }
        try reader.take(Array(text.utf8).span, body)
        try reader.finish(body)
        return (largest, rejects)
    }

    private func rows(_ count: Int, in room: String) -> String {
        let rows = (0..<count).map { "\"\($0)\":0" }.joined(separator: ",")
        return "{\"rooms\":{\"\(room)\":{\"sessions\":{\(rows)}}}}"
    }

    /// A room's ID stands once in the text, and is wanted for each of its rows.
    @Test func closesBatchesOfManyRows() throws {
        let room = "!" + String(repeating: "r", count: 254)
        let (largest, rejects) = try read(rows(20_000, in: room))
        #expect(rejects.count == 20_000 && rejects.allSatisfy { $0.room == ExactText(room) })
        #expect(largest <= Self.most)
    }

    @Test func refusesRoomsWithIDsOfAnyLength() throws {
        let room = "!" + String(repeating: "r", count: 100_000)
        let (largest, rejects) = try read(rows(2000, in: room))
        #expect(rejects.count == 2000 && rejects.allSatisfy { $0.room == nil })
        #expect(largest <= Self.most)
        let session = SampleSession(1)
        let long = SampleRow.backup(try session.row(), id: session.id, room: room)
        #expect(try RoomKeyReading(long).faults == [.roomIDTooLong])
        #expect(try RoomKeyReading("[\(session.listed(in: room))]").faults == [.roomIDTooLong])
        let longest = session.listed(in: "!" + String(repeating: "r", count: 254))
        #expect(try RoomKeyReading("[\(longest)]").faults == [])
    }
}
