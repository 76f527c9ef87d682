import Formats
import Primitives
import Secrets

/// Turns rows into sessions, on one thread.
final class SessionReader {
    /// Where things stand in the memory that is used again for every row.
    enum Place {
        static let front = 0..<32
        static let mac = 32..<64
        static let sessionKey = 64..<256
    }

    /// How long `,"session_id":"…"` is.
    private static let idMemberLength = 60

    /// Where in a session's key the first value of its ratchet stands.
    private static let chain =
        ExportedSessionKey.ratchetRange.lowerBound..<ExportedSessionKey.ratchetRange.lowerBound + 32

    /// Random numbers of this process, so that nobody makes two keys with one fingerprint.
    private static let seed = UInt64.random(in: 0...UInt64.max)
    private static let factor = UInt64.random(in: 0...UInt64.max) | 1

    let keys: [SecretBytes]
    let ciphers: [BackupCipher]
    private let room: ExactText?
    private let opened = BufferPool(size: 2 * RowBatch.capacity, for: .secret)
    let scratch = WorkBuffer(count: Place.sessionKey.upperBound)
    /// The key that fitted last, which is tried first.
    var latest = 0
    /// A room's ID as the beginning of a session, made once for its rows.
    private var prefix: (room: ExactText, json: [UInt8])?

    /// - Parameters:
    ///   - keys: the private keys that rows of a backup may be sealed to.
    ///   - room: the room of rows that stand under none.
    /// - Throws: `PrimitivesError.length` for a key that has not 32 bytes.
    init(keys: [SecretBytes], room: ExactText?) throws(PrimitivesError) {
        self.keys = keys
        self.room = room
        var ciphers: [BackupCipher] = []
        for key in keys { ciphers.append(try BackupCipher(privateKey: key)) }
        self.ciphers = ciphers
    }

    /// Reads all rows of a batch.
    func read(_ batch: RowBatch) -> SessionBatch {
        batch.form == .list ? list(batch) : open(batch)
    }

    /// Sessions of a key export stay where they are.
    private func list(_ batch: RowBatch) -> SessionBatch {
        var sessions = SessionBatch(bytes: batch.bytes, rows: batch.bytes)
        sessions.sessions.reserveCapacity(batch.rows.count)
        for row in batch.rows {
            batch.bytes.buffer.withBytes(row.range) { json in
                do throws(RowFault) {
                    sessions.sessions.append(try session(row, json))
                } catch {
                    sessions.rejects.append(Self.reject(row, json, error))
                }
            }
        }
        return sessions
    }

    /// The session that a row of a key export is.
    private func session(
        _ row: RowBatch.Row,
        _ json: Span<UInt8>
    ) throws(RowFault) -> SessionBatch.Session {
        let fields = try row.parts.sessionFields()
        guard let room = fields.roomID?.text(in: json) else { throw .missing(.roomID) }
        guard Self.isBounded(room) else { throw .roomIDTooLong }
        guard fields.sessionID != nil else { throw .missing(.sessionID) }
        return try session(fields, json, row.range, in: room)
    }

    /// A row of a key export that is no session, with the room and the session that it says.
    private static func reject(
        _ row: RowBatch.Row,
        _ json: Span<UInt8>,
        _ fault: RowFault
    ) -> SessionBatch.Reject {
        let names = row.parts.names
        return .init(
            room: (names.room?.text(in: json)).flatMap { isBounded($0) ? $0 : nil },
            session: names.session?.text(in: json),
            fault: fault,
            range: row.range
        )
    }

    /// Rows of a key backup are decrypted into memory of their own.
    private func open(_ batch: RowBatch) -> SessionBatch {
        let size = batch.rows.reduce(batch.used) { size, row in
            let room = self.room(of: row) ?? ""
            return size + self.prefix(for: room).count + (row.session?.utf8.count ?? 0) + 80
        }
        var sessions = SessionBatch(bytes: opened.take(size), rows: batch.bytes)
        var used = 0
        for row in batch.rows {
            do throws(RowFault) {
                let session = try batch.bytes.buffer.withBytes(row.range) {
                    (bytes) throws(RowFault) in
                    try open(bytes, row, into: sessions.bytes, at: used)
                }
                used = session.json.upperBound
                sessions.sessions.append(session)
            } catch {
                sessions.rejects.append(
                    .init(
                        room: room(of: row),
                        session: row.session,
                        fault: error,
                        range: row.range
                    )
                )
            }
        }
        return sessions
    }

    /// The room of a row, unless its ID is longer than any may be: it would be there for every row.
    private func room(of row: RowBatch.Row) -> ExactText? {
        guard let room = row.room ?? room, Self.isBounded(room) else { return nil }
        return room
    }

    private static func isBounded(_ room: ExactText) -> Bool {
        room.utf8.count <= RowBatch.longestRoomID
    }

