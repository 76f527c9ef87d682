import Formats
import Primitives
import Recovery
import Support
import Testing

/// Spec: B11; trap 34. Of two copies of a session, the better one opens earlier messages.
struct RoomKeyMergeTests {
    /// What becomes of files, in their order.
    private struct Merged {
        var text = ""
        var sessions: [String] = []
        var contradictions = 0

        init(_ files: [UInt8]..., threads: Int = 1) throws {
            var merge = RoomKeyMerge()
            for file in files { try Self.read(file, threads) { merge.take($0) } }
            let sink = ByteArraySink()
            let writer = SessionListWriter { (bytes) throws(PrimitivesError) in sink.write(bytes) }
            for file in files {
                try Self.read(file, threads) { (batch) throws(RecoveryError) in
                    try merge.give(batch) { (session, isShared) throws(RecoveryError) in
                        try carryingPrimitive { () throws(PrimitivesError) in
                            try writer.add(session, of: batch, sharing: isShared)
                        }
                    }
                }
            }
            try merge.finish()
            try writer.finish()
            text = String(decoding: sink.bytes, as: UTF8.self)
            sessions = try RoomKeyReading(text).sessions.map(\.json)
            contradictions = merge.contradictions
        }

        static func read(
            _ file: [UInt8],
            _ threads: Int,
            _ body: (SessionBatch) throws(RecoveryError) -> Void
        ) throws(RecoveryError) {
            let reader = try RoomKeyReader(keys: [SampleRow.key], threads: threads)
            try reader.take(file.span, body)
            try reader.finish(body)
        }
    }

    @Test func keepsTheCopyThatOpensMore() throws {
        let early = SampleSession(1, index: 3).listed()
        let late = SampleSession(1, index: 400).listed()
        for files in [[early, late], [late, early]] {
            let merged = try Merged(SampleSession.list(files[0]), SampleSession.list(files[1]))
            #expect(merged.sessions == [early] && merged.contradictions == 0)
            #expect(try Merged(SampleSession.list(files[0], files[1])).sessions == [early])
        }
    }

    @Test func keepsTheFirstOfTwoThatAreAsGood() throws {
        let one = SampleSession(1).listed(in: SampleRow.room, ",\"from\":1")
        let two = SampleSession(1).listed(in: SampleRow.room, ",\"from\":2")
        let merged = try Merged(SampleSession.list(one), SampleSession.list(two))
        #expect(merged.sessions == [one] && merged.contradictions == 0)
    }

    /// A better copy after two that are equal, and a worse one between.
    @Test func findsTheBestOfMany() throws {
        let indexes: [UInt32] = [9, 5, 7, 5, 1, 3, 1]
        let listed = indexes.enumerated().map { place, index in
            SampleSession(1, index: index).listed(in: SampleRow.room, ",\"place\":\(place)")
        }
        let file = Array("[\(listed.joined(separator: ","))]".utf8)
        #expect(try Merged(file).sessions == [listed[4]])
    }

    /// One of two keys that begin alike and differ is wrong, and nobody can say which.
    @Test func tellsContradictions() throws {
        let one = SampleSession(1, index: 5)
        let two = SampleSession(1, index: 5, variant: 1)
        let merged = try Merged(SampleSession.list(one.listed()), SampleSession.list(two.listed()))
        #expect(merged.sessions == [one.listed()] && merged.contradictions == 1)
    }

    /// A key that begins earlier is only better if it is of the same ratchet.
    @Test func letsNoForgedCopyTakeAPlace() throws {
        let genuine = SampleSession(1, index: 3).listed()
        let forged = SampleSession(1, index: 0, variant: 1).listed()
        let later = SampleSession(1, index: 9, variant: 1).listed()
        for other in [forged, later] {
            let merged = try Merged(SampleSession.list(genuine, other))
            #expect(merged.sessions == [genuine] && merged.contradictions == 1)
            let reversed = try Merged(SampleSession.list(other, genuine))
            #expect(reversed.sessions == [other] && reversed.contradictions == 1)
        }
    }

    /// Whether copies contradict each other is the same in any order, also where a better one comes
    /// between them. Each session is counted once, in its room.
    @Test func countsContradictionsInAnyOrder() throws {
        let one = SampleSession(1, index: 5).listed()
        let two = SampleSession(1, index: 5, tail: 1).listed()
        let better = SampleSession(1, index: 3).listed()
        let all = [
            [one, two, better], [one, better, two], [better, two, one], [two, better, one],
        ]
        for files in all.map({ $0.map { SampleSession.list($0) } }) {
            var merge = RoomKeyMerge()
            for file in files { try Merged.read(file, 1) { merge.take($0) } }
            #expect(merge.contradictingRooms == [ExactText(SampleRow.room): 1])
        }
    }

    /// The same session in two rooms is two: each room's members know one of them.
    @Test func keepsSessionsOfTwoRoomsApart() throws {
        let one = SampleSession(1).listed(in: "!one")
        let two = SampleSession(1).listed(in: "!two")
        #expect(try Merged(SampleSession.list(one, two)).sessions == [one, two])
    }

