import Formats
import Primitives

/// Where the rows of each room go in a key backup that is written in no order.
struct RoomPlaces {
    /// The room that is left for one room's rows.
    private struct Place {
        let start: Int
        let end: Int
        var next: Int
    }

    private var places: [ExactText: Place] = [:]
    private var rooms: [ExactText] = []
    private var end = 0

    /// No places.
    init() {}

    /// The places of all rooms that there are, in the order in which they were met.
    init(_ merge: RoomKeyMerge) {
        var offset = BackupSealing.begin.count
        for (room, total) in zip(merge.rooms, merge.sealedTotals) where total.rows > 0 {
            offset += Self.head(of: room, isFirst: rooms.isEmpty).count
            let end = offset + total.bytes + total.rows - 1
            places[room] = Place(start: offset, end: end, next: offset)
            rooms.append(room)
            offset = end + BackupSealing.roomEnd.count
        }
        end = offset
    }

    /// What stands in front of a room's rows.
    static func head(of room: ExactText, isFirst: Bool) -> [UInt8] {
        let start = isFirst ? "" : ","
        return Array(start.utf8) + JSONValue.string(room).encoded + Array(":{\"sessions\":{".utf8)
    }

    /// Whether all rows are in their places.
    var isFull: Bool { places.values.allSatisfy { $0.next == $0.end } }

    /// Writes what is around the rows.
    ///
    /// - Throws: what the sink throws.
    func writeFrame(into sink: any ByteSink) throws(PrimitivesError) {
        var text = BackupSealing.begin
        for (number, room) in rooms.enumerated() {
            guard let place = places[room] else { continue }
            text += Self.head(of: room, isFirst: number == 0)
            try sink.write(text.span)
            try sink.skip(place.end - place.start)
            text = BackupSealing.roomEnd
        }
        text += BackupSealing.end
        try sink.write(text.span)
    }

    /// Takes the next rows of a room.
    ///
    /// - Parameter range: where they stand now, each with a comma in front.
    /// - Returns: where they go, and what of them goes there: a room's first row has no comma.
    /// - Throws: `RecoveryError.roomKeysChanged` where no such rows were announced.
    mutating func take(
        _ range: Range<Int>,
        in room: ExactText
    ) throws(RecoveryError) -> (offset: Int, rows: Range<Int>) {
        guard var place = places[room] else { throw .roomKeysChanged }
        let start = range.lowerBound + (place.next == place.start ? 1 : 0)
        let offset = place.next
        place.next += range.upperBound - start
        guard place.next <= place.end else { throw .roomKeysChanged }
        places[room] = place
        return (offset, start..<range.upperBound)
    }
}
