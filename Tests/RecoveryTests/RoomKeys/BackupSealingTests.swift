import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B9. Room keys as the rows of another backup: each room and each session once.
struct BackupSealingTests {
    private static let session = SampleSession(1)

    /// A backup of rooms by number, whose sessions are numbered on.
    private func backup(_ counts: [Int]) throws -> [UInt8] {
        var number = 0
        return try SampleRow.backup(
            counts.enumerated().map { room, count in
                let rows = try (0..<count).map { _ in
                    number += 1
                    let session = SampleSession(number, index: UInt32(number * 97))
                    return (session.id, try session.row())
                }
                return ("!\(room):example.org", rows)
            }
        )
    }

    /// Each row has an ephemeral key of its own, and no row is like another time's.
    @Test func makesAFreshKeyForEveryRow() throws {
        let text = try backup([20, 20])
        var seen: Set<String> = []
        for _ in 0..<2 {
            for room in try SealedBackup(text, way: .asTheyCome).rooms() {
                for row in room.rows {
                    seen.insert(try row.value.value(at: "session_data").string(at: "ephemeral"))
                }
            }
        }
        #expect(seen.count == 80)
    }

    @Test(.timeLimit(.minutes(20)), arguments: [1, 4])
    func sealsRoomsAsTheyCome(_ threads: Int) throws {
        let text = try backup([300, 1, 250, 0, 40])
        let sealed = try SealedBackup(text, way: .asTheyCome, threads: threads)
        let placed = try SealedBackup(text, way: .inPlaces, threads: threads)
        let expected = try RoomKeyReading(text)
        for one in [sealed, placed] {
            let opened = try one.opened()
            #expect(opened.sessions == expected.sessions && opened.rejects.isEmpty)
            #expect(one.count == 591 && opened.written == expected.written)
            #expect(try one.rooms().map(\.rows.count) == [300, 1, 250, 40])
        }
        #expect(sealed.text.count == placed.text.count)
    }