    /// Opens one row and writes its session, which then stands where a key export would have it.
    private func open(
        _ bytes: Span<UInt8>,
        _ row: RowBatch.Row,
        into target: WorkBuffer,
        at offset: Int
    ) throws(RowFault) -> SessionBatch.Session {
        guard let room = row.room ?? room else { throw .roomUnknown }
        guard Self.isBounded(room) else { throw .roomIDTooLong }
        let parts = try row.parts.sealedRow()
        let prefix = prefix(for: room)
        // The room and the session's ID come before what is decrypted, whose brace gives way.
        let start = offset + prefix.count + Self.idMemberLength + 1
        let count = try decrypt(bytes, parts, row.session, into: target, at: start)
        let plaintext = start..<start + count
        let (fields, key) = try target.withBytes(plaintext) { (json) throws(RowFault) in
            let fields = try SessionFields(reading: json)
            return (fields, try sessionKey(fields, json))
        }
        if let name = row.session, MegolmSessionID(parsing: name) != key.id {
            throw .anotherSession
        }
        return try complete(plaintext, fields, key, room, prefix, in: target)
    }

    /// Puts what a key backup says around a session into it.
    private func complete(
        _ plaintext: Range<Int>,
        _ fields: SessionFields,
        _ key: ExportedSessionKey,
        _ room: ExactText,
        _ prefix: [UInt8],
        in target: WorkBuffer
    ) throws(RowFault) -> SessionBatch.Session {
        let (brace, hasRoom) = try target.withBytes(plaintext) { (json) throws(RowFault) in
            if let own = fields.roomID, own.text(in: json) != room { throw .anotherRoom }
            if let own = fields.sessionID {
                guard own.withText(in: json, { MegolmSessionID(parsing: $0) == key.id }) else {
                    throw .anotherSession
                }
            }
            var brace = 0
            while json[brace] != UInt8(ascii: "{") { brace += 1 }
            return (plaintext.lowerBound + brace, fields.roomID != nil)
        }
        var added: [UInt8] = hasRoom ? [UInt8(ascii: "{")] : prefix
        if fields.sessionID == nil {
            if !hasRoom { added.append(UInt8(ascii: ",")) }
            added += "\"session_id\":\"".utf8
            added += Base64.encode(key.publicKey.span)
            added.append(UInt8(ascii: "\""))
        }
        if added.count > 1 { added.append(UInt8(ascii: ",")) }
        let start = brace + 1 - added.count
        target.copy(added.span, to: start)
        let shift = plaintext.lowerBound - start
        return SessionBatch.Session(
            json: start..<plaintext.upperBound,
            room: room,
            id: key.id,
            firstIndex: key.firstIndex,
            fingerprint: fingerprint(of: 0..<ExportedSessionKey.length),
            chain: fingerprint(of: Self.chain),
            senderKey: fields.senderKey.moved(by: shift),
            sessionKey: fields.sessionKey.moved(by: shift),
            sharesHistory: fields.sharesHistory
        )
    }

    private func session(
        _ fields: SessionFields,
        _ json: Span<UInt8>,
        _ range: Range<Int>,
        in room: ExactText
    ) throws(RowFault) -> SessionBatch.Session {
        let key = try sessionKey(fields, json)
        if let own = fields.sessionID {
            guard own.withText(in: json, { MegolmSessionID(parsing: $0) == key.id }) else {
                throw .anotherSession
            }
        }
        return SessionBatch.Session(
            json: range,
            room: room,
            id: key.id,
            firstIndex: key.firstIndex,
            fingerprint: fingerprint(of: 0..<ExportedSessionKey.length),
            chain: fingerprint(of: Self.chain),
            senderKey: fields.senderKey,
            sessionKey: fields.sessionKey,
            sharesHistory: fields.sharesHistory
        )
    }

    /// What anyone may know of the session's key.
    private func sessionKey(
        _ fields: SessionFields,
        _ json: Span<UInt8>
    ) throws(RowFault) -> ExportedSessionKey {
        try fields.sessionKey.withText(in: json) { (text) throws(RowFault) in
            try scratch.withMutableBytes(Place.sessionKey) { (target) throws(RowFault) in
                do throws(FormatError) {
                    return try ExportedSessionKey(base64: text, into: &target)
                } catch {
                    throw .sessionKey
                }
            }
        }
    }

    /// A hash of a part of the session's key, which was read last, but for up to seven bytes at its end.
    private func fingerprint(of range: Range<Int>) -> UInt32 {
        scratch.withBytes(Place.sessionKey) { key in
            var hash = Self.seed
            for index in stride(from: range.lowerBound, to: range.upperBound - 7, by: 8) {
                hash = (hash ^ key.word(at: index)) &* Self.factor
                hash ^= hash >> 29
            }
            return UInt32(truncatingIfNeeded: hash >> 32)
        }
    }

    /// `{"room_id":"…"`.
    private func prefix(for room: ExactText) -> [UInt8] {
        if let prefix, prefix.room == room { return prefix.json }
        let json = Array("{\"room_id\":".utf8) + JSONValue.string(room).encoded
        prefix = (room, json)
        return json
    }
}
