import Formats
import Primitives
import Secrets

extension SessionReader {
    /// Decrypts a row into `target` from `start` on, and returns how long the plaintext is.
    func decrypt(
        _ bytes: Span<UInt8>,
        _ row: BackupRow,
        _ session: ExactText?,
        into target: WorkBuffer,
        at start: Int
    ) throws(RowFault) -> Int {
        switch row.algorithm {
        case .curve25519: try decrypt(bytes, row, into: target, at: start)
        case .symmetric: try decryptSymmetric(bytes, row, session, into: target, at: start)
        }
    }

    private func decrypt(
        _ bytes: Span<UInt8>,
        _ row: BackupRow,
        into target: WorkBuffer,
        at start: Int
    ) throws(RowFault) -> Int {
        let front = try decode(row.front, .ephemeral, bytes, into: scratch, Place.front)
        guard front == 32 else { throw .length(.ephemeral, front) }
        let mac = try decode(row.mac, .mac, bytes, into: scratch, Place.mac)
        guard mac == 8 || mac == 32 else { throw .length(.mac, mac) }
        let room = start..<target.count
        let count = try decode(row.ciphertext, .ciphertext, bytes, into: target, room)
        var fault = RowFault.notOpened
        for attempt in ciphers.indices {
            let index = (latest + attempt) % ciphers.count
            do throws(BackupCipher.Refusal) {
                let length = try open(start..<start + count, of: target, by: ciphers[index], mac)
                latest = index
                return length
            } catch {
                switch error {
                case .mac: continue
                case .lowOrderPoint: fault = .lowOrderPoint
                case .padding: fault = .padding
                }
                break
            }
        }
        throw fault
    }

    private func open(
        _ range: Range<Int>,
        of target: WorkBuffer,
        by cipher: BackupCipher,
        _ macLength: Int
    ) throws(BackupCipher.Refusal) -> Int {
        try scratch.withBytes(Place.front) { (front) throws(BackupCipher.Refusal) in
            let code = Place.mac.lowerBound..<Place.mac.lowerBound + macLength
            return try scratch.withBytes(code) { (mac) throws(BackupCipher.Refusal) in
                try target.withMutableBytes(range) { (message) throws(BackupCipher.Refusal) in
                    try cipher.open(&message, ephemeral: front, mac: mac)
                }
            }
        }
    }

    private func decode(
        _ place: JSONPlace,
        _ property: RowFault.Property,
        _ bytes: Span<UInt8>,
        into target: WorkBuffer,
        _ range: Range<Int>
    ) throws(RowFault) -> Int {
        try place.withText(in: bytes) { (text) throws(RowFault) in
            guard let count = Base64.decodedCount(text) else { throw .base64(property) }
            guard count <= range.count else { throw .length(property, count) }
            let room = range.lowerBound..<range.lowerBound + count
            try target.withMutableBytes(room) { (target) throws(RowFault) in
                do throws(FormatError) {
                    try Base64.decode(text, into: &target)
                } catch {
                    throw .base64(property)
                }
            }
            return count
        }
    }

    /// MSC3270's algorithm is secret storage's, with the session's ID for a secret's name.
    private func decryptSymmetric(
        _ bytes: Span<UInt8>,
        _ row: BackupRow,
        _ session: ExactText?,
        into target: WorkBuffer,
        at start: Int
    ) throws(RowFault) -> Int {
        guard let session else { throw .missing(.sessionID) }
        let name = EventType(rawValue: session)
        let iv = try decoded(row.front, .iv, bytes)
        guard iv.count == AESHMACSHA2.ivSize else { throw .length(.iv, iv.count) }
        let mac = try decoded(row.mac, .mac, bytes)
        guard mac.count == 32 else { throw .length(.mac, mac.count) }
        let ciphertext = try decoded(row.ciphertext, .ciphertext, bytes)
        for key in keys {
            guard
                let plaintext = try? AESHMACSHA2.open(
                    ciphertext,
                    iv: iv,
                    mac: mac,
                    key: key,
                    name: name
                )
            else { continue }
            plaintext.withBytes { target.copy($0, to: start) }
            return plaintext.count
        }
        throw .notOpened
    }

    private func decoded(
        _ place: JSONPlace,
        _ property: RowFault.Property,
        _ bytes: Span<UInt8>
    ) throws(RowFault) -> [UInt8] {
        guard let decoded = try? Base64.decode(place.text(in: bytes).utf8) else {
            throw .base64(property)
        }
        return decoded
    }
}