    /// Trap 36: shared only where all copies say so, and the edit touches nothing else.
    @Test func andsMarksOfSharedHistory() throws {
        let yes = #","shared_history":true"#
        let no = #","shared_history":false"#
        let three =
            #","m.shared_history": true,"a":[true],"org.matrix.msc3061.shared_history":true"#
        let session = SampleSession(1)
        func merged(_ one: String, _ two: String, index: UInt32 = 0) throws -> [String] {
            let other = SampleSession(1, index: index)
            return try Merged(
                SampleSession.list(session.listed(SampleRow.room, one)),
                SampleSession.list(other.listed(SampleRow.room, two))
            ).sessions
        }
        #expect(try merged(yes, yes) == [session.listed(SampleRow.room, yes)])
        #expect(try merged(yes, no) == [session.listed(SampleRow.room, no)])
        #expect(try merged(no, yes) == [session.listed(SampleRow.room, no)])
        #expect(try merged(yes, "") == [session.listed(SampleRow.room, no)])
        #expect(try merged("", yes) == [session.listed(SampleRow.room, "")])
        // The copy that loses still has its say.
        #expect(try merged(yes, no, index: 9) == [session.listed(SampleRow.room, no)])
        let edited =
            #","m.shared_history": false,"a":[true],"org.matrix.msc3061.shared_history":false"#
        #expect(try merged(three, no) == [session.listed(SampleRow.room, edited)])
        #expect(try merged(three, yes) == [session.listed(SampleRow.room, three)])
        // A session that says both may not be shared, and does not say otherwise any more.
        let both = #","shared_history":true,"m.shared_history":false"#
        let neither = #","shared_history":false,"m.shared_history":false"#
        #expect(try merged(both, no) == [session.listed(SampleRow.room, neither)])
    }

    @Test func givesTheSameWhateverTheThreads() throws {
        let one = (0..<700).map {
            SampleSession($0, index: UInt32($0 % 7)).listed(in: "!\($0 % 9)")
        }
        let two = (300..<900).map {
            SampleSession($0, index: UInt32($0 % 5)).listed(in: "!\($0 % 9)")
        }
        let files = [one, two].map { Array("[\($0.joined(separator: ","))]".utf8) }
        let merged = try Merged(files[0], files[1])
        #expect(merged.sessions.count == 900)
        #expect(try Merged(files[0], files[1], threads: 4).text == merged.text)
        let indexes = (0..<900).map { number in
            let both = [number < 700 ? number % 7 : .max, number >= 300 ? number % 5 : .max]
            return (SampleSession(number).id, UInt32(min(both[0], both[1])))
        }
        let expected = Dictionary(uniqueKeysWithValues: indexes)
        for session in try RoomKeyReading(merged.text).sessions {
            #expect(session.firstIndex == expected[session.id])
        }
    }

    @Test func noticesFilesThatChanged() throws {
        let file = SampleSession.list(SampleSession(1).listed(), SampleSession(2).listed())
        var merge = RoomKeyMerge()
        try Merged.read(file, 1) { merge.take($0) }
        try Merged.read(SampleSession.list(SampleSession(1).listed()), 1) {
            (batch) throws(RecoveryError) in
            try merge.give(batch) { _, _ in }
        }
        #expect(throws: RecoveryError.roomKeysChanged) { try merge.finish() }
    }

    /// The first value of the ratchet moves once in 2^24 messages. Spec: B11.
    @Test func comparesWithTheBestCopyAloneFromOneMoveToTheNext() throws {
        let copies = [
            SampleSession(1, index: 1 << 24 | 5, variant: 1), SampleSession(1, index: 3),
            SampleSession(1, index: 5), SampleSession(1, index: 4, variant: 2),
        ]
        var index = SessionIndex()
        var agreeing: [Bool] = []
        try Merged.read(Array("[\(copies.map { $0.listed() }.joined(separator: ","))]".utf8), 1) {
            (batch) in
            for session in batch.sessions { agreeing.append(index.add(session)) }
        }
        #expect(agreeing == [true, true, true, false])
    }

    /// What two files have: only here, only there, better there, contradicting.
    @Test func comparesFiles() throws {
        func index(_ sessions: [SampleSession]) throws -> SessionIndex {
            var index = SessionIndex()
            let list = "[\(sessions.map { $0.listed() }.joined(separator: ","))]"
            try Merged.read(Array(list.utf8), 1) { batch in
                for session in batch.sessions { index.add(session) }
            }
            return index
        }
        let one = try index([1, 2, 3, 4, 6].map { SampleSession($0, index: 5) })
        let two = try index([
            SampleSession(2, index: 5), SampleSession(3, index: 1),
            SampleSession(4, index: 5, variant: 1), SampleSession(5),
            SampleSession(6, index: 1, variant: 1),
        ])
        var words: [String] = []
        one.compare(to: two) { room, mine, other in
            #expect(room == ExactText(SampleRow.room))
            switch (mine, other) {
            case (let mine?, let other?):
                if mine.contradicts(other) {
                    words.append("contradicts")
                } else {
                    words.append(other.firstIndex < mine.firstIndex ? "better" : "same")
                }
            case (nil, _): words.append("there")
            case (_, nil): words.append("here")
            }
        }
        #expect(
            words.sorted() == ["better", "contradicts", "contradicts", "here", "same", "there"]
        )
        #expect(one.count == 5 && one.rooms == [ExactText(SampleRow.room)])
    }
}
