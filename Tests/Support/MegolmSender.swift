package import Formats
import Primitives
import Recovery
import Secrets

/// A device that encrypts messages of a session, with what it knows in the open. Its ratchet is that
/// of the specification's formulas, one message at a time, unlike the one that is tested.
package struct MegolmSender {
    /// The message that comes next.
    package private(set) var index: UInt32
    private var ratchet: [[UInt8]]
    private let seed: SecretBytes
    private let publicKey: [UInt8]

    /// A session whose ratchet and seed are made of `number`, from message `index` on.
    ///
    /// - Throws: `PrimitivesError`.
    package init(number: UInt8, index: UInt32 = 0) throws {
        self.index = index
        ratchet = (0..<4).map { value in
            (0..<32).map { UInt8(truncatingIfNeeded: Int(number) &+ 37 * value &+ 11 * $0) }
        }
        seed = SecretBytes(copying: [UInt8](repeating: number, count: 32))
        publicKey = try Ed25519.publicKey(ofSeed: seed)
    }

    /// The session's ID.
    package var sessionID: ExactText { ExportedSessionKey.sessionID(of: publicKey.span) }

    /// The session as clients export it, from the next message on.
    package var exported: [UInt8] {
        let number = (0..<4).map { UInt8(truncatingIfNeeded: index >> UInt32(24 - 8 * $0)) }
        return [1] + number + ratchet.joined() + publicKey
    }

    /// Goes on to the next message.
    package mutating func advance() {
        index += 1
        let moving =
            index.isMultiple(of: 1 << 24)
            ? 0 : index.isMultiple(of: 1 << 16) ? 1 : index.isMultiple(of: 1 << 8) ? 2 : 3
        let source = SecretBytes(copying: ratchet[moving])
        for value in moving..<4 {
            ratchet[value] = HMACSHA256.code(of: [UInt8(value)], key: source)
        }
    }

    /// The next message, which stays the next one.
    ///
    /// - Parameter extra: fields between the index and the ciphertext.
    /// - Throws: `PrimitivesError`.
    package func message(_ plaintext: [UInt8], extra: [UInt8] = []) throws -> [UInt8] {
        let keys = HKDFSHA256.derive(
            from: SecretBytes(copying: Array(ratchet.joined())),
            salt: [],
            info: Array("MEGOLM_KEYS".utf8),
            count: 80
        )
        let ciphertext = try AES256CBC.encrypt(
            SecretBytes(copying: plaintext),
            key: keys.slice(0..<32),
            iv: keys.slice(64..<80)
        )
        let length = Self.varint(UInt64(ciphertext.count))
        let body = [3, 8] + Self.varint(UInt64(index)) + extra + [0x12] + length + ciphertext
        let mac = HMACSHA256.code(of: body, key: keys.slice(32..<64)).prefix(8)
        return try signed(body + mac)
    }

    /// The bytes with the session's signature behind them.
    ///
    /// - Throws: `PrimitivesError`.
    package func signed(_ bytes: [UInt8]) throws -> [UInt8] {
        bytes + (try Ed25519.sign(bytes, withSeed: seed))
    }

    /// An event with the next message in it, which is the plaintext `{type, content, room_id}`.
    ///
    /// - Throws: `PrimitivesError`.
    package func event(
        _ body: String,
        id: String,
        room: String,
        plaintext: String? = nil,
        more: String = ""
    ) throws -> String {
        let plaintext =
            plaintext
                ?? """
                {"type":"m.room.message","content":{"body":"\(body)","msgtype":"m.text"},\
                "room_id":"\(room)"}
                """
        let message = try Base64.encode(self.message(Array(plaintext.utf8)))
        return """
            {"type":"m.room.encrypted","event_id":"\(id)","room_id":"\(room)",\
            "sender":"@alice:example.org","origin_server_ts":\(1000 + index),\
            "content":{"algorithm":"m.megolm.v1.aes-sha2","session_id":"\(sessionID)",\
            "ciphertext":"\(message)","sender_key":"K","device_id":"DEVICE"\(more)}}
            """
    }

    /// An integer as Protocol Buffers have it.
    package static func varint(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
