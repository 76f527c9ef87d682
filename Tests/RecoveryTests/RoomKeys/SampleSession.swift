import Formats
import Primitives
import Recovery
import Secrets

/// A session that is made of its number, as JSON of every form.
struct SampleSession: Sendable {
    let number: Int
    var index: UInt32 = 0
    /// Another ratchet under the same ID and index.
    var variant = 0
    /// Another end of the ratchet, whose first value is the same.
    var tail: UInt8 = 0
    private let publicKey: [UInt8]

    init(_ number: Int, index: UInt32 = 0, variant: Int = 0, tail: UInt8 = 0) {
        self.number = number
        self.index = index
        self.variant = variant
        self.tail = tail
        let seed = (0..<32).map { UInt8(truncatingIfNeeded: number >> ($0 % 4 * 8)) }
        // A seed has 32 bytes, so that there is a key.
        publicKey = (try? Ed25519.publicKey(ofSeed: SecretBytes(copying: seed))) ?? []
    }

    /// The session as clients export it.
    var exported: [UInt8] {
        let index = (0..<4).map { UInt8(truncatingIfNeeded: self.index >> UInt32(24 - 8 * $0)) }
        let ratchet = (0..<128).map { UInt8(truncatingIfNeeded: number * 7 + variant + $0) }
        return [1] + index + ratchet.dropLast() + [ratchet[127] ^ tail] + publicKey
    }

    /// Its ID.
    var id: String { Base64.encode(publicKey) }

    /// What a key backup seals of it.
    ///
    /// - Parameter more: members behind the others, each with a comma in front.
    func plaintext(_ more: String = "", chain: String = "[]") -> String {
        """
        {"algorithm":"m.megolm.v1.aes-sha2","forwarding_curve25519_key_chain":\(chain),\
        "sender_claimed_keys":{"ed25519":"E"},"sender_key":"S",\
        "session_key":"\(Base64.encode(exported))"\(more)}
        """
    }

    /// The session as a key export has it.
    func listed(in room: String = SampleRow.room, _ more: String = "", chain: String = "[]")
        -> String
    {
        "{\"room_id\":\"\(room)\",\"session_id\":\"\(id)\","
            + plaintext(more, chain: chain).dropFirst()
    }

    /// The session as a row of a key backup.
    func row(
        _ more: String = "",
        chain: String = "[]",
        to key: SecretBytes = SampleRow.key
    ) throws -> String {
        try SampleRow(plaintext(more, chain: chain), to: key).text
    }

    /// The list of a key export.
    static func list(_ sessions: String...) -> [UInt8] {
        Array("[\(sessions.joined(separator: ","))]".utf8)
    }
}

/// A row of a key backup in its parts. It is sealed by the primitives alone, not by what is tested.
struct SampleRow: Sendable {
    /// The room that rows and sessions stand under unless told otherwise.
    static let room = "!room:example.org"
    /// The private key of the backup, and another one.
    static let key = SecretBytes(copying: [UInt8](repeating: 7, count: 32))
    static let otherKey = SecretBytes(copying: [UInt8](repeating: 8, count: 32))

    var ephemeral: String
    var ciphertext: String
    var mac: String
    /// All 32 bytes of the MAC.
    let wholeMAC: [UInt8]

    init(_ plaintext: String, to key: SecretBytes = SampleRow.key) throws {
        try self.init(Array(plaintext.utf8), to: key)
    }

    init(_ plaintext: [UInt8], to key: SecretBytes = SampleRow.key) throws {
        let own = SecretBytes(copying: [UInt8](repeating: 9, count: 32))
        let shared = try X25519.sharedSecret(of: own, with: X25519.publicKey(of: key))
        let keys = HKDFSHA256.derive(from: shared, salt: [], info: [], count: 80)
        ephemeral = try Base64.encode(X25519.publicKey(of: own))
        ciphertext = try Base64.encode(
            AES256CBC.encrypt(
                SecretBytes(copying: plaintext),
                key: keys.slice(0..<32),
                iv: keys.slice(64..<80)
            )
        )
        wholeMAC = HMACSHA256.code(of: [], key: keys.slice(32..<64))
        mac = Base64.encode(Array(wholeMAC.prefix(8)))
    }

    /// What `session_data` is.
    var data: String {
        "{\"ephemeral\":\"\(ephemeral)\",\"ciphertext\":\"\(ciphertext)\",\"mac\":\"\(mac)\"}"
    }

    /// The row as a homeserver answers it.
    var text: String {
        """
        {"first_message_index":0,"forwarded_count":0,"is_verified":true,"session_data":\(data)}
        """
    }

    /// The same row with some parts changed.
    func with(_ change: (inout SampleRow) -> Void) -> SampleRow {
        var row = self
        change(&row)
        return row
    }

    /// A key backup with rows by their rooms and IDs.
    static func backup(_ rooms: [(String, [(String, String)])]) -> [UInt8] {
        let rooms = rooms.map { room, rows in
            let rows = rows.map { "\"\($0)\":\($1)" }.joined(separator: ",")
            return "\"\(room)\":{\"sessions\":{\(rows)}}"
        }
        return Array("{\"rooms\":{\(rooms.joined(separator: ","))}}".utf8)
    }

    /// A key backup with one row.
    static func backup(_ row: String, id: String, room: String = SampleRow.room) -> [UInt8] {
        backup([(room, [(id, row)])])
    }
}