    /// An export has the rooms' sessions in any order: every room is there once all the same.
    @Test(.timeLimit(.minutes(20)), arguments: [1, 4])
    func sealsRoomsThatAreMixed(_ threads: Int) throws {
        let listed = (0..<500).map { SampleSession($0).listed(in: "!\($0 * 7 % 13):ex\\u0061mple") }
        let list = Array("[\(listed.joined(separator: ","))]".utf8)
        #expect(throws: RecoveryError.roomsNotTogether) {
            try SealedBackup(list, way: .asTheyCome, threads: threads)
        }
        let sealed = try SealedBackup(list, way: .inPlaces, threads: threads)
        let rooms = try sealed.rooms()
        #expect(rooms.count == 13 && rooms.reduce(0) { $0 + $1.rows.count } == 500)
        let opened = try sealed.opened().sessions.map(\.id).sorted()
        #expect(opened == (0..<500).map { SampleSession($0).id }.sorted())
        for room in rooms {
            let ids = (0..<500).filter { "!\($0 * 7 % 13):example" == room.name.string }
                .map { ExactText(SampleSession($0).id) }
            #expect(room.rows.map(\.name) == ids)
        }
    }

    /// A room that comes back in the same text, or in the next one, or a session that does.
    @Test func noticesWhatComesBack() throws {
        let one = SampleSession(1).listed(in: "!a")
        let two = SampleSession(2).listed(in: "!b")
        let three = SampleSession(3).listed(in: "!a")
        for files in [
            [[one, two, three]], [[one, two], [three]], [[one, one]], [[one], [one]],
        ] {
            let lists = files.map { Array("[\($0.joined(separator: ","))]".utf8) }
            #expect(throws: RecoveryError.roomsNotTogether) {
                if lists.count == 1 {
                    _ = try SealedBackup(lists[0], way: .asTheyCome)
                } else {
                    _ = try SealedBackup(lists[0], lists[1], way: .asTheyCome)
                }
            }
        }
        #expect(try SealedBackup(SampleSession.list(one, three, two), way: .asTheyCome).count == 3)
    }

    /// The best copy of each session, with marks of shared history where all copies have them.
    @Test func sealsTheBestCopies() throws {
        let yes = #","shared_history":true"#
        let no = #","shared_history":false"#
        let early = SampleSession(1, index: 2)
        let late = SampleSession(1, index: 300)
        let backup = try SampleRow.backup(late.row(no), id: late.id)
        let sealed = try SealedBackup(
            backup,
            SampleSession.list(early.listed(SampleRow.room, yes), SampleSession(2).listed()),
            backup,
            way: .inPlaces
        )
        #expect(sealed.count == 2 && sealed.contradictions == 0)
        let opened = try sealed.opened().sessions
        #expect(
            opened.map(\.json) == [early.listed(SampleRow.room, no), SampleSession(2).listed()]
                || opened.map(\.json) == [
                    SampleSession(2).listed(), early.listed(SampleRow.room, no),
                ]
        )
        let row = try #require(
            try sealed.rooms().first?.rows.first { $0.name == ExactText(early.id) }
        )
        #expect(try row.value.int(at: "first_message_index") == 2)
        let other = SampleSession.list(SampleSession(1, index: 300, variant: 1).listed())
        #expect(try SealedBackup(backup, other, way: .inPlaces).contradictions == 1)
    }

    /// A copy that says both says no by every name, and its row has the length that was measured.
    @Test func sealsNoMarkOfSharedHistoryAgainstAnotherCopy() throws {
        let both = #","shared_history":true,"m.shared_history":false"#
        let neither = #","shared_history":false,"m.shared_history":false"#
        let session = SampleSession(1)
        let sealed = try SealedBackup(
            SampleSession.list(session.listed(SampleRow.room, both)),
            SampleSession.list(session.listed(SampleRow.room, #","shared_history":false"#)),
            way: .inPlaces
        )
        #expect(
            try sealed.opened().sessions.map(\.json)
                == [session.listed(SampleRow.room, neither)]
        )
    }

    @Test func leavesOutWhatIsNoSession() throws {
        let rows = [
            (SampleSession(1).id, try SampleSession(1).row()), ("x", "5"),
            (SampleSession(2).id, try SampleSession(2).row(to: SampleRow.otherKey)),
            (SampleSession(3).id, try SampleSession(3).row()),
        ]
        let text = SampleRow.backup([("!a", rows), ("!b", [("y", "{}")])])
        for way in [SealedBackup.Way.asTheyCome, .inPlaces] {
            let sealed = try SealedBackup(text, way: way)
            #expect(sealed.count == 2)
            #expect(try sealed.rooms().map(\.name) == ["!a"])
        }
    }

    @Test func writesNothingAsAnEmptyBackup() throws {
        for way in [SealedBackup.Way.asTheyCome, .inPlaces] {
            let sealed = try SealedBackup(Array("[]".utf8), way: way)
            #expect(sealed.text == Array("{\"rooms\":{}}".utf8) && sealed.count == 0)
        }
    }

    /// Nothing is sealed to a key that anyone has.
    @Test func refusesPublicKeysOfLowOrder() {
        let zeros = [UInt8](repeating: 0, count: 32)
        #expect(throws: RecoveryError.primitive(.lowOrderPoint)) {
            try BackupSealing(to: zeros, threads: 1, into: ByteArraySink())
        }
        #expect(throws: RecoveryError.primitive(.length)) {
            try BackupSealing(to: Array(zeros.dropLast()), threads: 1, into: ByteArraySink())
        }
    }

    /// Files that change between the readings give no backup that is not whole.
    @Test func noticesFilesThatChanged() throws {
        let publicKey = try X25519.publicKey(of: SealedBackup.newKey)
        func sealed(_ first: [UInt8], _ second: [UInt8]) throws {
            var merge = RoomKeyMerge()
            func read(
                _ text: [UInt8],
                _ body: (SessionBatch) throws(RecoveryError) -> Void
            ) throws(RecoveryError) {
                let reader = try RoomKeyReader(keys: [], threads: 1)
                try reader.take(text.span, body)
                try reader.finish(body)
            }
            try read(first) { merge.measure($0) }
            let sealing = try BackupSealing(
                to: publicKey,
                threads: 1,
                into: ByteArraySink(),
                placing: merge
            )
            try read(second) { (batch) throws(RecoveryError) in
                try sealing.add(batch, bestOf: &merge)
            }
            try sealing.finish()
        }
        let one = SampleSession.list(Self.session.listed(), SampleSession(2).listed())
        let longer = SampleSession.list(
            Self.session.listed(SampleRow.room, ",\"x\":\"0123456789012345\""),
            SampleSession(2).listed()
        )
        try sealed(one, one)
        for other in [SampleSession.list(Self.session.listed()), longer] {
            #expect(throws: RecoveryError.roomKeysChanged) { try sealed(one, other) }
        }
        #expect(throws: RecoveryError.roomKeysChanged) { try sealed(longer, one) }
    }
}
