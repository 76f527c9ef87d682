import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B9, B10, B11; traps 32 to 36. Rows of every form, and what becomes of those that are damaged.
struct RoomKeyReaderTests {
    private static let session = SampleSession(1)

    /// The session as it stands in a key export once it is opened.
    private static func opened(_ session: SampleSession, _ more: String = "") -> String {
        session.listed(in: SampleRow.room, more)
    }

    /// A whole backup, one room, one session, a list: the same session comes out.
    @Test func readsRowsOfEveryNesting() throws {
        let row = try Self.session.row()
        let id = Self.session.id
        let texts: [(RoomKeyRows.Form, String)] = [
            (.rooms, "{\"rooms\":{\"\(SampleRow.room)\":{\"sessions\":{\"\(id)\":\(row)}}}}"),
            (.sessions, "{\"sessions\":{\"\(id)\":\(row)}}"), (.session, row),
            (.list, "[\(Self.session.listed())]"),
        ]
        for (form, text) in texts {
            let reading = try RoomKeyReading(text, room: ExactText(SampleRow.room))
            #expect(reading.form == form && reading.rejects.isEmpty)
            #expect(reading.sessions.map(\.json) == [Self.opened(Self.session)], "\(form)")
            #expect(reading.sessions.first?.id == id && reading.sessions.first?.firstIndex == 0)
        }
    }

    /// Trap 32: the MAC is that over nothing, 8 bytes or all of it. A prefix shows less than it seems.
    @Test func takesAMACOf8AndOf32BytesOnly() throws {
        let row = try SampleRow(Self.session.plaintext())
        for count in 0...33 {
            let mac = (row.wholeMAC + [0]).prefix(count)
            let text = row.with { $0.mac = Base64.encode(Array(mac)) }.text
            let reading = try RoomKeyReading(SampleRow.backup(text, id: Self.session.id))
            let isRight = count == 8 || count == 32
            #expect(reading.sessions.count == (isRight ? 1 : 0), "\(count)")
            #expect(reading.faults == (isRight ? [] : [.length(.mac, count)]))
        }
    }

    /// The ciphertext is not covered by the MAC: a changed block is seen by what comes out.
    @Test func seesAChangedCiphertext() throws {
        let row = try SampleRow(Self.session.plaintext())
        var ciphertext = try Base64.decode(row.ciphertext)
        for block in stride(from: 0, to: ciphertext.count, by: 16) {
            ciphertext[block] ^= 0x80
            let text = row.with { $0.ciphertext = Base64.encode(ciphertext) }.text
            let reading = try RoomKeyReading(SampleRow.backup(text, id: Self.session.id))
            #expect(reading.sessions.isEmpty && reading.rejects.count == 1, "\(block)")
            ciphertext[block] ^= 0x80
        }
    }

    /// Trap 33: points whose result does not depend on the key, in all their spellings.
    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
    ])
    func refusesPointsOfLowOrder(_ point: String) throws {
        let point = try Base64.encode(Hex.decode(point))
        let text = try SampleRow(Self.session.plaintext()).with { $0.ephemeral = point }.text
        let reading = try RoomKeyReading(SampleRow.backup(text, id: Self.session.id))
        #expect(reading.sessions.isEmpty && reading.faults == [.lowOrderPoint])
    }

    /// Trap 33: a damaged row takes nothing from the others, and is kept as it was.
    @Test(arguments: try RowFaultCase.all())
    func keepsWhatIsNoSession(_ entry: RowFaultCase) throws {
        let reading = try RoomKeyReading(entry.text)
        #expect(reading.sessions.isEmpty)
        #expect(reading.faults == [entry.fault])
        let row = try #require(reading.rejects.first?.row)
        #expect(String(decoding: entry.text, as: UTF8.self).contains(row) && !row.isEmpty)
    }

    /// Every fault and every property has its row, so that none is forgotten.
    @Test func hasARowForEveryFault() throws {
        let met = Set(try RowFaultCase.all().map(\.fault))
        let others: [RowFault] = [
            .notAnObject, .lowOrderPoint, .notOpened, .padding, .plaintext, .algorithm, .sessionKey,
            .anotherSession, .anotherRoom, .roomUnknown, .roomIDTooLong,
        ]
        #expect(met.isSuperset(of: others))
        let missing: [RowFault.Property] = [
            .sessionData, .ephemeral, .ciphertext, .mac, .algorithm, .roomID, .sessionID,
            .senderKey,
            .sessionKey,
        ]
        #expect(met.isSuperset(of: missing.map { .missing($0) }))
    }

    @Test func givesTheGoodRowsAroundBadOnesInTheirOrder() throws {
        var rows: [(String, String)] = []
        for number in 0..<40 {
            let session = SampleSession(number)
            rows.append((session.id, number % 3 == 1 ? "{\"no\":1}" : try session.row()))
        }
        let reading = try RoomKeyReading(SampleRow.backup([(SampleRow.room, rows)]))
        let good = (0..<40).filter { $0 % 3 != 1 }.map { SampleSession($0).id }
        #expect(reading.sessions.map(\.id) == good)
        #expect(reading.faults == [RowFault](repeating: .missing(.sessionData), count: 13))
        #expect(
            reading.rejects.map(\.session)
                == (0..<40).filter { $0 % 3 == 1 }.map { SampleSession($0).id }
        )
        #expect(reading.rejects.allSatisfy { $0.room == SampleRow.room })
    }

    @Test func triesEveryKeyOnEveryRow() throws {
        let keys = (1...4).map { number in
            SecretBytes(copying: [UInt8](repeating: UInt8(number), count: 32))
        }
        let rows = try (0..<24).map { number in
            let session = SampleSession(number)
            return (session.id, try session.row(to: keys[number * 7 % 4]))
        }
        let text = SampleRow.backup([(SampleRow.room, rows)])
        #expect(try RoomKeyReading(text, keys: keys).sessions.count == 24)
        let some = try RoomKeyReading(text, keys: Array(keys.dropLast()))
        #expect(some.sessions.count == 18)
        #expect(some.faults == [RowFault](repeating: .notOpened, count: 6))
        #expect(try RoomKeyReading(text, keys: []).faults.count == 24)
    }

    @Test func refusesKeysOfAnotherLength() {
        for count in [0, 31, 33] {
            let key = SecretBytes(copying: [UInt8](repeating: 1, count: count))
            #expect(throws: RecoveryError.primitive(.length)) {
                try RoomKeyReader(keys: [key], threads: 1)
            }
        }
    }
}
