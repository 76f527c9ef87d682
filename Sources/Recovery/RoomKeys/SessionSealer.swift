import Formats
import Primitives

/// Sessions that are to be sealed side by side.
struct SealingPiece: Sendable {
    /// What they are in.
    let batch: SessionBatch
    /// Them, each with what becomes of its marks of shared history.
    let sessions: [(session: SessionBatch.Session, sharing: SessionContent.Sharing)]
}

/// Rows of a key backup, behind one another.
struct SealedBatch: Sendable {
    /// One of them.
    struct Row: Sendable {
        let room: ExactText
        let id: MegolmSessionID
        /// Its place in the text, with a comma in front.
        let range: Range<Int>
    }

    /// The rows. Nothing of them is secret.
    var text: WorkBuffer { buffer.buffer }
    /// Where they are.
    fileprivate(set) var rows: [Row] = []

    private let buffer: PooledBuffer

    init(_ buffer: PooledBuffer) {
        self.buffer = buffer
    }
}

/// Seals sessions to the public key of a key backup, on one thread. Spec: B9.
final class SessionSealer {
    /// Where things stand in the memory that is used again for every row.
    private enum Place {
        static let ephemeral = 0..<32
        static let mac = 32..<40
        static let id = 40..<40 + MegolmSessionID.length
    }

    private static let comma = Array(",".utf8)

    private let publicKey: [UInt8]
    private let cipher: BackupCipher
    private let scratch = WorkBuffer(count: Place.id.upperBound, for: .ciphertext)
    private let texts = BufferPool(size: 2 * RowBatch.capacity, for: .ciphertext)
    /// What is sealed. It grows with the longest session.
    private var content = WorkBuffer(count: 16 << 10)

    /// - Parameter publicKey: 32 bytes.
    /// - Throws: `PrimitivesError.library`.
    init(to publicKey: [UInt8]) throws(PrimitivesError) {
        self.publicKey = publicKey
        cipher = try BackupCipher()
    }

    /// What one thread does that seals to a key, of which it is known that it can be sealed to.
    static func work(to publicKey: [UInt8]) -> (SealingPiece) -> SealedBatch {
        guard let sealer = try? SessionSealer(to: publicKey) else {
            fatalError("no memory for a cipher")
        }
        return sealer.seal
    }

    /// Seals all sessions of a piece. Where one cannot be, there is no row of it.
    func seal(_ piece: SealingPiece) -> SealedBatch {
        let size = piece.sessions.reduce(0) { size, next in
            size + 1 + SealedRow.limit(content: next.session.json.count + 8)
        }
        var sealed = SealedBatch(texts.take(max(1, size)))
        sealed.rows.reserveCapacity(piece.sessions.count)
        var used = 0
        for (session, sharing) in piece.sessions {
            let end = piece.batch.bytes.withBytes(session.json) { json in
                try? seal(session, json, sharing, into: sealed.text, at: used)
            }
            guard let end else { continue }
            sealed.rows.append(.init(room: session.room, id: session.id, range: used..<end))
            used = end
        }
        return sealed
    }

    /// Writes a row, and returns where it ends.
    private func seal(
        _ session: SessionBatch.Session,
        _ json: Span<UInt8>,
        _ sharing: SessionContent.Sharing,
        into text: WorkBuffer,
        at start: Int
    ) throws -> Int {
        // The edit of marks makes the content a few bytes longer, and a block is added.
        if content.count < json.count + 40 { content = WorkBuffer(count: json.count + 40) }
        var count = 0
        let forwarders = try SessionContent.read(json, sharing) { piece in
            content.copy(piece, to: count)
            count += piece.count
        }
        let sealed = try encrypt(count)
        var end = start
        put(Self.comma, into: text, &end)
        put(SealedRow.quote, into: text, &end)
        scratch.withMutableBytes(Place.id) { session.id.copyPublicKey(to: &$0) }
        encode(scratch, Place.id, into: text, &end)
        put(SealedRow.beforeIndex, into: text, &end)
        put(Int(session.firstIndex), into: text, &end)
        put(SealedRow.beforeForwarders, into: text, &end)
        put(forwarders, into: text, &end)
        put(SealedRow.beforeEphemeral, into: text, &end)
        encode(scratch, Place.ephemeral, into: text, &end)
        put(SealedRow.beforeCiphertext, into: text, &end)
        encode(content, 0..<sealed, into: text, &end)
        put(SealedRow.beforeMAC, into: text, &end)
        encode(scratch, Place.mac, into: text, &end)
        put(SealedRow.end, into: text, &end)
        return end
    }

    /// Seals what stands at the front of the content in place, and returns how long it is then.
    private func encrypt(_ count: Int) throws(BackupCipher.Refusal) -> Int {
        let publicKey = publicKey
        let room = 0..<content.count
        return try content.withMutableBytes(room) { (content) throws(BackupCipher.Refusal) in
            try scratch.withMutableBytes(Place.ephemeral) { (front) throws(BackupCipher.Refusal) in
                try scratch.withMutableBytes(Place.mac) { (mac) throws(BackupCipher.Refusal) in
                    try cipher.seal(
                        &content,
                        count: count,
                        to: publicKey.span,
                        ephemeral: &front,
                        mac: &mac
                    )
                }
            }
        }
    }

    private func put(_ bytes: [UInt8], into text: WorkBuffer, _ end: inout Int) {
        text.copy(bytes.span, to: end)
        end += bytes.count
    }

    private func put(_ number: Int, into text: WorkBuffer, _ end: inout Int) {
        let digits = SealedRow.digitCount(number)
        text.withMutableBytes(end..<end + digits) { text in
            var rest = number
            for place in text.indices.reversed() {
                text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
        }
        end += digits
    }

    private func encode(
        _ source: WorkBuffer,
        _ range: Range<Int>,
        into text: WorkBuffer,
        _ end: inout Int
    ) {
        let size = Base64.encodedCount(range.count)
        source.withBytes(range) { bytes in
            text.withMutableBytes(end..<end + size) { text in
                _ = Base64.encode(bytes, into: &text, at: 0)
            }
        }
        end += size
    }
}

extension SealingPiece {
    /// The best copies among the sessions of a batch that is read for the second time.
    ///
    /// - Throws: `RecoveryError.roomKeysChanged`.
    init(_ batch: SessionBatch, bestOf merge: inout RoomKeyMerge) throws(RecoveryError) {
        var sessions: [(SessionBatch.Session, SessionContent.Sharing)] = []
        try merge.give(batch) { (session, isShared) throws(RecoveryError) in
            let isWithheld = session.sharesHistory != nil && !isShared
            sessions.append((session, isWithheld ? .withheld : .kept))
        }
        self.init(batch: batch, sessions: sessions)
    }
}
